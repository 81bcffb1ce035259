import { z } from 'zod';

/** `column < at` leads to `low`, else to `high`. `cover` is how many training rows came by. */
export interface Split {
  readonly column: number;
  readonly at: number;
  readonly low: Node;
  readonly high: Node;
  readonly cover: number;
}
export interface Leaf {
  readonly value: number;
  readonly cover: number;
}
export type Node = Split | Leaf;

const leafSchema = z.strictObject({ value: z.number(), cover: z.int().nonnegative() });
const nodeSchema: z.ZodType<Node> = z.lazy(() => z.union([splitSchema, leafSchema]));
const splitSchema = z.strictObject({
  column: z.int().nonnegative(),
  at: z.number(),
  low: nodeSchema,
  high: nodeSchema,
  cover: z.int().positive(),
});

export const forestSchema = z.object({
  /** Log-odds before any tree. */
  bias: z.number(),
  trees: z.array(nodeSchema).max(1000).readonly(),
});
/** Trees whose values add up to the log-odds of a yes. */
export interface Forest {
  readonly bias: number;
  readonly trees: readonly Node[];
}

/** What a tree says of a row where only some of its columns are known: unknown questions are answered as often as in training. */
function expected(node: Node, row: ArrayLike<number>, isKnown: (column: number) => boolean): number {
  if (!('column' in node)) return node.value;
  if (isKnown(node.column)) return expected((row[node.column] ?? 0) < node.at ? node.low : node.high, row, isKnown);
  const { low, high, cover } = node;
  return (low.cover * expected(low, row, isKnown) + high.cover * expected(high, row, isKnown)) / cover;
}

/** Log-odds of a row; columns of which `isKnown` says no are averaged over as in training. */
export function logOddsOf(forest: Forest, row: ArrayLike<number>, isKnown?: (column: number) => boolean): number {
  let sum = forest.bias;
  for (const tree of forest.trees) {
    if (isKnown === undefined) {
      let at = tree;
      while ('column' in at) at = (row[at.column] ?? 0) < at.at ? at.low : at.high;
      sum += at.value;
    } else {
      sum += expected(tree, row, isKnown);
    }
  }
  return sum;
}

/**
 * What `logOddsOf` says where all is known, for very many rows: nodes lie in flat arrays, a tree's root at `roots`, a split's lower
 * side right behind it, and a leaf is a node of column -1.
 */
export function scorerOf({ bias, trees }: Forest): (row: ArrayLike<number>) => number {
  const columns: number[] = [];
  const values: number[] = [];
  const highs: number[] = [];
  const lay = (node: Node): number => {
    const place = columns.length;
    columns.push('column' in node ? node.column : -1);
    values.push('column' in node ? node.at : node.value);
    highs.push(0);
    if ('column' in node) {
      lay(node.low);
      highs[place] = lay(node.high);
    }
    return place;
  };
  const roots = Int32Array.from(trees, lay);
  const [column, value, high] = [Int32Array.from(columns), Float64Array.from(values), Int32Array.from(highs)];
  return (row) => {
    let sum = bias;
    for (const root of roots) {
      let at = root;
      for (let asked = column[at] ?? -1; asked >= 0; asked = column[at] ?? -1)
        at = (row[asked] ?? 0) < (value[at] ?? 0) ? at + 1 : (high[at] ?? 0);
      sum += value[at] ?? 0;
    }
    return sum;
  };
}

const scaled = (node: Node, by: number): Node =>
  'column' in node ? { ...node, low: scaled(node.low, by), high: scaled(node.high, by) } : { ...node, value: node.value * by };

/** Trees without questions on the column whose sum is the tree's expectation over it. */
function withoutColumn(node: Node, column: number): Node[] {
  if (!('column' in node)) return [node];
  const lows = withoutColumn(node.low, column);
  const highs = withoutColumn(node.high, column);
  if (node.column === column) {
    return [
      ...lows.map((low) => scaled(low, node.low.cover / node.cover)),
      ...highs.map((high) => scaled(high, node.high.cover / node.cover)),
    ];
  }
  const none: Leaf = { value: 0, cover: 0 };
  return Array.from({ length: Math.max(lows.length, highs.length) }, (_, index) => ({
    ...node,
    low: lows[index] ?? none,
    high: highs[index] ?? none,
  }));
}

