import { assumed, observed } from './figure.js';
import type { RuleProfile } from './profile.js';

const minute = 60_000;
const days = (count: number) => ({ count, unit: 'calendar_days' }) as const;
const workingDays = (count: number) => ({ count, unit: 'working_days' }) as const;
const payment = [{ belowMinor: null, value: workingDays(10) }];

/** Kyrgyzstan, version 1; see docs/decisions/014-rule-profiles.md. */
export const kg1: RuleProfile = {
  name: 'kg',
  version: 1,
  jurisdiction: 'KG',
  mode: 'law',
  validFrom: '2017-07-01',
  currency: 'KGS',
  utcOffsetMinutes: 360,
  figures: {
    noticePeriod: assumed({ movable: days(15), immovable: days(30), perishable: days(5) }),
    startShareBasisPoints: assumed(10_000),
    depositBasisPoints: assumed([{ belowMinor: null, value: 500 }]),
    incrementBasisPoints: assumed([{ belowMinor: null, value: 500 }]),
    roundToMinor: assumed({ UZS: '100000', KGS: '10000', USD: '1000' }),
    softCloseWindowMs: assumed(5 * minute),
    softCloseCapMs: assumed(120 * minute),
    resumeLeastMs: assumed(24 * 60 * minute),
    rounds: assumed(2),
    repeatWithin: assumed(days(30)),
    repeatReductionBasisPoints: assumed([2000]),
    floorBasisPoints: assumed(8000),
    paymentPeriod: assumed({ movable: payment, immovable: payment, perishable: payment }),
    runnerUpAllowed: assumed(true),
    runnerUpPeriod: assumed(workingDays(10)),
    defaultExclusion: assumed(days(365)),
    forfeitedTo: assumed('proceeds'),
    creditorOffer: assumed({ priceBasisPoints: 10_000, of: 'last_start' }),
    creditorOfferPeriod: assumed(days(10)),
    exclusions: assumed(['debtor', 'case_bailiff', 'office_staff', 'relatives_of_staff', 'court_staff', 'appraiser', 'defaulter', 'minor']),
    enforcementFeeBasisPoints: observed(
      1000,
      'kg-24kg-363359-2026',
      'first paragraphs',
      'сейчас удерживается 10 процентов от взысканных средств',
    ),
    saleFee: assumed({ basisPoints: 100, paidBy: 'proceeds' }),
    distributionOrder: assumed([['sale_costs'], ['enforcement_fee'], ['secured'], ['alimony'], ['wages'], ['taxes'], ['other']]),
    leastAge: assumed(18),
    dutchStage: assumed(null),
  },
};
