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
export function logOddsOf(forest: Forest, row: ArrayLike<number>, isKnown: (column: number) => boolean = () => true): number {
  let sum = forest.bias;
  for (const tree of forest.trees) sum += expected(tree, row, isKnown);
  return sum;
}

function columnsOf(node: Node): number[] {
  return 'column' in node ? [...new Set([node.column, ...columnsOf(node.low), ...columnsOf(node.high)])] : [];
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** Adds one tree's Shapley values to `shares`, by their definition: a tree of depth 2 asks of three columns at most. */
function share(tree: Node, row: ArrayLike<number>, isKnown: (column: number) => boolean, shares: Float64Array): void {
  const players = columnsOf(tree).filter(isKnown);
  const n = players.length;
  const worth = Array.from({ length: 1 << n }, (_, coalition) =>
    expected(tree, row, (column) => players.some((player, bit) => player === column && (coalition >> bit) % 2 === 1)),
  );
  for (const [bit, player] of players.entries()) {
    for (const [coalition, without] of worth.entries()) {
      if ((coalition >> bit) % 2 === 1) continue;
      const size = players.filter((_, other) => (coalition >> other) % 2 === 1).length;
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n);
      shares[player] = (shares[player] ?? 0) + weight * ((worth[coalition | (1 << bit)] ?? 0) - without);
    }
  }
}

/**
 * Each column's exact part in a row's log-odds: Shapley values, a column outside a coalition being answered as often as in training
 * (path dependent, as S. Lundberg and others, "Consistent Individualized Feature Attribution for Tree Ensembles", arXiv 1802.03888,
 * section 3). `base` and the parts sum to `logOddsOf` of the same row.
 */
export function contributionsOf(
  forest: Forest,
  row: ArrayLike<number>,
  isKnown: (column: number) => boolean = () => true,
): { readonly base: number; readonly parts: Float64Array } {
  const parts = new Float64Array(row.length);
  for (const tree of forest.trees) share(tree, row, isKnown, parts);
  return { base: logOddsOf(forest, row, () => false), parts };
}
