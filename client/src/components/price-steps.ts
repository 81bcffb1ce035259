import type { LotEvent } from '@ochiq/shared/bids';

/** A point of the price line in the drawing's own units. */
export interface PricePoint {
  x: number;
  y: number;
  seq: number;
}

export interface PriceDrawing {
  points: PricePoint[];
  /** The line as an SVG path: the price stands until the next bid. */
  line: string;
  /** The lowest and highest price, minor units. */
  lowMinor: bigint;
  highMinor: bigint;
  fromMs: number;
  toMs: number;
}

/** A share of a whole as a number; amounts of up to 10^15 keep enough digits for a drawing. */
function share(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 10_000n) / whole) / 10_000;
}

/**
 * Lays the price over time into a box.
 * @param startsAt @param endsAt ISO instants; the drawing begins a little before the first bid when the sale began long before it
 * @returns null when there is no bid
 */
export function drawPrices(
  events: readonly LotEvent[],
  startsAt: string,
  endsAt: string,
  width: number,
  height: number,
): PriceDrawing | null {
  const bids = events.filter((event) => event.kind === 'bid');
  const first = bids[0];
  const last = bids.at(-1);
  if (!first || !last) return null;
  const firstMs = Date.parse(first.at);
  const toMs = Math.max(Date.parse(endsAt), Date.parse(last.at));
  const fromMs = Math.max(Date.parse(startsAt), firstMs - (toMs - firstMs) / 20);
  const prices = bids.map((bid) => BigInt(bid.priceMinor));
  const lowMinor = prices.reduce((least, price) => (price < least ? price : least));
  const highMinor = prices.reduce((most, price) => (price > most ? price : most));
  const span = Math.max(1, toMs - fromMs);
  const points = bids.map((bid, index) => ({
    x: (Math.max(0, Date.parse(bid.at) - fromMs) / span) * width,
    // One price alone stands in the middle.
    y: lowMinor === highMinor ? height / 2 : height - share((prices[index] ?? lowMinor) - lowMinor, highMinor - lowMinor) * height,
    seq: bid.seq,
  }));
  const [start, ...rest] = points;
  const steps = rest.map((point) => `H${point.x.toFixed(1)}V${point.y.toFixed(1)}`).join('');
  const line = start ? `M${start.x.toFixed(1)} ${start.y.toFixed(1)}${steps}` : '';
  return { points, line, lowMinor, highMinor, fromMs, toMs };
}
