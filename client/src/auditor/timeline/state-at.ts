import type { Timeline } from '@ochiq/shared/signals';

type Bid = Timeline['bids'][number];
type Watch = Timeline['watching'][number];

/** What everyone could see of a sale, and who looked on, at one instant. */
export interface SaleState {
  readonly phase: 'before' | 'open' | 'suspended' | 'over';
  readonly priceMinor: string | null;
  /** The leader's number on the lot. */
  readonly leader: number | null;
  readonly endsAt: string;
  readonly accepted: number;
  readonly refused: number;
  readonly watching: readonly Watch[];
  /** The newest thing that has happened. */
  readonly last: { readonly bid: Bid } | { readonly step: Timeline['steps'][number] } | null;
}

const stops = new Set(['suspended', 'suspension_confirmed', 'lot_frozen', 'frozen']);
const ends = new Set(['closed', 'withdrawn']);

/** Steps until the instant, oldest first; a suspension, a freeze or an end decides the phase. */
function phaseAt(timeline: Timeline, atMs: number): SaleState['phase'] {
  let phase: SaleState['phase'] = atMs < Date.parse(timeline.startsAt) ? 'before' : 'open';
  for (const { kind, at } of timeline.steps) {
    if (Date.parse(at) > atMs) break;
    if (stops.has(kind)) phase = 'suspended';
    else if (kind === 'resumed') phase = atMs < Date.parse(timeline.startsAt) ? 'before' : 'open';
    else if (ends.has(kind)) phase = 'over';
  }
  return phase;
}

/** The number of the one who led after a bid: its bidder, or whoever led before and answered it. */
export function leadersOf(bids: readonly Bid[]): readonly (number | null)[] {
  let leader: number | null = null;
  return bids.map((bid) => {
    if (bid.outcome === 'accepted' && bid.leading) leader = bid.bidder;
    return leader;
  });
}

/** The state at an instant, what happened in that very ms included. Pure: the replay and its tests need nothing else. */
export function stateAt(timeline: Timeline, atMs: number): SaleState {
  const past = timeline.bids.filter(({ at }) => Date.parse(at) <= atMs);
  const accepted = past.filter(({ outcome }) => outcome === 'accepted');
  const newest = accepted.at(-1);
  const step = timeline.steps.filter(({ at }) => Date.parse(at) <= atMs).at(-1);
  const bid = past.at(-1);
  const bidIsNewer = bid !== undefined && (step === undefined || Date.parse(bid.at) >= Date.parse(step.at));
  return {
    phase: phaseAt(timeline, atMs),
    priceMinor: newest?.priceMinor ?? null,
    leader: leadersOf(past).at(-1) ?? null,
    endsAt: newest?.endsAt ?? timeline.originalEndsAt,
    accepted: accepted.length,
    refused: past.length - accepted.length,
    watching: timeline.watching.filter(
      ({ from, to }) => Date.parse(from) <= atMs && (to === null ? atMs <= Date.parse(timeline.endsAt) : atMs < Date.parse(to)),
    ),
    last: bidIsNewer ? { bid } : step ? { step } : null,
  };
}

/** Every instant at which something happens, ms since 1970, in order and once: where the replay's steps stop. */
export function momentsOf(timeline: Timeline): readonly number[] {
  const all = [...timeline.bids, ...timeline.steps].map(({ at }) => Date.parse(at));
  return [...new Set(all)].sort((a, b) => a - b);
}
