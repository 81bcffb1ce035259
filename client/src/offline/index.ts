import { readonly, ref } from 'vue';

const at = ref<string | null>(null);
const ready = ref(false);
let waiting: ServiceWorker | null = null;

/** When what the page shows was given, ISO 8601, where it comes from the browser's store; null while answers come from the server. */
export const keptAt = readonly(at);
/** Whether a newer version of the page has been loaded and waits. */
export const updateReady = readonly(ready);

/** Takes note of where an answer came from. @param header of the offline worker; null: from the server */
export function noteSource(header: string | null): void {
  const given = header === null ? Number.NaN : Date.parse(header);
  at.value = Number.isNaN(given) ? null : new Date(given).toISOString();
}

/** Changes to the newer version: the page is loaded again as soon as its worker has taken over. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take over');
}

function offer(registration: ServiceWorkerRegistration): void {
  // The first worker of a browser replaces nobody.
  if (!registration.waiting || !navigator.serviceWorker.controller) return;
  waiting = registration.waiting;
  ready.value = true;
}

/** Has the offline worker installed once the page stands, and learns of newer ones. Browsers without workers lose only the offline pages. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/sw.js').catch(() => null);
  if (!registration) return;
  offer(registration);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => offer(registration));
  });
  // What was loaded before the worker was there did not pass through it.
  if (!navigator.serviceWorker.controller) {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name));
  }
}
