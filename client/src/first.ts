import { nextTick } from 'vue';

/** So long, in ms, what the server drew stays at most once the page runs. */
const longestMs = 4_000;

/** Shows the page in place of what the server drew, once what it shows is there. A second call does nothing. */
export async function showPage(): Promise<void> {
  await nextTick();
  document.getElementById('first')?.remove();
}

/** The page runs: it is shown when it has said so, or after a while whatever it lacks. @param waits whether it will say so */
export function awaitPage(waits: boolean): void {
  if (waits) setTimeout(() => void showPage(), longestMs);
  else void showPage();
}
