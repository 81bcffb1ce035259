/** A sham auction house and its log, for tests of the verifier on either side. */
export { ShamDatabase } from './database.js';
export { type DrawTurn, ShamOffice } from './draws.js';
export { ShamHouse, type ShamPlan, type ShamTurn } from './house.js';
export { type ShamSigner, shamCrypto, shamSigner } from './signer.js';
export { shamFiller, shamStopped, shamStory } from './story.js';