/** A forest that says of each row what this one does where the column is not known, but without asking twice: for many rows. */
export const averagedOver = ({ bias, trees }: Forest, column: number): Forest => ({
  bias,
  trees: trees.flatMap((tree) => withoutColumn(tree, column)),
});

function columnsOf(node: Node): number[] {
  return 'column' in node ? [...new Set([node.column, ...columnsOf(node.low), ...columnsOf(node.high)])] : [];
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** As `expected`, where bit c of `known` tells whether column c is known. */
function expectedOf(node: Node, row: ArrayLike<number>, known: number): number {
  if (!('column' in node)) return node.value;
  const { column, at, low, high, cover } = node;
  if (((known >> column) & 1) === 1) return expectedOf((row[column] ?? 0) < at ? low : high, row, known);
  return (low.cover * expectedOf(low, row, known) + high.cover * expectedOf(high, row, known)) / cover;
}

/** The columns of a coalition as bits: bit i of `coalition` stands for player i. */
const bitsOf = (players: readonly number[], coalition: number): number =>
  players.reduce((bits, player, bit) => (((coalition >> bit) & 1) === 1 ? bits | (1 << player) : bits), 0);

/** Adds one tree's Shapley values to the shares of a row, by their definition: a tree of depth 3 asks of seven columns at most. */
function sharer(tree: Node, isKnown: (column: number) => boolean): (row: ArrayLike<number>, shares: Float64Array) => void {
  const players = columnsOf(tree).filter(isKnown);
  const n = players.length;
  const coalitions = Array.from({ length: 1 << n }, (_, coalition) => bitsOf(players, coalition));
  /** By size of the coalition that a player joins. */
  const weights = players.map((_, size) => (factorial(size) * factorial(n - size - 1)) / factorial(n));
  const sizes = coalitions.map((_, coalition) => players.filter((__, bit) => ((coalition >> bit) & 1) === 1).length);
  const worth = new Float64Array(coalitions.length);
  return (row, shares) => {
    for (const [coalition, known] of coalitions.entries()) worth[coalition] = expectedOf(tree, row, known);
    for (const [bit, player] of players.entries()) {
      for (const [coalition, without] of worth.entries()) {
        if (((coalition >> bit) & 1) === 1) continue;
        const weight = weights[sizes[coalition] ?? 0] ?? 0;
        shares[player] = (shares[player] ?? 0) + weight * ((worth[coalition | (1 << bit)] ?? 0) - without);
      }
    }
  };
}

/** A row's score as the parts of its columns and what no column makes. */
export interface Contributions {
  readonly base: number;
  readonly parts: Float64Array;
}

/** More columns do not fit into the bits of a coalition. */
const mostColumns = 31;

/**
 * Each column's exact part in a row's log-odds: Shapley values, a column outside a coalition being answered as often as in training
 * (path dependent, as S. Lundberg and others, "Consistent Individualized Feature Attribution for Tree Ensembles", arXiv 1802.03888,
 * section 3). `base` and the parts sum to `logOddsOf` of the same row.
 */
export const contributionsOf = (forest: Forest, row: ArrayLike<number>, isKnown: (column: number) => boolean = () => true): Contributions =>
  contributor(forest, isKnown)(row);

/** The same for many rows: what does not depend on them is reckoned once. */
export function contributor(forest: Forest, isKnown: (column: number) => boolean): (row: ArrayLike<number>) => Contributions {
  if (forest.trees.some((tree) => columnsOf(tree).some((column) => column >= mostColumns))) throw new Error('too many columns');
  const base = logOddsOf(forest, [], () => false);
  const sharers = forest.trees.map((tree) => sharer(tree, isKnown));
  return (row) => {
    const parts = new Float64Array(row.length);
    for (const share of sharers) share(row, parts);
    return { base, parts };
  };
}
