import { type Language, languageSchema, languages } from '@ochiq/shared/language';
import { type Permission, permissions, type Role } from '@ochiq/shared/people';
import type { Problem, ProblemCode } from '@ochiq/shared/problem';
import { problemText } from '@ochiq/shared/problem/text';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { codeOfStatus, Refusal, statusOf } from './problem.js';
import { refuseUnkept } from './unkept-text.js';

/**
 * Who a route is for. Every route declares it; one that does not is refused at start. `security_server`: systems of other bodies,
 * through the guard of the room `xroad`, which stands before every route under /xroad and nowhere else.
 */
export type Allow = 'anyone' | 'signed_in' | 'security_server' | Permission;

/** Whether people of these roles may do what a permission names. */
export const may = (roles: readonly Role[], permission: Permission): boolean =>
  permissions[permission].some((role) => roles.includes(role));

/** The person behind a request, as the session says. */
export interface Visitor {
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly officeId: number | null;
  readonly language: Language;
}

export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly allow: Allow;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    allow?: Allow;
    /** Refusals that neither whom the route is for nor what it takes lets expect. */
    refuses?: readonly ProblemCode[];
  }
  interface FastifyRequest {
    visitor: Visitor | null;
  }
  interface FastifyInstance {
    /** Every route with whom it is for: what the authorisation test walks. */
    declaredRoutes: DeclaredRoute[];
  }
}

/** A page as a browser gets it. */
export interface Page {
  readonly status: 200 | 404;
  readonly language: Language;
  readonly html: string;
}

export interface HttpOptions {
  readonly allowedOrigins: readonly string[];
  /** Finds the visitor of a request's cookies; null when there is none or the session has ended. */
  readonly findVisitor: (request: FastifyRequest) => Promise<Visitor | null>;
  /** Makes the page for a path that the browser's router knows; null when no client is built. */
  readonly page: ((request: FastifyRequest) => Promise<Page>) | null;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a browser's Origin is the server's own or an allowed one; a request without one comes from no browser page. */
export function isOwnOrigin(request: FastifyRequest, allowedOrigins: readonly string[]): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

/** The language a request asks for (Accept-Language, first match), else the visitor's, else the default. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2));
  const found = wanted.map((code) => languageSchema.safeParse(code)).find((result) => result.success);
  return found?.data ?? request.visitor?.language ?? languages[0];
}

/** The signed-in visitor of a route whose `allow` is not `anyone`. */
export function visitorOf(request: FastifyRequest): Visitor {
  if (!request.visitor) throw new Refusal('not_signed_in');
  return request.visitor;
}

function refuse(request: FastifyRequest, reply: FastifyReply, code: ProblemCode, errors: Problem['errors'] = []): FastifyReply {
  const status = statusOf(code);
  const text = problemText(code, languageOf(request));
  const problem: Problem = { type: `/problems/${code}`, title: text.title, status, detail: text.action, code, instance: request.id };
  if (errors.length > 0) problem.errors = errors;
  return reply.code(status).type('application/problem+json').header('content-language', languageOf(request)).send(JSON.stringify(problem));
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refusal) return refuse(request, reply, error.code, error.errors);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message: message ?? '' }));
    return refuse(request, reply, 'bad_request', errors);
  }
  const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  return refuse(request, reply, codeOfStatus(status));
}

/**
 * Answers what the router itself refuses, in the form of all refusals: a part of a path that is longer than any name of
 * ours names nothing, one with a broken escape is a bad request.
 */
export const answerRouterError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  void refuse(request, reply, error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not_found' : codeOfStatus(error.statusCode ?? 500));
};

/** Problem details, the declared-role check, the origin check and the visitor of each request, for the whole app. */
export const http = fp(async (app: FastifyInstance, options: HttpOptions) => {
  app.decorateRequest('visitor', null);
  app.decorate('declaredRoutes', []);
  app.addHook('onRoute', ({ path, method, config }) => {
    if (!/^\/(api|log|embed|feeds|sitemaps?|robots|xroad|\.well-known)\b/.test(path) && path !== '/ws') return;
    const allow = config?.allow;
    if (allow === undefined) throw new Error(`route ${path} declares nobody in config.allow`);
    if ((allow === 'security_server') !== path.startsWith('/xroad/')) throw new Error(`route ${path} is not for ${allow}`);
    for (const one of [method].flat()) if (one !== 'HEAD') app.declaredRoutes.push({ method: one, path, allow });
  });
  app.addHook('onRequest', async (request) => {
    if (!safeMethods.has(request.method) && !isOwnOrigin(request, options.allowedOrigins)) throw new Refusal('foreign_origin');
    if (!request.url.startsWith('/api') && !request.url.startsWith('/ws')) return;
    request.visitor = await options.findVisitor(request);
    const allow = request.routeOptions.config.allow ?? 'anyone';
    if (allow === 'anyone' || allow === 'security_server') return;
    const visitor = visitorOf(request);
    if (allow !== 'signed_in' && !may(visitor.roles, allow)) throw new Refusal('forbidden');
  });
  app.addHook('preValidation', refuseUnkept);
  app.setErrorHandler(answerError);
  const answerPage = async (request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage = request.headers.accept?.includes('text/html') && !/^\/(api|ws|media|assets)\b/.test(request.url);
    if (!wantsPage || options.page === null) return refuse(request, reply, 'not_found');
    const { status, language, html } = await options.page(request);
    void reply
      .code(status)
      .header('content-language', language)
      .header('vary', 'accept, accept-language')
      .header('cache-control', 'no-cache');
    return reply.type('text/html; charset=utf-8').send(html);
  };
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'not_found'));
  app.get('/*', { schema: { hide: true } }, answerPage);
});
