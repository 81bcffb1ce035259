import type { Timeline } from '@ochiq/shared/signals';
import { leadersOf } from './state-at';
import { makeTimeScale, type TimeScale } from './time-scale';

type Bid = Timeline['bids'][number];

export interface Span {
  readonly fromX: number;
  readonly toX: number;
}

/** A bidder's row: what they offered, while they led, while they looked on. */
export interface LaidLane {
  readonly bidder: number;
  readonly person: Timeline['lanes'][number]['person'];
  readonly won: boolean;
  readonly ring: string | null;
  readonly bids: number;
  readonly y: number;
  readonly marks: readonly { readonly bid: Bid; readonly x: number }[];
  readonly led: readonly Span[];
  readonly watched: readonly Span[];
}

/** A row of somebody who looked on and did not bid. */
export interface LaidWatcher {
  readonly person: Timeline['watching'][number]['person'];
  readonly staff: boolean;
  readonly y: number;
  readonly watched: readonly Span[];
}

export interface LaidTimeline {
  readonly scale: TimeScale;
  readonly height: number;
  readonly price: {
    readonly line: string;
    readonly points: readonly { readonly bid: Bid; readonly x: number; readonly y: number }[];
    readonly marks: readonly { readonly kind: 'start' | 'reserve' | 'appraisal'; readonly minor: string; readonly y: number }[];
    readonly top: number;
    readonly bottom: number;
  };
  readonly extensions: readonly { readonly bid: Bid; readonly x: number }[];
  readonly steps: readonly { readonly step: Timeline['steps'][number]; readonly x: number }[];
  readonly stepsY: number;
  readonly lanes: readonly LaidLane[];
  readonly watchers: readonly LaidWatcher[];
  readonly ticks: readonly { readonly x: number; readonly ms: number }[];
}

export const priceHeight = 170;
/** Above the prices: how long the pressed gaps are, and the writing of the topmost line. */
const headHeight = 46;
const stepsHeight = 40;
export const laneHeight = 44;
/** Room for one written moment. */
export const tickWidth = 116;
/** An appraisal farther above the prices than this would press them to the ground. */
const appraisalShown = 3n;

/** A share of a whole as a number; amounts of up to 10^15 keep enough digits for a drawing. */
const share = (part: bigint, whole: bigint): number => (whole === 0n ? 0.5 : Number((part * 10_000n) / whole) / 10_000);

/** What comes before the sale and after it stands at its sides: the sale itself takes most of the width. */
const sideShare = 0.13;

function scaleOf(timeline: Timeline, width: number): TimeScale {
  const moments = [...timeline.bids, ...timeline.steps].map(({ at }) => Date.parse(at));
  const [startsMs, endsMs] = [Date.parse(timeline.startsAt), Date.parse(timeline.endsAt)];
  const first = Math.min(Date.parse(timeline.publishedAt ?? timeline.startsAt), startsMs, ...moments);
  const last = Math.max(endsMs, ...moments);
  const parts = [
    { toMs: startsMs, share: sideShare },
    { toMs: endsMs, share: 1 - 2 * sideShare },
    { toMs: last, share: sideShare },
  ];
  return makeTimeScale([...moments, Date.parse(timeline.originalEndsAt)], first, parts, width);
}

function layPrice(timeline: Timeline, scale: TimeScale): LaidTimeline['price'] {
  const priced = timeline.bids.flatMap((bid) =>
    bid.outcome === 'accepted' && bid.priceMinor !== null ? [{ bid, minor: BigInt(bid.priceMinor) }] : [],
  );
  const start = BigInt(timeline.startMinor);
  const reach = priced.reduce((most, { minor }) => (minor > most ? minor : most), start);
  const lines = (
    [
      ['start', timeline.startMinor],
      ['reserve', timeline.reserveMinor],
      ['appraisal', timeline.appraisalMinor],
    ] as const
  ).flatMap(([kind, minor]) => (minor === null || BigInt(minor) > reach * appraisalShown ? [] : [{ kind, minor }]));
  const all = [...priced.map(({ minor }) => minor), ...lines.map(({ minor }) => BigInt(minor)), start];
  const low = all.reduce((a, b) => (b < a ? b : a));
  const high = all.reduce((a, b) => (b > a ? b : a));
  const [top, bottom] = [headHeight, headHeight + priceHeight];
  const y = (minor: bigint) => bottom - share(minor - low, high - low) * priceHeight;
  const points = priced.map(({ bid, minor }) => ({ bid, x: scale.x(Date.parse(bid.at)), y: y(minor) }));
  const [first, ...rest] = points;
  const tail = first ? `H${scale.x(Date.parse(timeline.endsAt)).toFixed(1)}` : '';
  const line = first
    ? `M${first.x.toFixed(1)} ${first.y.toFixed(1)}${rest.map((p) => `H${p.x.toFixed(1)}V${p.y.toFixed(1)}`).join('')}${tail}`
    : '';
  return { line, points, marks: lines.map(({ kind, minor }) => ({ kind, minor, y: y(BigInt(minor)) })), top, bottom };
}

