import { assumed } from './figure.js';
import type { RuleProfile } from './profile.js';

const minute = 60_000;
const minutes = (count: number) => ({ count, unit: 'minutes' }) as const;
const payment = [{ belowMinor: null, value: minutes(15) }];

/** For trying out, version 1: minutes where a law has days, so that the whole life of a sale can be played in an afternoon. */
export const demo1: RuleProfile = {
  name: 'demo',
  version: 1,
  jurisdiction: null,
  mode: 'demo',
  validFrom: '2026-01-01',
  currency: 'UZS',
  utcOffsetMinutes: 300,
  figures: {
    noticePeriod: assumed({ movable: minutes(0), immovable: minutes(1), perishable: minutes(0) }),
    startShareBasisPoints: assumed(7000),
    depositBasisPoints: assumed([{ belowMinor: null, value: 1000 }]),
    incrementBasisPoints: assumed([{ belowMinor: null, value: 500 }]),
    roundToMinor: assumed({ UZS: '100000', KGS: '10000', USD: '1000' }),
    // A visitor should see a soft close without waiting long for it.
    softCloseWindowMs: assumed(2 * minute),
    softCloseCapMs: assumed(30 * minute),
    resumeLeastMs: assumed(5 * minute),
    rounds: assumed(3),
    repeatWithin: assumed(minutes(30)),
    repeatReductionBasisPoints: assumed([1000, 2000]),
    floorBasisPoints: assumed(5000),
    paymentPeriod: assumed({ movable: payment, immovable: payment, perishable: payment }),
    runnerUpAllowed: assumed(true),
    runnerUpPeriod: assumed(minutes(15)),
    defaultExclusion: assumed(minutes(60)),
    forfeitedTo: assumed('proceeds'),
    creditorOffer: assumed({ priceBasisPoints: 7500, of: 'first_start' }),
    creditorOfferPeriod: assumed(minutes(15)),
    exclusions: assumed(['debtor', 'case_bailiff', 'office_staff', 'relatives_of_staff', 'appraiser', 'defaulter', 'minor']),
    enforcementFeeBasisPoints: assumed(1000),
    saleFee: assumed({ basisPoints: 100, paidBy: 'proceeds' }),
    distributionOrder: assumed([['sale_costs'], ['enforcement_fee'], ['secured'], ['alimony'], ['wages'], ['taxes'], ['other']]),
    leastAge: assumed(18),
    dutchStage: assumed(null),
  },
};
