import type { LotEvent } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';
import { liveSocket } from '.';
import { newerStanding, takeEvent } from './track';

export interface LiveLot {
  standing: Readonly<ShallowRef<LotStanding>>;
  /** How many watch the lot just now; null until it is told. */
  watchers: Readonly<ShallowRef<number | null>>;
  /** Takes a standing that came another way, such as a page loaded again. */
  refresh: (standing: LotStanding) => void;
  stop: () => void;
}

/**
 * Keeps a lot's standing up to date over the socket until the component goes.
 * @param onEvent is called for every event, also one that the standing already counts, so that a history can be filled
 */
export function useLiveLot(first: LotStanding, onEvent?: (event: LotEvent) => void): LiveLot {
  const standing = shallowRef(first);
  const watchers = shallowRef<number | null>(null);
  const stop = liveSocket.watch(
    first.lot,
    (message) => {
      if (message.type === 'standing') {
        standing.value = newerStanding(standing.value, message.standing);
        return;
      }
      if (message.type === 'presence') {
        watchers.value = message.watchers;
        return;
      }
      onEvent?.(message.event);
      const step = takeEvent(standing.value, message.event);
      if (step.kind === 'next') standing.value = step.standing;
      else if (step.kind === 'gap') liveSocket.resume(first.lot, step.since);
    },
    first.seq,
  );
  onScopeDispose(stop);
  return {
    standing,
    watchers,
    refresh: (arrived) => {
      standing.value = newerStanding(standing.value, arrived);
    },
    stop,
  };
}
