import type { LotStanding } from '../lots/index.js';
import type { LotEvent } from './event.js';

/**
 * One step of a lot's public standing. Events at or before `standing.seq` change nothing, so a repeated one is harmless.
 * The caller must hand events in order; a gap (`event.seq > standing.seq + 1`) is the caller's to fill first.
 */
export function evolveStanding(standing: LotStanding, event: LotEvent): LotStanding {
  if (event.lot !== standing.lot || event.seq <= standing.seq) return standing;
  const next = { ...standing, seq: event.seq };
  switch (event.kind) {
    case 'published':
      return { ...next, state: 'published', startsAt: event.startsAt, endsAt: event.endsAt };
    case 'opened':
      return { ...next, state: 'live' };
    case 'bid':
      return {
        ...next,
        priceMinor: event.priceMinor,
        minNextMinor: event.minNextMinor,
        leader: event.leader,
        bidCount: standing.bidCount + 1,
        endsAt: event.endsAt,
      };
    case 'closed':
      return { ...next, state: event.result };
    case 'withdrawn':
      return { ...next, state: 'withdrawn' };
    case 'suspended':
      return { ...next, state: 'suspended' };
    case 'resumed':
      return { ...next, state: event.state, startsAt: event.startsAt, endsAt: event.endsAt };
  }
}
