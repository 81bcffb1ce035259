import { type Absence, divideSeats, endedLagMs, linkBefore, pickSeat, type SeatStanding } from '../draw/index.js';
import type { Leaf } from '../log/index.js';
import { canonicalJson, type Hashing } from '../tlog/index.js';
import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';

/** `certain`: it follows from the entry alone, whatever others are lost. */
export interface DrawComplaint extends Complaint {
  readonly certain?: boolean;
}

const drawKinds = [
  'draw_committed',
  'seat_opened',
  'seat_closed',
  'document_received',
  'case_opened',
  'case_assigned',
  'case_ended',
] as const;
type DrawLeaf = LeafOf<(typeof drawKinds)[number]>;

export const isDrawLeaf = (leaf: Leaf): leaf is DrawLeaf => drawKinds.some((kind) => kind === leaf.kind);

interface Chain {
  readonly chain: number;
  readonly index: number;
  readonly length: number;
  readonly capacity: number | null;
  /** The last secret that led back to the head, and its number; at first the head itself, 0. */
  known: string;
  knownDraw: number;
  /** The number of the last draw. */
  used: number;
}

interface Seat {
  absences: Absence[];
  /** The cases that it was drawn for. */
  readonly cases: Set<number>;
}

interface Taken {
  readonly index: number;
  readonly atMs: number;
  readonly office: number;
  readonly digest: string;
  readonly conflicts: ReadonlySet<number>;
  /** Whether somebody was there to take it, so that it had to be drawn for at once. */
  readonly drawable: boolean;
  assigned: boolean;
}

interface Office {
  readonly seats: Map<number, Seat>;
  chain: Chain | null;
}

/** What the log has told of draws, and the judge of what it tells next. */
export interface Draws {
  take(leaf: DrawLeaf, index: number): Hashing<DrawComplaint[]>;
  /** Documents received before a moment (ms, UTC) that nobody was drawn for though somebody was there. */
  missing(beforeMs: number): (Complaint & { readonly index: number })[];
}

export const createDraws = (): Draws => new DrawBook();

class DrawBook implements Draws {
  private readonly offices = new Map<number, Office>();
  private readonly chains = new Set<number>();
  private readonly documents = new Map<number, Taken>();
  /** Their offices, and whether somebody was drawn for them. */
  private readonly cases = new Map<number, { readonly office: number; assigned: boolean }>();
  /** When cases ended (ms, UTC), by their numbers. */
  private readonly ended = new Map<number, number>();

  *take(leaf: DrawLeaf, index: number): Hashing<DrawComplaint[]> {
    switch (leaf.kind) {
      case 'draw_committed':
        return this.commit(leaf, index);
      case 'seat_opened':
        return this.open(leaf);
      case 'seat_closed':
        return this.close(leaf);
      case 'document_received':
        return this.receive(leaf, index);
      case 'case_opened':
        this.cases.set(leaf.case, { office: leaf.office, assigned: false });
        return [];
      case 'case_ended':
        this.ended.set(leaf.case, Date.parse(leaf.at));
        return [];
      case 'case_assigned':
        return yield* this.assign(leaf);
    }
  }

  missing(beforeMs: number) {
    return [...this.documents].flatMap(([document, { index, atMs, drawable, assigned }]) =>
      drawable && !assigned && atMs < beforeMs
        ? [{ index, code: 'draw_missing' as const, detail: `nobody was drawn for document ${document}` }]
        : [],
    );
  }

  private officeOf(office: number): Office {
    const known = this.offices.get(office) ?? { seats: new Map<number, Seat>(), chain: null };
    this.offices.set(office, known);
    return known;
  }

  private commit({ office, chain, head, length, capacity }: LeafOf<'draw_committed'>, index: number): DrawComplaint[] {
    const ofOffice = this.officeOf(office);
    const before = ofOffice.chain;
    const found: DrawComplaint[] = [];
    if (this.chains.has(chain)) found.push({ code: 'draw_chain_wrong', detail: `chain ${chain} was committed before` });
    if (before !== null && before.used < before.length)
      found.push({ code: 'draw_chain_wrong', detail: `chain ${before.chain} of office ${office} is not used up: ${before.used} draws` });
    this.chains.add(chain);
    ofOffice.chain = { chain, index, length, capacity, known: head, knownDraw: 0, used: 0 };
    return found;
  }

  private open({ office, seat, at }: LeafOf<'seat_opened'>): DrawComplaint[] {
    const { seats } = this.officeOf(office);
    const known = seats.get(seat);
    if (known === undefined) {
      seats.set(seat, { absences: [], cases: new Set() });
      return [];
    }
    const isOpen = known.absences.every(({ untilMs }) => untilMs !== null && untilMs <= Date.parse(at));
    known.absences = [];
    return isOpen ? [{ code: 'seat_wrong', detail: `seat ${seat} of office ${office} is open already` }] : [];
  }

  private close({ office, seat, at, from, until }: LeafOf<'seat_closed'>): DrawComplaint[] {
    const known = this.officeOf(office).seats.get(seat);
    const [atMs, fromMs, untilMs] = [Date.parse(at), Date.parse(from), until === null ? null : Date.parse(until)];
    const found: DrawComplaint[] = [];
    if (fromMs < atMs || (untilMs !== null && untilMs <= fromMs))
      found.push({ code: 'seat_wrong', detail: `closed at ${at} from ${from} until ${until}`, certain: true });
    if (known === undefined) found.push({ code: 'seat_wrong', detail: `seat ${seat} of office ${office} was not opened` });
    else known.absences = [...known.absences.filter((one) => one.untilMs === null || one.untilMs > atMs), { fromMs, untilMs }];
    return found;
  }

