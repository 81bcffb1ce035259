export { type Measured, type Numbering, numberSubjects } from './collect.js';
export { fitReference } from './fit-reference.js';
export { type Reference, referenceSchema } from './reference.js';
export { builtInReference } from './reference-data.js';
export { type LotScore, scoreLot } from './score-lot.js';
export {
  defaultFdr,
  type Finding,
  type KindScores,
  type RankedSubject,
  type Scored,
  type ScoreOptions,
  type ScorePart,
  scoreMeasured,
  scoreWindow,
  type WindowScores,
} from './score-window.js';
