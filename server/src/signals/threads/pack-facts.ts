import { z } from 'zod';
import type { BidFact, EntrantFact, LotFacts, TraceFact, WindowFacts } from '../facts.js';
import { SharedAmounts, SharedNumbers } from './shared-columns.js';

/** Of lots. Texts are told by their number, what is not there by NaN; `...To` is where a lot's part of another list ends. */
const lotColumns = [
  'lot',
  'office',
  'official',
  'approver',
  'category',
  'region',
  'currency',
  'outcome',
  'winner',
  'repeatOf',
  'round',
  'publishedAt',
  'startsAt',
  'originalEndsAt',
  'endsAt',
  'closedAt',
  'leastNoticeMs',
  'zoneMs',
  'photos',
  'textLength',
  'defaultersTo',
  'editsTo',
  'entrantsTo',
  'bidsTo',
] as const;
const listColumns = ['defaulter', 'editAt', 'editEntry', 'entrant', 'bidder', 'payersTo', 'payer'] as const;
const bidColumns = ['bidId', 'bidAt', 'bidEndsAt', 'bidPerson', 'bidMarks'] as const;
const traceColumns = ['tracePerson', 'traceMarks', 'traceOffice', 'traceValue', 'traceFirst', 'traceLast', 'traceInOffice'] as const;
const numberColumns = [...lotColumns, ...listColumns, ...bidColumns, ...traceColumns] as const;
const amountColumns = ['startMinor', 'reserveMinor', 'appraisalMinor', 'priceMinor', 'bidMax', 'bidAmount', 'bidPrice'] as const;

/** A window's facts as columns that threads share: about 70 bytes a bid, and nothing for the garbage collector to look at. */
export const packedSchema = z.object({
  texts: z.array(z.string()),
  numbers: z.record(
    z.enum(numberColumns),
    z.custom<Float64Array>((value) => value instanceof Float64Array),
  ),
  amounts: z.record(
    z.enum(amountColumns),
    z.custom<BigInt64Array>((value) => value instanceof BigInt64Array),
  ),
});
export type PackedWindow = z.output<typeof packedSchema>;

export const outcomes = ['sold', 'unsold', 'withdrawn'] as const satisfies readonly LotFacts['outcome'][];
export const bidMarks = { proxy: 1, accepted: 2, leading: 4 } as const;
export const traceMarks = { staff: 1, device: 2 } as const;

/** One thing for each name. */
const fromNames = <Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value): Record<Name, Value> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;

/** Takes facts lot by lot, so that no more of them is ever held than one reading brought. */
export class FactPacker {
  readonly #texts: string[] = [];
  readonly #numbersOf = new Map<string, number>();
  readonly #numbers = fromNames(numberColumns, () => new SharedNumbers());
  readonly #amounts = fromNames(amountColumns, () => new SharedAmounts());

  addLot(lot: LotFacts): void {
    const columns = this.#numbers;
    for (const name of ['lot', 'office', 'round', 'publishedAt', 'startsAt', 'originalEndsAt', 'endsAt', 'closedAt'] as const)
      columns[name].push(lot[name]);
    for (const name of ['leastNoticeMs', 'zoneMs', 'photos', 'textLength'] as const) columns[name].push(lot[name]);
    for (const name of ['official', 'approver', 'category', 'region', 'currency', 'winner'] as const)
      columns[name].push(this.#textOf(lot[name]));
    columns.outcome.push(outcomes.indexOf(lot.outcome));
    columns.repeatOf.push(lot.repeatOf ?? Number.NaN);
    for (const name of ['startMinor', 'reserveMinor', 'appraisalMinor', 'priceMinor'] as const) this.#amounts[name].push(lot[name]);
    for (const person of lot.defaulters) columns.defaulter.push(this.#textOf(person));
    columns.defaultersTo.push(columns.defaulter.length);
    for (const { at, entry } of lot.edits) {
      columns.editAt.push(at);
      columns.editEntry.push(entry);
    }
    columns.editsTo.push(columns.editAt.length);
    for (const entrant of lot.entrants) this.#addEntrant(entrant);
    columns.entrantsTo.push(columns.entrant.length);
    for (const bid of lot.bids) this.#addBid(bid);
    columns.bidsTo.push(columns.bidId.length);
  }

  #addEntrant({ person, bidder, payers }: EntrantFact): void {
    const columns = this.#numbers;
    columns.entrant.push(this.#textOf(person));
    columns.bidder.push(bidder);
    for (const payer of payers) columns.payer.push(this.#textOf(payer));
    columns.payersTo.push(columns.payer.length);
  }

  #addBid(bid: BidFact): void {
    const columns = this.#numbers;
    columns.bidId.push(bid.id);
    columns.bidAt.push(bid.at);
    columns.bidEndsAt.push(bid.endsAt);
    columns.bidPerson.push(this.#textOf(bid.person));
    const { proxy, accepted, leading } = bidMarks;
    columns.bidMarks.push((bid.kind === 'proxy' ? proxy : 0) + (bid.accepted ? accepted : 0) + (bid.leading ? leading : 0));
    this.#amounts.bidMax.push(bid.maxMinor);
    this.#amounts.bidAmount.push(bid.amountMinor);
    this.#amounts.bidPrice.push(bid.priceMinor);
  }

  addTrace({ person, staff, office, kind, value, firstAt, lastAt, inOffice }: TraceFact): void {
    const columns = this.#numbers;
    columns.tracePerson.push(this.#textOf(person));
    columns.traceMarks.push((staff ? traceMarks.staff : 0) + (kind === 'device' ? traceMarks.device : 0));
    columns.traceOffice.push(office ?? Number.NaN);
    columns.traceValue.push(this.#textOf(value));
    columns.traceFirst.push(firstAt);
    columns.traceLast.push(lastAt);
    columns.traceInOffice.push(inOffice ?? Number.NaN);
  }

  #textOf(text: string | null): number {
    if (text === null) return Number.NaN;
    const known = this.#numbersOf.get(text);
    if (known !== undefined) return known;
    this.#numbersOf.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  packed(): PackedWindow {
    const numbers = fromNames(numberColumns, (name) => this.#numbers[name].view());
    return { texts: this.#texts, numbers, amounts: fromNames(amountColumns, (name) => this.#amounts[name].view()) };
  }
}

export function packFacts({ lots, traces }: WindowFacts): PackedWindow {
  const packer = new FactPacker();
  for (const lot of lots) packer.addLot(lot);
  for (const trace of traces) packer.addTrace(trace);
  return packer.packed();
}

export const bidsIn = ({ numbers }: PackedWindow): number => numbers.bidId.length;
