import { readonly, ref } from 'vue';
import { createAnnouncer } from './announcer';

const text = ref('');
const urgent = ref('');

/** What the page's one polite live region says. */
export const announcement = readonly(text);
/** What its assertive one says: it interrupts, so it is for what cannot wait. */
export const urgentAnnouncement = readonly(urgent);

/** Says something to people who listen to the page. At most once in four seconds: of several, the last is said. */
export const { announce } = createAnnouncer(
  (message) => {
    text.value = message;
  },
  (task, ms) => window.setTimeout(task, ms),
);

/** Interrupts: the listener was outbid. Throttled like the other. */
export const { announce: announceUrgently } = createAnnouncer(
  (message) => {
    urgent.value = message;
  },
  (task, ms) => window.setTimeout(task, ms),
);
