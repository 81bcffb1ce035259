import { evolveStanding, type LotEvent } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';

/** What an event means for a standing: the next step, one seen before, or one with others missing in between. */
export type Step = { kind: 'next'; standing: LotStanding } | { kind: 'seen' } | { kind: 'gap'; since: number };

/** Takes one event. A gap changes nothing: the caller asks for what is missing from `since` on. */
export function takeEvent(standing: LotStanding, event: LotEvent): Step {
  if (event.lot !== standing.lot || event.seq <= standing.seq) return { kind: 'seen' };
  if (event.seq > standing.seq + 1) return { kind: 'gap', since: standing.seq };
  return { kind: 'next', standing: evolveStanding(standing, event) };
}

/** The newer of two standings of a lot; an answer that was under way while events came must not turn time back. */
export function newerStanding(current: LotStanding | null, arrived: LotStanding): LotStanding {
  return current && current.lot === arrived.lot && current.seq > arrived.seq ? current : arrived;
}

/** Puts an event into a history that is ordered by `seq` without gaps; null when others are missing in between. */
export function appendEvent(events: readonly LotEvent[], event: LotEvent): readonly LotEvent[] | null {
  const last = events.at(-1)?.seq ?? 0;
  if (event.seq <= last) return events;
  return event.seq === last + 1 ? [...events, event] : null;
}
