import { inLanguage, type Language } from '@ochiq/shared/language';
import type { Release } from '@ochiq/shared/opendata';
import type { OpenLot } from './store.js';

/** What names our contracting processes. A real installation registers one with the Open Contracting Partnership. */
const prefix = 'ochiq';

export const ocidOf = (lot: number): string => `${prefix}-lot-${lot}`;

/** Whole units: minor units are below 2^53 / 10, so that the nearest number prints both decimals rightly. */
const units = (minor: bigint): number => Number(minor) / 100;

const statusOf: Readonly<Record<OpenLot['state'], Release['tender']['status']>> = {
  published: 'planned',
  live: 'active',
  // The sale goes on, or is withdrawn: there is no word for a stop.
  suspended: 'active',
  sold: 'complete',
  unsold: 'unsuccessful',
  withdrawn: 'cancelled',
};

const countries = { UZ: 'Uzbekistan', KG: 'Kyrgyzstan' } as const;
const awardStatus = (state: string) =>
  state === 'defaulted' || state === 'annulled' ? 'cancelled' : state === 'to_pay' ? 'pending' : 'active';

/**
 * A lot as a release of the Open Contracting Data Standard 1.1. What the standard says of buying is read the other way round: the
 * office procures a price, its tenderers are the bidders, its supplier is whoever pays.
 */
export function releaseOf(lot: OpenLot, language: Language): Release {
  const ocid = ocidOf(lot.lot);
  const office = { id: `office-${lot.officeId}`, name: inLanguage(lot.officeName, language) };
  const bidderOf = (bidder: number | null) =>
    bidder === null ? { id: `${ocid}-creditor`, name: 'Creditor' } : { id: `${ocid}-bidder-${bidder}`, name: `Bidder ${bidder}` };
  const value = (minor: bigint) => ({ amount: units(minor), currency: lot.currency });
  const bidders = [...new Set(lot.bids.map(({ bidder }) => bidder))].sort((a, b) => a - b);
  const buyers = [...new Set(lot.sales.map(({ bidder }) => bidder))];
  const ended = statusOf[lot.state] === 'complete' || statusOf[lot.state] === 'unsuccessful';
  const period = { startDate: lot.startsAt.toISOString(), endDate: lot.endsAt.toISOString() };
  return {
    ocid,
    id: `${ocid}-${lot.seq}-${lot.sales.map(({ state }) => state).join('-') || lot.state}`,
    date: changedAt(lot),
    tag: tagsOf(lot),
    initiationType: 'tender',
    language,
    parties: [
      { ...office, roles: ['procuringEntity', 'buyer'] },
      ...[...new Set([...bidders, ...buyers])].map((bidder) => ({
        ...bidderOf(bidder),
        roles: [
          ...(bidder !== null && bidders.includes(bidder) ? ['tenderer' as const] : []),
          ...(buyers.includes(bidder) ? ['supplier' as const] : []),
        ],
      })),
    ],
    buyer: office,
    tender: {
      id: String(lot.lot),
      title: inLanguage(lot.title, language),
      description: inLanguage(lot.description, language),
      status: statusOf[lot.state],
      procuringEntity: office,
      items: [
        {
          id: '1',
          description: inLanguage(lot.title, language),
          classification: { scheme: 'OCHIQ', id: lot.category },
          quantity: 1,
          deliveryAddress: { locality: lot.place, region: lot.region, countryName: countries[lot.jurisdiction] },
        },
      ],
      minValue: value(lot.startMinor),
      ...(lot.appraisalMinor === null ? {} : { value: value(lot.appraisalMinor) }),
      procurementMethod: 'open',
      procurementMethodDetails: `Open ascending auction of seized property under the rules ${lot.rules}; ${inLanguage(lot.court, language)}`,
      awardCriteria: 'highestPrice',
      submissionMethod: ['electronicAuction'],
      tenderPeriod: { startDate: lot.publishedAt.toISOString(), endDate: lot.endsAt.toISOString() },
      awardPeriod: period,
      numberOfTenderers: bidders.length,
      tenderers: bidders.map(bidderOf),
    },
    bids: {
      statistics: [
        { id: '1', measure: 'bids', value: lot.bids.length },
        { id: '2', measure: 'bidders', value: bidders.length },
      ],
      details: lot.bids.map(({ seq, at, bidder, amountMinor }) => ({
        id: `${ocid}-${seq}`,
        date: at,
        status: 'valid',
        value: value(BigInt(amountMinor)),
        tenderers: [bidderOf(bidder)],
      })),
    },
    ...(ended && lot.sales.length > 0 ? salesOf(lot, bidderOf) : {}),
    ...(lot.repeatOf === null
      ? {}
      : { relatedProcesses: [{ id: '1', relationship: ['unsuccessfulProcess'], scheme: 'ocid', identifier: ocidOf(lot.repeatOf) }] }),
  };
}

/** When the newest of all that the release tells happened: an ISO 8601 instant, which sorts as text. */
export const changedAt = ({ changedAt: event, sales }: OpenLot): string =>
  [event.toISOString(), ...sales.flatMap(({ createdAt, paidAt }) => (paidAt === null ? [createdAt] : [createdAt, paidAt]))].sort().at(-1) ??
  '';

function tagsOf({ state, sales }: OpenLot): Release['tag'] {
  if (state === 'withdrawn') return ['tenderCancellation'];
  if (sales.length === 0) return ['tender'];
  return sales.some(({ paidAt }) => paidAt !== null) ? ['tender', 'award', 'contract'] : ['tender', 'award'];
}

/** An attempt to sell is an award; one that was paid is a contract too. */
function salesOf(lot: OpenLot, bidderOf: (bidder: number | null) => { id: string; name: string }): Pick<Release, 'awards' | 'contracts'> {
  const priceOf = (minor: string) => ({ amount: units(BigInt(minor)), currency: lot.currency });
  const idOf = (attempt: number) => `${ocidOf(lot.lot)}-sale-${attempt}`;
  return {
    awards: lot.sales.map(({ attempt, bidder, priceMinor, state, createdAt }) => ({
      id: idOf(attempt),
      status: awardStatus(state),
      date: createdAt,
      value: priceOf(priceMinor),
      suppliers: [bidderOf(bidder)],
    })),
    contracts: lot.sales.flatMap(({ attempt, priceMinor, state, paidAt }) =>
      paidAt === null
        ? []
        : [
            {
              id: idOf(attempt),
              awardID: idOf(attempt),
              status: state === 'distributed' || state === 'annulled' ? ('terminated' as const) : ('active' as const),
              value: priceOf(priceMinor),
              dateSigned: paidAt,
            },
          ],
    ),
  };
}
