import type { BidFact, EditFact, EntrantFact, LotFacts, TraceFact, WindowFacts } from '../facts.js';
import { bidMarks, outcomes, type PackedWindow, traceMarks } from './pack-facts.js';
import { amountAt } from './shared-columns.js';

/** Reads columns. Bids and entrants of one lot at a time are facts again: whoever walks over all lots makes and drops them. */
class Reading {
  #bidsOf = -1;
  #bids: readonly BidFact[] = [];

  constructor(readonly packed: PackedWindow) {}

  text(number: number | undefined): string {
    return this.packed.texts[number ?? Number.NaN] ?? '';
  }

  textOrNull(number: number | undefined): string | null {
    return number === undefined || Number.isNaN(number) ? null : this.text(number);
  }

  bids(place: number): readonly BidFact[] {
    if (this.#bidsOf !== place) [this.#bidsOf, this.#bids] = [place, this.#readBids(place)];
    return this.#bids;
  }

  #readBids(place: number): BidFact[] {
    const { bidsTo, bidId, bidAt, bidEndsAt, bidPerson, bidMarks: marks } = this.packed.numbers;
    const { bidMax, bidAmount, bidPrice } = this.packed.amounts;
    const bids: BidFact[] = [];
    for (let at = startOf(bidsTo, place); at < (bidsTo[place] ?? 0); at += 1) {
      const mark = marks[at] ?? 0;
      bids.push({
        id: bidId[at] ?? 0,
        at: bidAt[at] ?? 0,
        person: this.text(bidPerson[at]),
        kind: (mark & bidMarks.proxy) !== 0 ? 'proxy' : 'direct',
        accepted: (mark & bidMarks.accepted) !== 0,
        maxMinor: bidMax[at] ?? 0n,
        amountMinor: amountAt(bidAmount, at),
        priceMinor: amountAt(bidPrice, at),
        leading: (mark & bidMarks.leading) !== 0,
        endsAt: bidEndsAt[at] ?? 0,
      });
    }
    return bids;
  }

  entrants(place: number): EntrantFact[] {
    const { entrantsTo, entrant, bidder, payersTo, payer } = this.packed.numbers;
    const entrants: EntrantFact[] = [];
    for (let at = startOf(entrantsTo, place); at < (entrantsTo[place] ?? 0); at += 1) {
      const payers: string[] = [];
      for (let paid = startOf(payersTo, at); paid < (payersTo[at] ?? 0); paid += 1) payers.push(this.text(payer[paid]));
      entrants.push({ person: this.text(entrant[at]), bidder: bidder[at] ?? 0, payers });
    }
    return entrants;
  }

  edits(place: number): EditFact[] {
    const { editsTo, editAt, editEntry } = this.packed.numbers;
    const edits: EditFact[] = [];
    for (let at = startOf(editsTo, place); at < (editsTo[place] ?? 0); at += 1)
      edits.push({ at: editAt[at] ?? 0, entry: editEntry[at] ?? 0 });
    return edits;
  }

  defaulters(place: number): string[] {
    const { defaultersTo, defaulter } = this.packed.numbers;
    const people: string[] = [];
    for (let at = startOf(defaultersTo, place); at < (defaultersTo[place] ?? 0); at += 1) people.push(this.text(defaulter[at]));
    return people;
  }
}

/** Where a lot's part of another list begins: where the one before ends. */
const startOf = (ends: Float64Array, place: number): number => (place === 0 ? 0 : (ends[place - 1] ?? 0));

const none: readonly never[] = [];

