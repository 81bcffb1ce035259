import type { LotEvent } from '@ochiq/shared/bids';
import type { Bus } from '../base/index.js';
import type { Hub } from './hub.js';

const lookMs = 1_000;
/** While the bus is connected it may still lose a message (a node that dies after its commit): every so many looks is enough. */
const calmLooks = 5;

/**
 * Brings the hub what the bus brings, and looks in Postgres for what the bus did not bring: each second while it is not
 * connected, every five otherwise, at once after a gap.
 * @returns the way to stop
 */
export function followBus({
  bus,
  hub,
  onError,
}: {
  bus: Bus<readonly LotEvent[]>;
  hub: Hub;
  onError: (error: unknown) => void;
}): () => void {
  let looking = false;
  let again = false;
  const look = async () => {
    again = looking;
    if (looking) return;
    looking = true;
    // What is told of while one look is under way may be too late for it: one more, however many were asked for.
    do {
      again = false;
      await hub.check().catch(onError);
    } while (again);
    looking = false;
  };
  const leave = bus.subscribe((events) => hub.hear(events));
  const leaveGaps = bus.onGap(look);
  let calm = 0;
  const timer = setInterval(() => {
    calm = bus.connected() ? (calm + 1) % calmLooks : 0;
    if (calm === 0) look();
  }, lookMs);
  return () => {
    leave();
    leaveGaps();
    clearInterval(timer);
  };
}