/** While each number led: from the bid that took the lead to the one that lost it, or to the end. */
function ledBy(timeline: Timeline, scale: TimeScale): ReadonlyMap<number, readonly Span[]> {
  const leaders = leadersOf(timeline.bids);
  const endX = scale.x(Date.parse(timeline.endsAt));
  /** Where a leader took over from another. */
  const taken = timeline.bids.flatMap((bid, index) => {
    const leader = leaders[index] ?? null;
    return leader === null || leader === leaders[index - 1] ? [] : [{ leader, x: scale.x(Date.parse(bid.at)) }];
  });
  const spans = new Map<number, Span[]>();
  for (const [index, { leader, x }] of taken.entries()) {
    const toX = taken[index + 1]?.x ?? endX;
    spans.set(leader, [...(spans.get(leader) ?? []), { fromX: x, toX }]);
  }
  return spans;
}

/** Looks of one person that follow each other are drawn as they are; an open one lasts to the end of the sale. */
function watchedBy(timeline: Timeline, person: string, scale: TimeScale): readonly Span[] {
  return timeline.watching
    .filter((watch) => watch.person.id === person)
    .map(({ from, to }) => ({ fromX: scale.x(Date.parse(from)), toX: scale.x(Date.parse(to ?? timeline.endsAt)) }));
}

/** From where to where a moment is written that stands at `x`: near an edge it turns inwards. */
function writtenAt(x: number, width: number): Span {
  const half = tickWidth / 2;
  if (x < half) return { fromX: x, toX: x + tickWidth };
  return x > width - half ? { fromX: x - tickWidth, toX: x } : { fromX: x - half, toX: x + half };
}

/** The start and the end of the sale first, then both ends, then what has room between them. */
function layTicks(timeline: Timeline, scale: TimeScale): LaidTimeline['ticks'] {
  const count = Math.floor(scale.width / tickWidth);
  const between = Array.from({ length: Math.max(0, count - 1) }, (_, index) => ((index + 1) / count) * scale.width);
  const bounds = [Date.parse(timeline.startsAt), Date.parse(timeline.endsAt), scale.fromMs, scale.toMs].map(scale.x);
  const taken: { x: number; at: Span }[] = [];
  for (const x of [...bounds, ...between]) {
    const at = writtenAt(x, scale.width);
    if (taken.every((one) => at.toX <= one.at.fromX || at.fromX >= one.at.toX)) taken.push({ x, at });
  }
  return taken
    .map(({ x }) => x)
    .sort((a, b) => a - b)
    .map((x) => ({ x, ms: Math.round(scale.ms(x)) }));
}

/** The bids that moved the end of the sale. */
export function extensionsOf(timeline: Timeline): readonly Bid[] {
  let endMs = Date.parse(timeline.originalEndsAt);
  return timeline.bids.filter((bid) => {
    if (bid.outcome !== 'accepted' || Date.parse(bid.endsAt) <= endMs) return false;
    endMs = Date.parse(bid.endsAt);
    return true;
  });
}

/** Lays a sale into a drawing of the given width, in px: the price above, then what officials did, then a row a person. */
export function layTimeline(timeline: Timeline, width: number): LaidTimeline {
  const scale = scaleOf(timeline, width);
  const price = layPrice(timeline, scale);
  const stepsY = price.bottom + stepsHeight;
  const led = ledBy(timeline, scale);
  const lanesTop = stepsY + 30;
  const lanes = timeline.lanes.map((lane, index) => ({
    ...lane,
    y: lanesTop + (index + 0.65) * laneHeight,
    marks: timeline.bids.filter(({ bidder }) => bidder === lane.bidder).map((bid) => ({ bid, x: scale.x(Date.parse(bid.at)) })),
    led: led.get(lane.bidder) ?? [],
    watched: watchedBy(timeline, lane.person.id, scale),
  }));
  const bidding = new Set(timeline.lanes.map(({ person }) => person.id));
  const others = [
    ...new Map(timeline.watching.filter(({ person }) => !bidding.has(person.id)).map((watch) => [watch.person.id, watch])).values(),
  ];
  const watchers = others.map(({ person, staff }, index) => ({
    person,
    staff,
    y: lanesTop + (lanes.length + index + 0.65) * laneHeight,
    watched: watchedBy(timeline, person.id, scale),
  }));
  return {
    scale,
    height: lanesTop + (lanes.length + watchers.length) * laneHeight + 34,
    price,
    extensions: extensionsOf(timeline).map((bid) => ({ bid, x: scale.x(Date.parse(bid.at)) })),
    steps: timeline.steps.map((step) => ({ step, x: scale.x(Date.parse(step.at)) })),
    stepsY,
    lanes,
    watchers,
    ticks: layTicks(timeline, scale),
  };
}
