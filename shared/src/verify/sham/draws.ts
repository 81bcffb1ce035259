import { type Absence, divideSeats, linkBefore, pickSeat } from '../../draw/index.js';
import type { Leaf } from '../../log/index.js';
import { type Bytes, canonicalJson, hashWith, toHex, toUtf8 } from '../../tlog/index.js';

type Sha256 = (bytes: Bytes) => Uint8Array;

interface ShamSeat {
  readonly seat: number;
  absences: readonly Absence[];
  load: number;
}

/** Something that happens in the sham office. */
export interface DrawTurn {
  readonly what: 'document' | 'close' | 'open' | 'hire';
  readonly seat: number;
  readonly conflict: boolean;
}

const startMs = Date.UTC(2020, 0, 1);
const length = 4;

/**
 * An enforcement office in memory that draws as the real one does: ground for tests of the verifier. It has no chance of its own: the
 * same turns give the same log.
 */
export class ShamOffice {
  readonly leaves: Leaf[] = [];
  private nowMs = startMs;
  private readonly seats: ShamSeat[] = [];
  private chain = 0;
  private used = 0;
  private documents = 0;

  constructor(
    private readonly sha256: Sha256,
    private readonly capacity: number | null,
  ) {
    this.commit();
    for (const seat of [1, 2, 3]) this.turn({ what: 'hire', seat, conflict: false });
  }

  /** The log as texts. */
  texts(): string[] {
    return this.leaves.map((leaf) => canonicalJson(leaf));
  }

  turn({ what, seat, conflict }: DrawTurn): void {
    this.nowMs += 1000;
    const meant = this.seats[seat % Math.max(1, this.seats.length)];
    if (what === 'document') return this.take(conflict && meant ? [meant.seat] : []);
    if (what === 'hire') {
      const added = this.seats.length + 1;
      this.seats.push({ seat: added, absences: [], load: 0 });
      return this.write({ kind: 'seat_opened', at: this.at, actor: this.hashOf('a'), submitter: this.hashOf('b'), office: 1, seat: added });
    }
    if (!meant) return;
    const isAway = meant.absences.some(({ untilMs }) => untilMs === null || untilMs > this.nowMs);
    if (what === 'close' && !isAway) {
      const untilMs = conflict ? null : this.nowMs + 5000;
      meant.absences = [{ fromMs: this.nowMs, untilMs }];
      const until = untilMs === null ? null : new Date(untilMs).toISOString();
      this.write({ kind: 'seat_closed', at: this.at, office: 1, seat: meant.seat, reason: 'leave', from: this.at, until });
    } else if (what === 'open' && isAway) {
      meant.absences = [];
      this.write({ kind: 'seat_opened', at: this.at, office: 1, seat: meant.seat });
    }
  }

  private take(conflicts: readonly number[]): void {
    this.documents += 1;
    const [document, digest] = [this.documents, this.hashOf(`document ${this.documents}`)];
    this.write({ kind: 'document_received', at: this.at, document, court: 1, office: 1, digest, by: 'xroad', conflicts: [...conflicts] });
    const field = divideSeats(this.seats, { atMs: this.nowMs, conflicts: new Set(conflicts), capacity: this.capacity });
    if (field.candidates.length === 0) return;
    this.used += 1;
    const secret = this.secretOf(this.used);
    const named = { office: 1, chain: this.chain, draw: this.used };
    const { seat } = hashWith(pickSeat({ ...named, ...field, secret, digest }), this.sha256);
    this.write({ kind: 'case_opened', at: this.at, case: document, office: 1, sealed: this.hashOf('case') });
    const told = { candidates: [...field.candidates], leftOut: [...field.leftOut] };
    this.write({ kind: 'case_assigned', at: this.at, case: document, document, ...named, ...told, secret, seat, sealed: this.hashOf('x') });
    const drawn = this.seats.find((one) => one.seat === seat);
    if (drawn) drawn.load += 1;
    if (this.used === length) this.commit();
  }

  private commit(): void {
    this.chain += 1;
    this.used = 0;
    const { chain, capacity, at } = this;
    this.write({ kind: 'draw_committed', at, office: 1, chain, head: this.secretOf(0), length, capacity });
  }

  private secretOf(draw: number): string {
    return hashWith(linkBefore(this.hashOf(`chain ${this.chain}`), length - draw), this.sha256);
  }

  private hashOf(text: string): string {
    return toHex(this.sha256(toUtf8(text)));
  }

  private get at(): string {
    return new Date(this.nowMs).toISOString();
  }

  private write(leaf: Leaf): void {
    this.leaves.push(leaf);
  }
}
