import type { Translated } from '@ochiq/shared/language';
import type { LotPage } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';

/** The words that facts are told with; see `useWords`. */
export interface FactWords {
  readonly t: (key: string, named?: Record<string, unknown>, plural?: number) => string;
  readonly text: (texts: Translated) => string;
  readonly money: (minor: string, currency: Currency) => string;
  readonly moment: (instant: string, region: LotPage['region']) => string;
  readonly percent: (share: number) => string;
}

/** One fact of all lots side by side. */
export interface FactRow {
  readonly key: string;
  readonly name: string;
  readonly values: readonly string[];
  /** Whether the lots are not all alike in it. */
  readonly differs: boolean;
}

/** Nothing to be said. */
const none = '–';

type Fact = readonly [key: string, name: string, say: (lot: LotPage) => string];

function facts({ t, text, money, moment, percent }: FactWords): readonly Fact[] {
  const amount = (minor: string | null, { currency }: LotPage) => (minor === null ? none : money(minor, currency));
  return [
    ['state', 'listing.state', (lot) => t(`state.${lot.state}`)],
    ['price', 'compare.price', (lot) => amount(lot.priceMinor ?? lot.startMinor, lot)],
    ['next', 'price.next', (lot) => (lot.state === 'live' ? amount(lot.minNextMinor, lot) : none)],
    ['appraisal', 'field.appraisalMinor', (lot) => amount(lot.appraisalMinor, lot)],
    ['share', 'compare.share', (lot) => shareOf(lot, percent)],
    ['start', 'price.start', (lot) => amount(lot.startMinor, lot)],
    ['deposit', 'compare.deposit', (lot) => amount(lot.depositMinor, lot)],
    ['reserve', 'field.reserveMinor', (lot) => t(lot.hasReserve ? 'compare.yes' : 'compare.no')],
    ['bids', 'compare.bids', (lot) => t('word.bids', { n: lot.bidCount }, lot.bidCount)],
    ['begins', 'field.startsAt', (lot) => moment(lot.startsAt, lot.region)],
    ['ends', 'field.endsAt', (lot) => moment(lot.endsAt, lot.region)],
    ['category', 'listing.category', (lot) => t(`category.${lot.category}`)],
    ['place', 'field.place', (lot) => [t(`region.${lot.region}`), lot.place].filter(Boolean).join(', ')],
    ['documents', 'compare.documents', (lot) => String(lot.documents.length)],
    ['corrections', 'compare.corrections', (lot) => String(lot.corrections.length)],
    ['court', 'listing.court', (lot) => text(lot.court.name)],
    ['office', 'compare.office', (lot) => text(lot.office.name)],
  ];
}

/** What the price is of the appraisal; a share, since amounts of two currencies tell nothing beside each other. */
function shareOf({ appraisalMinor, priceMinor, startMinor }: LotPage, percent: FactWords['percent']): string {
  if (appraisalMinor === null || appraisalMinor === '0') return none;
  // In ten thousandths, by whole numbers; what is left is small enough for a float.
  return percent(Number((BigInt(priceMinor ?? startMinor) * 10_000n) / BigInt(appraisalMinor)) / 10_000);
}

/** The facts of some lots, one row a fact. */
export const compareFacts = (lots: readonly LotPage[], words: FactWords): FactRow[] =>
  facts(words).map(([key, name, say]) => {
    const values = lots.map(say);
    return { key, name: words.t(name), values, differs: new Set(values).size > 1 };
  });
