import { type LotCard, lotCardSchema } from '@ochiq/shared/lots';
import { instantSchema } from '@ochiq/shared/time';
import { computed } from 'vue';
import { z } from 'zod';
import { serverNow } from '../live';
import { createKeptList } from './kept-list';

/** So many lots are watched at most; a lot takes half a kB of the browser's store. */
export const mostWatched = 300;

const watchedSchema = z.object({
  /** As it was last read, to be shown where it cannot be read again. */
  card: lotCardSchema,
  readAt: instantSchema,
});
export type WatchedLot = z.output<typeof watchedSchema>;

const kept = createKeptList({ name: 'ochiq.watchlist', schema: watchedSchema, most: mostWatched });
const numbers = computed(() => new Set(kept.list.value.map(({ card }) => card.lot)));

/** The lots that someone watches in this browser, with or without an account; the newest first. */
export const watchedLots = {
  list: kept.list,
  count: computed(() => kept.list.value.length),
  has: (lot: number): boolean => numbers.value.has(lot),
  isFull: computed(() => kept.list.value.length >= mostWatched),
  /** Watches a lot, or no longer. */
  toggle(card: LotCard): void {
    const readAt = new Date(serverNow()).toISOString();
    kept.change((before) => {
      const others = before.filter((one) => one.card.lot !== card.lot);
      return others.length < before.length ? others : [{ card: lotCardSchema.parse(card), readAt }, ...before];
    });
  },
  /** Takes in newly read cards of watched lots. */
  renew(cards: readonly LotCard[], readAt: string): void {
    const fresh = new Map(cards.map((card) => [card.lot, card]));
    kept.change((before) =>
      before.map((one) => {
        const card = fresh.get(one.card.lot);
        return card ? { card, readAt } : one;
      }),
    );
  },
  clear: (): void => kept.change(() => []),
};