  private receive({ office, document, digest, at, conflicts }: LeafOf<'document_received'>, index: number): DrawComplaint[] {
    const { chain } = this.officeOf(office);
    const found: DrawComplaint[] = [];
    if (this.documents.has(document)) found.push({ code: 'document_wrong', detail: `document ${document} was received before` });
    if (chain === null) found.push({ code: 'draw_chain_wrong', detail: `no chain of office ${office} stands before document ${document}` });
    const atMs = Date.parse(at);
    const given = { atMs, conflicts: new Set(conflicts), capacity: chain?.capacity ?? null };
    const drawable = divideSeats(this.standings(office, atMs), given).candidates.length > 0;
    this.documents.set(document, { index, atMs, office, digest, conflicts: given.conflicts, drawable, assigned: false });
    return found;
  }

  private standings(office: number, atMs: number): SeatStanding[] {
    const lasts = (one: number) => (this.ended.get(one) ?? Number.POSITIVE_INFINITY) > atMs - endedLagMs;
    return [...this.officeOf(office).seats].map(([seat, { absences, cases }]) => ({
      seat,
      absences,
      load: [...cases].filter(lasts).length,
    }));
  }

  private *assign(leaf: LeafOf<'case_assigned'>): Hashing<DrawComplaint[]> {
    const { office, document, draw, candidates, seat } = leaf;
    const taken = this.documents.get(document);
    const ofCase = this.cases.get(leaf.case);
    const found: DrawComplaint[] = [];
    if (taken === undefined) found.push({ code: 'document_wrong', detail: `document ${document} was not received` });
    else if (taken.office !== office || taken.assigned)
      found.push({
        code: 'document_wrong',
        detail: `document ${document} ${taken.assigned ? 'was drawn for before' : 'is of another office'}`,
      });
    if (ofCase === undefined) found.push({ code: 'document_wrong', detail: `case ${leaf.case} was not opened` });
    else if (ofCase.office !== office || ofCase.assigned)
      found.push({
        code: 'document_wrong',
        detail: `case ${leaf.case} ${ofCase.assigned ? 'was drawn for before' : 'is of another office'}`,
      });
    const chain = this.officeOf(office).chain;
    found.push(...(yield* judgeLink(chain, leaf, taken?.index ?? null)));
    if (taken !== undefined) {
      found.push(...this.judgeField(leaf, taken, chain));
      const { seat: drawn } = yield* pickSeat({ ...leaf, digest: taken.digest });
      if (drawn !== seat)
        found.push({ code: 'draw_wrong', detail: `draw ${draw} of office ${office} leads to seat ${drawn}, not ${seat}`, certain: true });
      taken.assigned = true;
    }
    if (!candidates.includes(seat)) found.push({ code: 'draw_wrong', detail: `seat ${seat} was no candidate`, certain: true });
    if (ofCase !== undefined) ofCase.assigned = true;
    this.officeOf(office).seats.get(seat)?.cases.add(leaf.case);
    return found;
  }

  /** Whether those drawn from are those whom the log leads to. */
  private judgeField(
    { at, office, draw, candidates, leftOut }: LeafOf<'case_assigned'>,
    taken: Taken,
    chain: Chain | null,
  ): DrawComplaint[] {
    const atMs = Date.parse(at);
    // A document that waited is drawn for later: whoever is close to a party by then is told by the draw itself.
    const told = new Set(leftOut.filter(({ reason }) => reason === 'conflict').map((one) => one.seat));
    const conflicts = taken.drawable ? taken.conflicts : told;
    const due = divideSeats(this.standings(office, atMs), { atMs, conflicts, capacity: chain?.capacity ?? null });
    if (canonicalJson(due) === canonicalJson({ candidates, leftOut })) return [];
    const detail = `draw ${draw} of office ${office} is from ${canonicalJson({ candidates, leftOut })}, the log leads to ${canonicalJson(due)}`;
    return [{ code: 'draw_wrong', detail }];
  }
}

/** Whether the secret is the next of the office's chain, which must have been committed before the document was received. */
function* judgeLink(chain: Chain | null, leaf: LeafOf<'case_assigned'>, receivedIndex: number | null): Hashing<DrawComplaint[]> {
  const { office, draw, secret } = leaf;
  const wrong = (detail: string, certain = false): DrawComplaint => ({ code: 'draw_chain_wrong', detail, certain });
  if (chain === null || chain.chain !== leaf.chain) return [wrong(`chain ${leaf.chain} is not that of office ${office}`)];
  const found: DrawComplaint[] = [];
  if (receivedIndex !== null && chain.index > receivedIndex)
    found.push(wrong(`chain ${chain.chain} was committed after document ${leaf.document} was received`));
  if (draw !== chain.used + 1) found.push(wrong(`draw ${draw} of chain ${chain.chain} comes after draw ${chain.used}`));
  if (draw > chain.length) found.push(wrong(`chain ${chain.chain} has ${chain.length} secrets`));
  // Past a gap the chain still leads back to the last secret that is known.
  const steps = draw - chain.knownDraw;
  if (steps <= 0 || draw > chain.length) return found;
  if ((yield* linkBefore(secret, steps)) === chain.known) [chain.known, chain.knownDraw] = [secret, draw];
  else found.push(wrong(`the secret of draw ${draw} is not the one that chain ${chain.chain} committed to`, true));
  chain.used = Math.max(chain.used, draw);
  return found;
}
