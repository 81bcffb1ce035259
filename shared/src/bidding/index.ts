export type { AuctionLot, BidEvent, BidOffer, ClosingEvent, Decision, Standing } from './auction.js';
export { close } from './close.js';
export { decide, evolve } from './decide.js';
export { bidsInOrder, type EbayReason, ebayReasons, ebayRulesWire, explainPrice, type RecordedBid } from './ebay.js';
export { ebayIncrement, ebayIncrementWire, incrementAt, minNext } from './increment.js';
export { type Increment, incrementWireSchema, type Rules, type RulesWire, rulesFromWire, rulesWireSchema } from './rules.js';
export { resumeSchedule, type Schedule, type Stop } from './suspension.js';
