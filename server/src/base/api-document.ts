import { STATUS_CODES } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { permissions } from '@ochiq/shared/people';
import { type ProblemCode, problemCodes, problemSchema } from '@ochiq/shared/problem';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Allow } from './http.js';
import { statusOf } from './problem.js';

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>;
type TransformObject = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>;
type Document = Extract<Parameters<TransformObject>[0], { openapiObject: unknown }>['openapiObject'];
type Operation = NonNullable<NonNullable<Document['paths']>[string]>['get'] & {
  'x-allow'?: Allow;
  'x-limited'?: true;
  'x-refuses'?: readonly ProblemCode[];
};

const session = 'session';
const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The files of a form, all under the name `file`. */
const uploadSchema = {
  type: 'object',
  properties: { file: { type: 'array', minItems: 1, items: { type: 'string', format: 'binary' } } },
  required: ['file'],
};

/** A file's bytes, however the route sends them; they are sent as they are. */
const bytesSchema = z.custom<string | Uint8Array | Readable>().meta({ type: 'string', format: 'binary' });

/** What a route that answers with a file declares: its media type and what it is. */
export const fileAnswer = (type: string, description: string) => ({
  200: { description, content: { [type]: { schema: bytesSchema } } },
});

/** `GET /api/lots/:lot/bids` is `getLotsLotBids`: a name that stays while the path does. */
function operationIdOf(method: string, path: string): string {
  const words = path.replace(/^\/api/, '').split(/[^A-Za-z0-9]+/);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

const readersOf = (allow: Allow): string => {
  if (allow === 'anyone') return 'For everyone.';
  if (allow === 'security_server') return 'For systems of other bodies, over X-Road. Errors are type, message and detail (PR-REST 4.6).';
  return allow === 'signed_in' ? 'For people who are signed in.' : `For the roles ${permissions[allow].join(', ')}.`;
};

/** A route's schemas as the document shows them, with whom it is for and what it takes besides JSON. */
const describeRoute: Transform = (route) => {
  const described = jsonSchemaTransform(route);
  const { schema } = described;
  const { config, method } = route.route;
  if (schema === undefined || ('hide' in schema && schema.hide === true)) return described;
  const allow = config?.allow ?? 'anyone';
  const consumes = route.schema?.consumes;
  const more: Record<string, unknown> = {
    operationId: operationIdOf([method].flat()[0] ?? 'get', route.url),
    description: readersOf(allow),
    'x-allow': allow,
  };
  if (allow !== 'anyone' && allow !== 'security_server') more['security'] = [{ [session]: [] }];
  if (config?.rateLimit !== undefined) more['x-limited'] = true;
  if (config?.refuses !== undefined) more['x-refuses'] = config.refuses;
  if (consumes?.includes('multipart/form-data')) {
    more['body'] = { content: Object.fromEntries(consumes.map((type) => [type, { schema: bodyOf(type) }])) };
  }
  return { schema: { ...schema, ...more }, url: described.url };
};

/** An error of a service that is called over X-Road, as the room `xroad` answers it. */
const xroadErrorSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'Client.... when the sender must change something, Server.... when a repetition may help' },
    message: { type: 'string' },
    detail: { type: 'string', description: 'The X-Road-Id, to ask about' },
    errors: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } } },
  },
  required: ['type', 'message', 'detail'],
};

const bodyOf = (type: string) => (type === 'multipart/form-data' ? uploadSchema : { type: 'string', format: 'binary' });

/** Statuses with the codes of problems that have them. */
function codesByStatus(): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const code of problemCodes) found.set(statusOf(code), [...(found.get(statusOf(code)) ?? []), code]);
  return found;
}

