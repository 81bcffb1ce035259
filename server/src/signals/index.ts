export { scoreNow } from './ask-scoring.js';
export { lotSignals, windowSignals } from './catalogue.js';
export {
  builtInReference,
  defaultFdr,
  type Finding,
  fitReference,
  type KindScores,
  type LotScore,
  type RankedSubject,
  type Reference,
  referenceSchema,
  type Scored,
  type ScoreOptions,
  type ScorePart,
  scoreLot,
  scoreWindow,
  type WindowScores,
} from './combine/index.js';
export type { BidFact, EditFact, EntrantFact, LotFacts, TraceFact, WindowFacts } from './facts.js';
export type { SignalGround } from './ground.js';
export { isKnownSubject } from './is-subject.js';
export { labelSubjects } from './label-subjects.js';
export type { LotSignal, Measure, MeasuredSubject, WindowSignal } from './measure.js';
export { readFacts, readLotFacts, type Span } from './read-facts.js';
export { signalRoutes } from './routes.js';
export { runScoring } from './run-scoring.js';
export { scoreClosed } from './score-closed.js';
export { showSubject } from './show-subject.js';
export { createSignalWork } from './start-signals.js';
export { packFacts } from './threads/pack-facts.js';
export { scoreInThreads } from './threads/score-in-threads.js';
export { unpackFacts } from './threads/unpack-facts.js';
