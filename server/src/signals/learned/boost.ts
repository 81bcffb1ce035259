import type { Forest, Leaf, Node } from './forest.js';

/** A table of numbers by columns, with a yes or no for each row. */
export interface Table {
  readonly columns: readonly Float64Array[];
  readonly labels: Uint8Array;
}

export interface BoostOptions {
  /** Trees. */
  readonly rounds: number;
  /** Questions that a tree asks one after the other. */
  readonly depth: 1 | 2 | 3;
  /** The share of each tree's correction that is taken. */
  readonly rate: number;
  /** Pulls leaves towards zero (L2). */
  readonly lambda: number;
  /** Least sum of p(1 - p) in a leaf. */
  readonly minHessian: number;
  /** By column: +1, the score may only rise with it; -1, only fall; 0, free. */
  readonly monotone: readonly (-1 | 0 | 1)[];
}

/** Columns as small whole numbers that keep their order; `edges[b]` lies between the values of bin b and those of bin b + 1. */
interface Binned {
  readonly bins: Uint16Array;
  readonly edges: readonly number[];
}

const mostBins = 512;

function binned(column: Float64Array): Binned {
  const values = [...new Set(column)].sort((a, b) => a - b);
  const step = Math.max(1, Math.ceil(values.length / mostBins));
  const edges: number[] = [];
  for (let i = step; i < values.length; i += step) edges.push(((values[i - 1] ?? 0) + (values[i] ?? 0)) / 2);
  const bins = Uint16Array.from(column, (value) => {
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value < (edges[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  });
  return { bins, edges };
}

interface Grower {
  readonly columns: readonly Binned[];
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly options: BoostOptions;
}

/** The rows of a node with the bounds that monotone questions above set for its leaves. */
interface Region {
  readonly rows: Int32Array;
  readonly low: number;
  readonly high: number;
}

interface Question {
  readonly column: number;
  readonly bin: number;
  readonly gain: number;
  readonly below: number;
  readonly above: number;
}

const clamp = (value: number, { low, high }: Region) => Math.min(Math.max(value, low), high);
/** What a leaf of a given value saves of the loss (second order). */
const saved = (g: number, h: number, value: number, lambda: number) => -(g * value + 0.5 * (h + lambda) * value * value);

/** The question that lessens the loss most and keeps the order that its column must keep; null where none does. */
function bestQuestion({ columns, gradient, hessian, options }: Grower, region: Region): Question | null {
  const { lambda, minHessian } = options;
  let best: Question | null = null;
  for (const [column, { bins, edges }] of columns.entries()) {
    const size = edges.length + 1;
    const gs = new Float64Array(size);
    const hs = new Float64Array(size);
    let g = 0;
    let h = 0;
    for (const row of region.rows) {
      const bin = bins[row] ?? 0;
      const [dg, dh] = [gradient[row] ?? 0, hessian[row] ?? 0];
      gs[bin] = (gs[bin] ?? 0) + dg;
      hs[bin] = (hs[bin] ?? 0) + dh;
      g += dg;
      h += dh;
    }
    const whole = saved(g, h, clamp(-g / (h + lambda), region), lambda);
    const way = options.monotone[column] ?? 0;
    let gl = 0;
    let hl = 0;
    for (let bin = 0; bin < size - 1; bin++) {
      gl += gs[bin] ?? 0;
      hl += hs[bin] ?? 0;
      if (hl < minHessian) continue;
      if (h - hl < minHessian) break;
      const below = clamp(-gl / (hl + lambda), region);
      const above = clamp(-(g - gl) / (h - hl + lambda), region);
      if (way * (above - below) < 0) continue;
      const gain = saved(gl, hl, below, lambda) + saved(g - gl, h - hl, above, lambda) - whole;
      if (gain > 1e-9 && (best === null || gain > best.gain)) best = { column, bin, gain, below, above };
    }
  }
  return best;
}

function leaf({ gradient, hessian, options }: Grower, region: Region): Leaf {
  let g = 0;
  let h = 0;
  for (const row of region.rows) {
    g += gradient[row] ?? 0;
    h += hessian[row] ?? 0;
  }
  return { value: options.rate * clamp(-g / (h + options.lambda), region), cover: region.rows.length };
}

function grow(grower: Grower, region: Region, depth: number): Node {
  const question = depth === 0 ? null : bestQuestion(grower, region);
  if (question === null) return leaf(grower, region);
  const { column, bin, below, above } = question;
  const found = grower.columns[column];
  if (!found) throw new Error('a column outside');
  const way = grower.options.monotone[column] ?? 0;
  const middle = (below + above) / 2;
  const side = (keep: (bin: number) => boolean) => region.rows.filter((row) => keep(found.bins[row] ?? 0));
  const lowSide = { rows: side((b) => b <= bin), low: way < 0 ? middle : region.low, high: way > 0 ? middle : region.high };
  const highSide = { rows: side((b) => b > bin), low: way > 0 ? middle : region.low, high: way < 0 ? middle : region.high };
  return {
    column,
    at: found.edges[bin] ?? 0,
    low: grow(grower, lowSide, depth - 1),
    high: grow(grower, highSide, depth - 1),
    cover: region.rows.length,
  };
}

/**
 * Gradient boosting of shallow trees for a yes or no (Friedman 2001, second order as in Chen and Guestrin 2016, section 2), with
 * monotone columns. It uses no chance: the same table gives the same forest.
 */
export function boost(table: Table, options: BoostOptions): Forest {
  const { labels } = table;
  const columns = table.columns.map(binned);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const bias = Math.log((positives + 0.5) / (labels.length - positives + 0.5));
  const odds = new Float64Array(labels.length).fill(bias);
  const gradient = new Float64Array(labels.length);
  const hessian = new Float64Array(labels.length);
  const every = Int32Array.from(labels, (_, row) => row);
  const trees: Node[] = [];
  for (let round = 0; round < options.rounds; round++) {
    for (const row of every) {
      const chance = 1 / (1 + Math.exp(-(odds[row] ?? 0)));
      gradient[row] = chance - (labels[row] ?? 0);
      hessian[row] = chance * (1 - chance);
    }
    const region = { rows: every, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    const tree = grow({ columns, gradient, hessian, options }, region, options.depth);
    trees.push(tree);
    if (!('column' in tree)) break;
    const cells = table.columns;
    for (const row of every) {
      let at: Node = tree;
      while ('column' in at) at = (cells[at.column]?.[row] ?? 0) < at.at ? at.low : at.high;
      odds[row] = (odds[row] ?? 0) + at.value;
    }
  }
  return { bias, trees };
}
