import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { constants } from 'node:zlib';
import compress, { type FastifyCompressOptions } from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { apiDocument, type Config, http } from './base/index.js';
import type { findVisitor } from './identity/index.js';
import type { openPages } from './pages/index.js';

const socketLimitBytes = 64 * 1024;
const uploadLimits = { fileSize: 15 * 1024 * 1024, files: 10, fields: 10, parts: 20 };

/** What every route stands on: headers and policies, limits, who asks, the API's document, the built page and its files. */
export async function registerPlugins(
  app: FastifyInstance,
  config: Config,
  find: ReturnType<typeof findVisitor>,
  fill: ReturnType<typeof openPages>['fill'],
): Promise<void> {
  const clientDir = resolve(config.clientDir);
  const pagePath = join(clientDir, 'index.html');
  const page = existsSync(pagePath) ? readFileSync(pagePath, 'utf8') : null;
  await app.register(helmet, helmetOptions(config, page));
  await app.register(cookie);
  await app.register(compress, compression);
  await app.register(http, {
    allowedOrigins: config.allowedOrigins,
    findVisitor: find,
    page: page === null ? null : (request) => fill(request, page),
  });
  await app.register(rateLimit, { global: false });
  await app.register(multipart, { limits: uploadLimits });
  await app.register(websocket, { options: { maxPayload: socketLimitBytes, perMessageDeflate: false } });
  await app.register(swagger, apiDocument);
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  const immutable = { immutable: true, maxAge: '365d', index: false } as const;
  await app.register(fastifyStatic, { root: resolve(config.dataDir, 'media'), prefix: '/media/', ...immutable });
  if (page !== null) {
    await app.register(fastifyStatic, {
      root: clientDir,
      wildcard: false,
      preCompressed: true,
      decorateReply: false,
      ...immutable,
      // Only the names of assets change with what is in them: the worker, the theme and the manifests are asked for again.
      setHeaders: (reply, path) => void (path.startsWith(join(clientDir, 'assets')) || reply.header('cache-control', 'no-cache')),
    });
  }
}

/** Answers that are worth it, quickly rather than well. No answer holds a secret beside what its asker sent: their lengths tell nothing (BREACH). */
const compression = {
  threshold: 1024,
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
} satisfies FastifyCompressOptions;

/** Everything comes from this origin. Scripts that stand in the page itself (the theme, before the first paint) are named by hash. */
function helmetOptions(config: Config, page: string | null) {
  const inline = [...(page ?? '').matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...hashes],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: config.secureCookies,
  };
}
