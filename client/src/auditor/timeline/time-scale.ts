/** Where idle time was pressed together: `lengthMs` passes between the two ends. */
export interface PressedGap {
  readonly fromX: number;
  readonly toX: number;
  readonly lengthMs: number;
}

/** Time laid out from left to right. Monotone both ways; idle stretches take less room than busy ones. */
export interface TimeScale {
  readonly fromMs: number;
  readonly toMs: number;
  readonly width: number;
  readonly x: (ms: number) => number;
  readonly ms: (x: number) => number;
  readonly gaps: readonly PressedGap[];
}

/** A gap is marked when it is drawn at less than this share of the greatest density. */
const markedBelow = 0.2;

/** The room that a gap takes: as it is while it is usual, and only by its logarithm beyond. */
function weigh(gap: number, usual: number): number {
  return gap <= usual ? gap : usual * (1 + Math.log(gap / usual));
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Index of the last knot that is not above the value. */
function lastNotAbove(knots: readonly number[], value: number): number {
  let low = 0;
  let high = knots.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((knots[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function between(value: number, from: readonly number[], to: readonly number[]): number {
  const at = Math.min(lastNotAbove(from, value), from.length - 2);
  const [a = 0, b = 0, c = 0, d = 0] = [from[at], from[at + 1], to[at], to[at + 1]];
  return b === a ? c : c + ((value - a) / (b - a)) * (d - c);
}

/** A part of the time, until a moment, that takes a share of the width. Shares of parts without any length go to the others. */
export interface TimePart {
  readonly toMs: number;
  readonly share: number;
}

/** Where each knot stands: within a part by the weights of the stretches, and each part as wide as its share. */
function place(knots: readonly number[], parts: readonly TimePart[], usual: number, width: number): readonly number[] {
  const starts = [knots[0] ?? 0, ...parts.map(({ toMs }) => toMs)];
  const lasting = parts.flatMap((part, index) => ((starts[index] ?? 0) < part.toMs ? [{ ...part, fromMs: starts[index] ?? 0 }] : []));
  const shares = lasting.reduce((sum, { share }) => sum + share, 0);
  const xs = [0];
  for (const { fromMs, toMs, share } of lasting) {
    const inside = knots.filter((ms) => ms >= fromMs && ms <= toMs);
    const weights = inside.slice(1).map((ms, index) => weigh(ms - (inside[index] ?? 0), usual));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const room = (share / shares) * width;
    for (const weight of weights) xs.push((xs.at(-1) ?? 0) + (weight / whole) * room);
  }
  xs[xs.length - 1] = width;
  return xs;
}

/**
 * A sale lasts days and is decided in minutes: each stretch between two moments takes its own length up to three times the usual
 * one, and beyond that its logarithm, so that the last minutes can be read and nothing changes its order.
 * @param moments what happened, ms since 1970; any order
 * @param fromMs the left end
 * @param parts in order; the last one's moment is the right end
 */
export function makeTimeScale(moments: readonly number[], fromMs: number, parts: readonly TimePart[], width: number): TimeScale {
  const end = Math.max(parts.at(-1)?.toMs ?? fromMs, fromMs + 1);
  const bounded = parts.map((part, index) => ({
    ...part,
    toMs: index === parts.length - 1 ? end : Math.min(Math.max(part.toMs, fromMs), end),
  }));
  const inside = [...moments, ...bounded.map(({ toMs }) => toMs)].filter((ms) => ms > fromMs && ms < end);
  const knots = [...new Set([fromMs, ...inside, end])].sort((a, b) => a - b);
  const lengths = knots.slice(1).map((ms, index) => ms - (knots[index] ?? 0));
  const usual = 3 * Math.max(1, median([...lengths].sort((a, b) => a - b)));
  const xs = place(knots, bounded, usual, width);
  const density = lengths.map((length, index) => ((xs[index + 1] ?? width) - (xs[index] ?? 0)) / length);
  const densest = Math.max(...density);
  const gaps = lengths.flatMap((lengthMs, index) =>
    (density[index] ?? 0) < densest * markedBelow && lengthMs > usual
      ? [{ fromX: xs[index] ?? 0, toX: xs[index + 1] ?? width, lengthMs }]
      : [],
  );
  return {
    fromMs,
    toMs: end,
    width,
    x: (ms) => between(Math.min(Math.max(ms, fromMs), end), knots, xs),
    ms: (x) => between(Math.min(Math.max(x, 0), width), xs, knots),
    gaps,
  };
}
