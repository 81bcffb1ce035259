export { type Claim, type Distribution, distribute, type Share } from './distribute.js';
export { type NextAfterUnsold, nextAfterUnsold, type UnsoldRound } from './next.js';
export {
  type AftermathState,
  type AftermathStep,
  aftermathStates,
  aftermathSteps,
  type SaleState,
  type SaleStep,
  saleStates,
  saleSteps,
  stepAftermath,
  stepSale,
} from './steps.js';
export {
  costsSchema,
  courtOrderSchema,
  creditorAnswerSchema,
  creditorOfferSchema,
  handOverSchema,
  type NextAction,
  type OwnSale,
  ownSalesSchema,
  repeatScheduleSchema,
  type SaleAttempt,
  type SaleDesk,
  type SaleList,
  type SaleResult,
  saleDeskSchema,
  saleListSchema,
  saleResultSchema,
} from './view.js';
