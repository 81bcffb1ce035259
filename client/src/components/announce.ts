import { readonly, ref } from 'vue';

const text = ref('');
const gapMs = 4000;
let waiting: string | null = null;
let timer: number | null = null;

/** What the page's one polite live region says. */
export const announcement = readonly(text);

/**
 * Says something to people who listen to the page. At most once in four seconds: of several, the last is said, since in a fast
 * auction only the latest price matters.
 */
export function announce(message: string): void {
  waiting = message;
  if (timer !== null) return;
  say();
}

function say(): void {
  timer = null;
  if (waiting === null) return;
  text.value = waiting;
  waiting = null;
  timer = window.setTimeout(say, gapMs);
}
