/** A plain logistic regression, as the peer that a better model has to beat. */
export interface Logistic {
  readonly means: readonly number[];
  readonly scales: readonly number[];
  /** The intercept, then one for each column. */
  readonly weights: readonly number[];
}

/** Solves a x = b by elimination with pivots; `a` and `b` are spent. */
function solve(a: number[][], b: number[]): number[] {
  const n = b.length;
  const cell = (i: number, j: number) => a[i]?.[j] ?? 0;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) if (Math.abs(cell(row, column)) > Math.abs(cell(pivot, column))) pivot = row;
    [a[column], a[pivot]] = [a[pivot] ?? [], a[column] ?? []];
    [b[column], b[pivot]] = [b[pivot] ?? 0, b[column] ?? 0];
    for (let row = column + 1; row < n; row++) {
      const factor = cell(row, column) / cell(column, column);
      const line = a[row] ?? [];
      for (let j = column; j < n; j++) line[j] = (line[j] ?? 0) - factor * cell(column, j);
      b[row] = (b[row] ?? 0) - factor * (b[column] ?? 0);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let sum = b[row] ?? 0;
    for (let j = row + 1; j < n; j++) sum -= cell(row, j) * (x[j] ?? 0);
    x[row] = sum / cell(row, row);
  }
  return x;
}

const steps = 25;

/** Newton's method on standardised columns with a ridge of 1 on the weights (scikit-learn's default, C = 1). */
export function fitLogistic(rows: readonly (readonly number[])[], labels: readonly boolean[]): Logistic {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / rows.length);
  const scales = columns.map((column, j) => {
    const mean = means[j] ?? 0;
    return Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.length) || 1;
  });
  const ready = rows.map((row): number[] => [1, ...row.map((value, j) => (value - (means[j] ?? 0)) / (scales[j] ?? 1))]);
  let weights = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < steps; step++) {
    const hessian = weights.map((_, i) => weights.map((__, j): number => (i === j && i > 0 ? 1 : 0)));
    const gradient = weights.map((weight, i) => (i > 0 ? weight : 0));
    for (const [index, row] of ready.entries()) {
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0)));
      const miss = chance - (labels[index] ? 1 : 0);
      for (const [i, value] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + miss * value;
        const line = hessian[i] ?? [];
        for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + chance * (1 - chance) * value * other;
      }
    }
    const change = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
  }
  return { means, scales, weights };
}

/** Log-odds of a row. */
export const logisticOdds = ({ means, scales, weights }: Logistic, row: readonly number[]): number =>
  row.reduce((sum, value, j) => sum + ((value - (means[j] ?? 0)) / (scales[j] ?? 1)) * (weights[j + 1] ?? 0), weights[0] ?? 0);