/** How a problem of any status looks, and of each one. */
function problemResponses() {
  const general = z.toJSONSchema(problemSchema, { target: 'draft-2020-12' });
  const { $schema: _, ...schema } = general;
  const answer = (description: string, schema: object) => ({ description, content: { 'application/problem+json': { schema } } });
  const ref = { $ref: '#/components/schemas/Problem' };
  const byStatus = [...codesByStatus()].map(([status, codes]) => [
    `Problem${status}`,
    answer(`One of: ${codes.join(', ')}`, { allOf: [ref, { properties: { status: { const: status }, code: { enum: codes } } }] }),
  ]);
  return {
    schemas: { Problem: schema, XroadError: xroadErrorSchema },
    responses: {
      ...Object.fromEntries(byStatus),
      Problem: answer('Another refusal; `code` says which', ref),
      XroadError: { description: 'An error', content: { 'application/json': { schema: { $ref: '#/components/schemas/XroadError' } } } },
    },
  };
}

/** The refusals that an operation can answer, by what it takes and whom it is for. */
export function refusalsOf(method: string, operation: Operation): number[] {
  const { parameters = [], requestBody, 'x-allow': allow = 'anyone', 'x-limited': limited, 'x-refuses': refuses = [] } = operation;
  const changes = method !== 'get';
  const takes = parameters.length > 0 || requestBody !== undefined;
  return [
    ...(takes ? [400, 404] : []),
    ...(allow === 'anyone' ? [] : [401]),
    ...((allow !== 'anyone' && allow !== 'signed_in') || changes ? [403] : []),
    ...(changes ? [409] : []),
    ...(requestBody === undefined ? [] : [413, 415, 422]),
    ...(limited ? [429] : []),
    ...refuses.map(statusOf),
  ];
}

/** Answers with a line of words where the route has none. */
const namedResponses = (responses: Operation['responses'] = {}) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      'description' in response && response.description === 'Default Response'
        ? { ...response, description: STATUS_CODES[status] }
        : response,
    ]),
  );

/** Adds to each operation the problems that it answers; what is not foreseen has the form of a problem too. */
const completeDocument: TransformObject = (given) => {
  if (!('openapiObject' in given)) throw new Error('the document is an OpenAPI document');
  const document = given.openapiObject;
  const problems = problemResponses();
  const ref = (name: string) => ({ $ref: `#/components/responses/${name}` });
  const paths: Record<string, object> = {};
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const name = path.replace('{*}', '{path}');
    paths[name] = Object.fromEntries(
      methods.flatMap((method) => {
        const operation = item?.[method] as Operation | undefined;
        if (operation === undefined) return [];
        const isXroad = operation['x-allow'] === 'security_server';
        const other = ref(isXroad ? 'XroadError' : 'Problem');
        const refusals = refusalsOf(method, operation).map((status) => [status, isXroad ? other : ref(`Problem${status}`)]);
        const { 'x-limited': _limited, 'x-refuses': _refuses, parameters, ...rest } = operation;
        const named = parameters?.map((one) => ('name' in one && one.name === '*' ? { ...one, name: 'path' } : one));
        const responses = {
          ...Object.fromEntries(refusals),
          ...namedResponses(operation.responses),
          '4XX': other,
          '5XX': other,
        };
        return [[method, { ...rest, ...(named === undefined ? {} : { parameters: named }), responses }]];
      }),
    );
  }
  const { schemas, responses } = problems;
  return {
    ...document,
    paths,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas }, responses },
  };
};

/** How the OpenAPI document is made: from the schemas that the routes parse and answer by. */
export const apiDocument: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Ochiq',
      version: '0.1.0',
      description:
        'Open electronic auction for seized and pledged property. Money is a string of minor units with an ISO 4217 code; times are RFC 3339 in UTC. ' +
        'Refusals are problem details (RFC 9457) whose `code` never changes its meaning. Bids go over the WebSocket at `/ws`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    components: { securitySchemes: { [session]: { type: 'apiKey', in: 'cookie', name: 'ochiq_session' } } },
  },
  transform: describeRoute,
  transformObject: completeDocument,
};
