import type { Db } from '../base/index.js';
import { listLots, listStaleLots } from './store-listing.js';

export interface Listing {
  /** Told of lots that bids have changed; the listing sorts by their new price and bids within about a second. */
  mark(lots: Iterable<number>): void;
  /** Also brings up what a node that died left behind. */
  start(): void;
  /** Resolves when all that was marked is listed. */
  stop(): Promise<void>;
}

const restMs = 1000;
/** Lots in one transaction: bids on them wait while it runs. */
const atOnce = 100;

/**
 * Keeps what the listing sorts by. A bid itself leaves these indexed columns alone, so that Postgres can write the new
 * standing beside the old one on its page (a heap-only update) instead of into six indexes.
 */
export function createListing({ db, onError }: { readonly db: Db; readonly onError: (error: unknown) => void }): Listing {
  const marked = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;

  const listMarked = async () => {
    const lots = [...marked];
    marked.clear();
    for (let from = 0; from < lots.length; from += atOnce) {
      const some = lots.slice(from, from + atOnce);
      try {
        await listLots(db, some);
      } catch (error) {
        onError(error);
        if (!stopped) for (const lot of some) marked.add(lot);
      }
    }
  };
  const look = () => {
    turn = listMarked().finally(() => {
      if (!stopped) timer = setTimeout(look, restMs);
    });
  };
  return {
    mark(lots) {
      for (const lot of lots) marked.add(lot);
    },
    start() {
      turn = listStaleLots(db).catch(onError).finally(look);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
      await turn;
      await listMarked();
    },
  };
}
