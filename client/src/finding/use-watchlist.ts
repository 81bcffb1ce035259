import type { LotCard } from '@ochiq/shared/lots';
import { mostCards } from '@ochiq/shared/lots';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { readCards } from '../api/lots';
import { type ApiProblem, asProblem } from '../api/problem';
import { learnServerTime } from '../live';
import { orderWatched } from './order-watched';
import { type WatchedLot, watchedLots } from './watched-lots';

/**
 * The watchlist as its page shows it: what the browser kept at once, then what the server says. A lot that is taken off stays
 * until the page is left, so that it can be put back.
 */
export function useWatchlist() {
  const shown = shallowRef<readonly WatchedLot[]>(watchedLots.list.value);
  const loading = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  /** Lots that this page has fresh from the server; the others are shown as they were. */
  const fresh = shallowRef<ReadonlySet<number>>(new Set());
  const parts = computed(() => orderWatched(shown.value));

  async function load(): Promise<void> {
    const numbers = shown.value.map(({ card }) => card.lot);
    loading.value = numbers.length > 0;
    problem.value = null;
    try {
      for (let from = 0; from < numbers.length; from += mostCards) take(await readCards(numbers.slice(from, from + mostCards)));
    } catch (thrown) {
      problem.value = asProblem(thrown);
    } finally {
      loading.value = false;
    }
  }

  function take({ lots, now }: { lots: readonly LotCard[]; now: string }): void {
    learnServerTime(now);
    watchedLots.renew(lots, now);
    const cards = new Map(lots.map((card) => [card.lot, card]));
    shown.value = shown.value.map((one) => {
      const card = cards.get(one.card.lot);
      return card ? { card, readAt: now } : one;
    });
    fresh.value = new Set([...fresh.value, ...cards.keys()]);
  }

  const again = () => void load();
  window.addEventListener('online', again);
  onScopeDispose(() => window.removeEventListener('online', again));
  void load();
  return { parts, shown, fresh, loading, problem, load };
}
