import { problemSchema } from '@ochiq/shared/problem';
import type { z } from 'zod';
import { currentLanguage } from '../i18n';
import { noteSource } from '../offline';
import { takeEarly } from './early';
import { ApiProblem } from './problem';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON, or as multipart when it is a FormData. */
  body?: unknown;
  /** Query string; empty and undefined values are left out. */
  query?: Record<string, string | number | undefined>;
  signal?: AbortSignal;
}

function withQuery(path: string, query: RequestOptions['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiProblem(parsed.data.code, response.status, parsed.data.errors ?? []);
  return new ApiProblem(response.status >= 502 ? 'unavailable' : 'internal', response.status);
}

/** Sends a request and gives the response when it succeeded. Throws ApiProblem; an aborted request throws the abort. */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = 'GET', body, query, signal } = options;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() };
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (signal) init.signal = signal;
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const address = withQuery(path, query);
  const response = await ((method === 'GET' && takeEarly(address)) || fetch(address, init)).catch((thrown: unknown) => {
    if (signal?.aborted) throw thrown;
    throw new ApiProblem('unavailable');
  });
  if (method === 'GET') noteSource(response.headers.get('ochiq-kept-at'));
  if (!response.ok) throw await problemOf(response);
  return response;
}

/**
 * Asks for JSON and checks it against the shared schema.
 * Throws ApiProblem with the server's code, `unavailable` when no answer came, `internal` when the answer has another form.
 */
export async function request<S extends z.ZodType>(schema: S, path: string, options: RequestOptions = {}): Promise<z.output<S>> {
  const response = await send(path, options);
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    console.error(`unexpected answer of ${path}`, parsed.error.issues);
    throw new ApiProblem('internal', response.status);
  }
  return parsed.data;
}
