export { lotSignals, windowSignals } from './catalogue.js';
export type { BidFact, EditFact, EntrantFact, LotFacts, TraceFact, WindowFacts } from './facts.js';
export type { LotSignal, Measure, MeasuredSubject, WindowSignal } from './measure.js';
