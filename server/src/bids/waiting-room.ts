/** What waits for a lot. */
interface Waiting {
  readonly lotId: number;
}

/**
 * Bids that wait, by lot. Lots take turns: a batch takes a fair share of every lot that is not being decided just now, and
 * what room is left goes to the lots with more, so that one hot lot can fill a batch but never keep another lot waiting.
 */
export interface WaitingRoom<Item extends Waiting> {
  readonly size: number;
  add(item: Item): void;
  /**
   * Takes at most `limit` items of at most `lots` lots that are free, each lot's in order of arrival, and holds those lots
   * until `release`.
   */
  take(limit: number, lots?: number): Item[];
  /** Lots with items that no one holds. */
  freeLots(): number;
  release(items: readonly Item[]): void;
}

export function createWaitingRoom<Item extends Waiting>(): WaitingRoom<Item> {
  /** In the order of turns: a Map keeps the order of insertion. */
  const queues = new Map<number, Item[]>();
  const held = new Set<number>();
  let size = 0;

  /** Gives each free lot at most `share` of the room that is left. */
  const takeRound = (free: Map<number, number>, share: number, left: number): number => {
    for (const [lot, taken] of free) {
      const give = Math.min(share, left, (queues.get(lot)?.length ?? 0) - taken);
      free.set(lot, taken + give);
      left -= give;
      if (left === 0) break;
    }
    return left;
  };

  const remove = (lot: number, count: number): Item[] => {
    const queue = queues.get(lot) ?? [];
    const items = queue.splice(0, count);
    queues.delete(lot);
    // To the end of the turns.
    if (queue.length > 0) queues.set(lot, queue);
    return items;
  };

  return {
    get size() {
      return size;
    },
    add(item) {
      size += 1;
      const queue = queues.get(item.lotId);
      if (queue) queue.push(item);
      else queues.set(item.lotId, [item]);
    },
    freeLots() {
      let free = queues.size;
      for (const lot of held) if (queues.has(lot)) free -= 1;
      return free;
    },
    take(limit, lots = limit) {
      const free = new Map<number, number>();
      for (const lot of queues.keys()) {
        if (free.size === Math.min(limit, lots)) break;
        if (!held.has(lot)) free.set(lot, 0);
      }
      if (free.size === 0) return [];
      const left = takeRound(free, Math.max(1, Math.floor(limit / free.size)), limit);
      if (left > 0) takeRound(free, left, left);
      const items: Item[] = [];
      for (const [lot, count] of free) {
        if (count === 0) continue;
        held.add(lot);
        items.push(...remove(lot, count));
      }
      size -= items.length;
      return items;
    },
    release(items) {
      for (const { lotId } of items) held.delete(lotId);
    },
  };
}