/** A lot whose bids and entrants are read from the columns when somebody asks for them. */
class PackedLot implements LotFacts {
  readonly lot: number;
  readonly office: number;
  readonly official: string;
  readonly approver: string | null;
  readonly category: string;
  readonly region: string;
  readonly currency: string;
  readonly startMinor: bigint;
  readonly reserveMinor: bigint | null;
  readonly appraisalMinor: bigint | null;
  readonly publishedAt: number;
  readonly startsAt: number;
  readonly originalEndsAt: number;
  readonly endsAt: number;
  readonly closedAt: number;
  readonly outcome: LotFacts['outcome'];
  readonly priceMinor: bigint | null;
  readonly winner: string | null;
  readonly repeatOf: number | null;
  readonly round: number;
  readonly defaulters: readonly string[];
  readonly leastNoticeMs: number;
  readonly zoneMs: number;
  readonly photos: number;
  readonly textLength: number;
  readonly edits: readonly EditFact[];
  readonly #reading: Reading;
  readonly #place: number;

  constructor(reading: Reading, place: number) {
    const { numbers, amounts } = reading.packed;
    this.#reading = reading;
    this.#place = place;
    this.lot = numbers.lot[place] ?? 0;
    this.office = numbers.office[place] ?? 0;
    this.official = reading.text(numbers.official[place]);
    this.approver = reading.textOrNull(numbers.approver[place]);
    this.category = reading.text(numbers.category[place]);
    this.region = reading.text(numbers.region[place]);
    this.currency = reading.text(numbers.currency[place]);
    this.startMinor = amounts.startMinor[place] ?? 0n;
    this.reserveMinor = amountAt(amounts.reserveMinor, place);
    this.appraisalMinor = amountAt(amounts.appraisalMinor, place);
    this.publishedAt = numbers.publishedAt[place] ?? 0;
    this.startsAt = numbers.startsAt[place] ?? 0;
    this.originalEndsAt = numbers.originalEndsAt[place] ?? 0;
    this.endsAt = numbers.endsAt[place] ?? 0;
    this.closedAt = numbers.closedAt[place] ?? 0;
    this.outcome = outcomes[numbers.outcome[place] ?? -1] ?? 'unsold';
    this.priceMinor = amountAt(amounts.priceMinor, place);
    this.winner = reading.textOrNull(numbers.winner[place]);
    this.repeatOf = Number.isNaN(numbers.repeatOf[place] ?? Number.NaN) ? null : (numbers.repeatOf[place] ?? null);
    this.round = numbers.round[place] ?? 1;
    this.leastNoticeMs = numbers.leastNoticeMs[place] ?? 0;
    this.zoneMs = numbers.zoneMs[place] ?? 0;
    this.photos = numbers.photos[place] ?? 0;
    this.textLength = numbers.textLength[place] ?? 0;
    const [defaulters, edits] = [reading.defaulters(place), reading.edits(place)];
    this.defaulters = defaulters.length === 0 ? none : defaulters;
    this.edits = edits.length === 0 ? none : edits;
  }

  get bids(): readonly BidFact[] {
    return this.#reading.bids(this.#place);
  }

  get entrants(): readonly EntrantFact[] {
    return this.#reading.entrants(this.#place);
  }
}

function* readTraces(reading: Reading): Generator<TraceFact> {
  const columns = reading.packed.numbers;
  const orNull = (number: number | undefined) => (number === undefined || Number.isNaN(number) ? null : number);
  for (const [at, person] of columns.tracePerson.entries()) {
    const marks = columns.traceMarks[at] ?? 0;
    yield {
      person: reading.text(person),
      staff: (marks & traceMarks.staff) !== 0,
      office: orNull(columns.traceOffice[at]),
      kind: (marks & traceMarks.device) !== 0 ? 'device' : 'address',
      value: reading.text(columns.traceValue[at]),
      firstAt: columns.traceFirst[at] ?? 0,
      lastAt: columns.traceLast[at] ?? 0,
      inOffice: orNull(columns.traceInOffice[at]),
    };
  }
}

/** The facts that were packed, in their order. */
export function unpackFacts(packed: PackedWindow): WindowFacts {
  const reading = new Reading(packed);
  return { lots: Array.from(packed.numbers.lot, (_, place) => new PackedLot(reading, place)), traces: [...readTraces(reading)] };
}
