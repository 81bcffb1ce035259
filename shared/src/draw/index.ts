export * from './candidates.js';
export { linkBefore } from './chain.js';
export { type DrawInput, type Pick, pickSeat, placeOf } from './pick-seat.js';
