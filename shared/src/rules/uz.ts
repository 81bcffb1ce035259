import { assumed, lawful, observed } from './figure.js';
import type { RuleProfile } from './profile.js';

const minute = 60_000;
const days = (count: number) => ({ count, unit: 'calendar_days' }) as const;
const workingDays = (count: number) => ({ count, unit: 'working_days' }) as const;

/** The base calculation amount in tiyin, that thresholds are multiples of: 412,000 soum (UP-91 of 2 June 2025, from 1 August 2025). */
const base = 41_200_000n;
const times = (multiple: bigint) => (multiple * base).toString();

/** Ten working days below 5,000 base amounts, fifteen from there. */
const payment = [
  { belowMinor: times(5_000n), value: workingDays(10) },
  { belowMinor: null, value: workingDays(15) },
];

/** Uzbekistan, version 1: what could be read of the law by November 2026; see docs/decisions/014-rule-profiles.md. */
export const uz1: RuleProfile = {
  name: 'uz',
  version: 1,
  jurisdiction: 'UZ',
  mode: 'law',
  validFrom: '2025-08-01',
  currency: 'UZS',
  utcOffsetMinutes: 300,
  figures: {
    noticePeriod: lawful(
      { movable: days(15), immovable: days(15), perishable: days(15) },
      'uz-pp-3149-2017',
      '1',
      'notices on holding electronic online auctions and information on lot are placed not later than 15 calendar days prior to their carrying out',
    ),
    startShareBasisPoints: lawful(
      10_000,
      'uz-pp-3149-2017',
      '1',
      'the property is exposed on electronic online auction for estimated value',
    ),
    depositBasisPoints: observed(
      [{ belowMinor: null, value: 500 }],
      'uz-e-auksion-sample-2026',
      'deposit_pct',
      '5% in 1,693 of the 3,802 lots that state a deposit, the most frequent share; others 10%, 15%, 25% and 50%',
    ),
    incrementBasisPoints: lawful(
      [
        { belowMinor: (2_000n * base + 1n).toString(), value: 1000 },
        { belowMinor: null, value: 500 },
      ],
      'uz-e-auksion-rules-2022',
      '7.7; BHM 412 000 UZS: UP-91, 2025-06-02',
      'auksion obyekti boshlang‘ich qiymatining o‘n foizini; obyektning boshlang‘ich qiymati auksion o‘tkazilishi to‘g‘risida xabarnomani joylashtirish paytidagi BHMning ikki ming baravaridan ortiq bo‘lganda, auksion qadami auksion obyektining boshlang‘ich qiymatidan besh foizni tashkil etadi',
    ),
    roundToMinor: assumed({ UZS: '100000', KGS: '10000', USD: '1000' }),
    softCloseWindowMs: assumed(5 * minute),
    softCloseCapMs: assumed(120 * minute),
    resumeLeastMs: assumed(24 * 60 * minute),
    rounds: assumed(3),
    repeatWithin: assumed(days(30)),
    repeatReductionBasisPoints: assumed([1000, 2000]),
    floorBasisPoints: lawful(
      8000,
      'uz-uf-63-2023',
      '(2024-01-01)',
      'garovga qo‘yilgan mol-mulkni takroriy auksionda sotish mumkin bo‘lgan eng past narxni auksion obyekti boshlang‘ich narxining 80 foizi miqdorida belgilash',
    ),
    paymentPeriod: lawful(
      { movable: payment, immovable: payment, perishable: payment },
      'uz-pp-5197-2021',
      '1; BHM 412 000 UZS: UP-91, 2025-06-02',
      'the opportunity of payment of payments within 10 working days if the amount of the implemented object constitutes less five-thousandfold size of basic settlement size and 15 working days if the cost of the implemented object is equal is given or exceeds the five-thousandfold size of basic settlement size',
    ),
    runnerUpAllowed: lawful(
      true,
      'uz-e-auksion-rules-2022',
      '2 (terms)',
      'auksionning salohiyatli g‘olibi – auksion g‘olibidan bir qadam past narx taklifini tasdiqlagan ishtirokchi',
    ),
    runnerUpPeriod: assumed(workingDays(10)),
    defaultExclusion: assumed(days(365)),
    forfeitedTo: assumed('proceeds'),
    creditorOffer: lawful(
      { priceBasisPoints: 7500, of: 'first_start' },
      'uz-uf-63-2023',
      '(2024-01-01)',
      'mol-mulk takroriy auksionda realizatsiya qilinmasa, undiruvchiga ushbu mol-mulkni auksion boshlang‘ich narxidan 25 foiz past qiymatda o‘zida qoldirish taklif qilinadi',
    ),
    creditorOfferPeriod: assumed(days(10)),
    exclusions: assumed(['debtor', 'case_bailiff', 'office_staff', 'relatives_of_staff', 'appraiser', 'defaulter', 'minor']),
    enforcementFeeBasisPoints: assumed(1000),
    saleFee: assumed({ basisPoints: 100, paidBy: 'proceeds' }),
    distributionOrder: assumed([['sale_costs'], ['enforcement_fee'], ['secured'], ['alimony'], ['wages'], ['taxes'], ['other']]),
    leastAge: assumed(18),
    dutchStage: assumed(null),
  },
};
