/** A sham auction house and its log, for tests of the verifier on either side. */
export { ShamDatabase, type ShamSigner } from './database.js';
export { ShamHouse, type ShamPlan, type ShamTurn } from './house.js';
export { shamStory } from './story.js';
