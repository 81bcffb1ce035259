import { mayBeKept, overfull, planRequest } from './plan-request';

/**
 * The worker that keeps the public pages readable without a connection. The build puts it at /sw.js in one file, with the list of
 * what the first page needs. What is personal goes past it: it keeps answers of `publicAnswers` alone.
 */

/** The few members that are used here; the types of pages know no worker. */
interface LongEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LongEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerEvents {
  install: LongEvent;
  activate: LongEvent;
  fetch: FetchEvent;
  message: LongEvent & { readonly data: unknown };
}
interface WorkerScope {
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(name: Name, work: (event: WorkerEvents[Name]) => void): void;
}
const worker = globalThis as unknown as WorkerScope;

/** Of this build; put in by the build. */
declare const shellFiles: readonly string[];
declare const shellVersion: string;

const shell = `ochiq-shell-${shellVersion}`;
const files = 'ochiq-files';
const answers = 'ochiq-answers';
const pictures = 'ochiq-pictures';
const most = { [files]: 250, [answers]: 120, [pictures]: 150 };
/** A connection that gives no page in this time counts as none. */
const patienceMs = 4_000;

const ofAnyLanguage = { ignoreVary: true } as const;

async function keep(name: keyof typeof most, request: Request | string, answer: Response): Promise<void> {
  if (!mayBeKept(answer.status, answer.headers.get('cache-control'))) return;
  const cache = await caches.open(name);
  // Put anew, it is the youngest.
  await cache.delete(request, ofAnyLanguage);
  await cache.put(request, answer);
  for (const old of overfull(await cache.keys(), most[name])) await cache.delete(old, ofAnyLanguage);
}

/** A copy that says when it was given: the page shows it as old. */
function markedAsKept(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set('ochiq-kept-at', answer.headers.get('date') ?? '');
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

const inTime = (work: Promise<Response>): Promise<Response> =>
  Promise.race([work, new Promise<Response>((_, failed) => setTimeout(() => failed(new Error('no page in time')), patienceMs))]);

async function answerPage(event: FetchEvent): Promise<Response> {
  try {
    return await inTime(event.preloadResponse.then((given) => given ?? fetch(event.request)));
  } catch (thrown) {
    const kept = await caches.match('/', { cacheName: shell, ...ofAnyLanguage });
    if (kept) return kept;
    throw thrown;
  }
}

/** Names of files hold their content: what is there is right for ever. */
async function answerFile(event: FetchEvent, name: typeof files | typeof pictures): Promise<Response> {
  const kept = await caches.match(event.request.url, ofAnyLanguage);
  if (kept) return kept;
  const answer = await fetch(event.request);
  event.waitUntil(keep(name, event.request.url, answer.clone()));
  return answer;
}

async function answerPublic(event: FetchEvent): Promise<Response> {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keep(answers, event.request.url, answer.clone()));
    return answer;
  } catch (thrown) {
    const kept = await caches.match(event.request.url, { cacheName: answers, ...ofAnyLanguage });
    if (kept) return markedAsKept(kept);
    throw thrown;
  }
}

/** Keeps what the first page had loaded before there was a worker. */
async function keepSeen(urls: readonly unknown[]): Promise<void> {
  for (const url of urls) {
    if (typeof url !== 'string') continue;
    const kind = planRequest({ method: 'GET', url, mode: 'cors' }, location.origin);
    const name = kind === 'file' ? files : kind === 'answer' ? answers : kind === 'picture' ? pictures : null;
    if (name === null || (await caches.match(url, ofAnyLanguage))) continue;
    await fetch(url).then(
      (answer) => keep(name, url, answer),
      () => undefined,
    );
  }
}

worker.addEventListener('install', (event) => {
  // Asked for as a browser asks for a page: to others the server says that there is no such address.
  const asPage = (path: string) => new Request(path, { headers: { accept: 'text/html,*/*' }, cache: 'no-cache' });
  const wanted = shellFiles.map((path) => (path.startsWith('/assets/') ? path : asPage(path)));
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll(wanted)));
});
worker.addEventListener('activate', (event) => {
  const old = (name: string) => name.startsWith('ochiq-shell-') && name !== shell;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => worker.registration.navigationPreload?.enable())
      .then(() => worker.clients.claim()),
  );
});
worker.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const kind = planRequest({ method, url, mode }, location.origin);
  if (kind === 'page') event.respondWith(answerPage(event));
  if (kind === 'file') event.respondWith(answerFile(event, files));
  if (kind === 'picture') event.respondWith(answerFile(event, pictures));
  if (kind === 'answer') event.respondWith(answerPublic(event));
});
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
  if (Array.isArray(event.data)) event.waitUntil(keepSeen(event.data));
});
