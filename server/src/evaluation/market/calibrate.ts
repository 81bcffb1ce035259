import { subjectKindSchema } from '@ochiq/shared/signals';
import { type Reference, scoreWindow } from '../../signals/index.js';
import { isJudged, isTrue, truthOf } from './judge.js';
import type { MixedMarket } from './mixed-market.js';

/**
 * What a combined p-value means: the logistic curve of the share of true frauds by log10(1 / p), fitted by Newton's method (a ridge of 0.01 keeps it
 * finite where frauds and honest ones part wholly), for each kind of subject over markets whose truth is known.
 */
export function calibrate(reference: Reference, markets: readonly MixedMarket[]): Reference {
  const judged = markets.flatMap((market) => {
    const truth = truthOf(market);
    const { kinds } = scoreWindow(market.facts, { reference });
    return subjectKindSchema.options.flatMap((kind) => {
      const { ranked, tested } = kinds[kind];
      const own = ranked.filter((one) => isJudged(truth, one)).map((one) => ({ kind, x: -Math.log10(one.pValue), y: isTrue(truth, one) }));
      // Whoever has no part at all is there as well.
      return [...own, ...Array.from({ length: Math.max(0, tested - ranked.length) }, () => ({ kind, x: 0, y: false }))];
    });
  });
  const calibration: Reference['calibration'] = {};
  for (const kind of subjectKindSchema.options) {
    const own = judged.filter((one) => one.kind === kind);
    if (own.some(({ y }) => y) && own.some(({ y }) => !y)) calibration[kind] = fitLogistic(own);
  }
  return { ...reference, calibration };
}

/** @returns the curve 1 / (1 + exp(-(a + b x))), b positive */
export function fitLogistic(points: readonly { readonly x: number; readonly y: boolean }[]): { a: number; b: number } {
  let a = -5;
  let b = 1;
  const ridge = 0.01;
  for (let round = 0; round < 60; round += 1) {
    let [ga, gb, haa, hab, hbb] = [0, -ridge * b, 1e-9, 0, ridge];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const w = p * (1 - p);
      ga += (y ? 1 : 0) - p;
      gb += ((y ? 1 : 0) - p) * x;
      haa += w;
      hab += w * x;
      hbb += w * x * x;
    }
    const determinant = haa * hbb - hab * hab;
    if (!(determinant > 0)) break;
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant];
    a += Math.max(-1, Math.min(1, da));
    b += Math.max(-1, Math.min(1, db));
    if (Math.abs(da) + Math.abs(db) < 1e-8) break;
  }
  return { a: Number(a.toPrecision(6)), b: Number(Math.max(0.05, b).toPrecision(6)) };
}
