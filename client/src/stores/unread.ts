import { defineStore } from 'pinia';
import { ref } from 'vue';
import { countUnread } from '../api/notices';
import { useSession } from './session';

/** How many notices wait to be read: what the bell shows. */
export const useUnread = defineStore('unread', () => {
  const count = ref(0);
  const session = useSession();

  /** Asks the server; a question that fails leaves the number as it was. */
  async function refresh(): Promise<void> {
    if (!session.me) {
      count.value = 0;
      return;
    }
    count.value = await countUnread().catch(() => count.value);
  }
  return { count, refresh };
});
