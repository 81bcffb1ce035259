/** What the offline worker does with a request: each kind has one way. */
export type RequestKind = 'page' | 'file' | 'picture' | 'answer';

export interface AskedRequest {
  readonly method: string;
  readonly url: string;
  /** `navigate` where a whole page is asked for. */
  readonly mode: string;
}

/** Answers that are the same for everybody, so that they may lie in the browser; all others are never kept. */
const publicAnswers = [
  /^\/api\/lots$/,
  /^\/api\/lots\/cards$/,
  /^\/api\/lots\/\d+$/,
  /^\/api\/lots\/\d+\/(trail|sale|papers)$/,
  /^\/api\/(reference|rules|calendar)$/,
];
/** Addresses that the server answers itself, though they are opened like pages. */
const noPages = /^\/(api|docs|log|media|assets|ws|openapi\.json|embed|feeds?|sitemaps?|robots\.txt|healthz)(\/|$|\.|\?)/;

/** Which way a request goes; null: past the worker, as if there were none. @param origin the page's own */
export function planRequest({ method, url, mode }: AskedRequest, origin: string): RequestKind | null {
  const address = new URL(url);
  if (method !== 'GET' || address.origin !== origin) return null;
  const { pathname } = address;
  if (mode === 'navigate') return noPages.test(pathname) ? null : 'page';
  if (pathname.startsWith('/assets/')) return 'file';
  if (pathname.startsWith('/media/')) return 'picture';
  return publicAnswers.some((one) => one.test(pathname)) ? 'answer' : null;
}

/** Whether an answer may lie in the browser: whole, good, and not called private by the server. */
export function mayBeKept(status: number, cacheControl: string | null): boolean {
  return status === 200 && !/\b(no-store|private)\b/i.test(cacheControl ?? '');
}

/** The keys to drop so that at most so many stay; the first are the oldest. */
export const overfull = <Key>(keys: readonly Key[], most: number): Key[] => keys.slice(0, Math.max(0, keys.length - most));
