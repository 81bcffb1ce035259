import { type AuctionLot, close, decide, evolve, minNext, type RulesWire, resumeSchedule, rulesFromWire } from '../../bidding/index.js';
import { type Leaf, sealOf } from '../../log/index.js';
import { resumeLeastOf } from '../../rules/index.js';
import { type Bytes, canonicalJson, hashWith, toHex, toUtf8 } from '../../tlog/index.js';
import type { PageStanding } from '../story.js';

/** A lot of the sham house. Amounts in minor units, times in ms. */
export interface ShamPlan {
  readonly startMinor: number;
  readonly reserveMinor: number | null;
  readonly increment: RulesWire['increment'];
  readonly windowMs: number;
  readonly capMs: number | null;
  readonly raiseCompletesStep: boolean;
  /** From the publication on. */
  readonly startsInMs: number;
  readonly lastsMs: number;
}

/** Something that happens in the sham house, `passMs` after what happened before. */
export interface ShamTurn {
  readonly passMs: number;
  readonly what: 'bid' | 'admit' | 'withdraw' | 'suspend' | 'resume' | 'look';
  /** The lot by its place among the plans. */
  readonly lot: number;
  readonly bidder: number;
  readonly kind: 'direct' | 'proxy';
  /** Over the least next bid; a leader's offer is over the own maximum. */
  readonly overMinor: number;
}

interface ShamLot {
  readonly id: number;
  auction: AuctionLot;
  seq: number;
  suspension: { readonly atMs: number; readonly begun: boolean } | null;
  readonly plan: ShamPlan;
  readonly numbers: Map<number, number>;
  readonly secrets: { sealed: string; nonce: string; facts: Record<string, string | number | null> }[];
}

const startMs = Date.UTC(2020, 0, 1);
const iso = (ms: number) => new Date(ms).toISOString();
const basisPoints = 1000;
const shamRules = { profile: 'sham', version: 1 };
const isOpen = ({ auction: { state } }: ShamLot) => state === 'published' || state === 'live' || state === 'suspended';

/**
 * An auction house in memory that writes the same log as the real one, with the same rules: ground for tests of the verifier.
 * It has no chance of its own: the same turns give the same log.
 */
export class ShamHouse {
  readonly leaves: string[] = [];
  nowMs = startMs;
  private nonces = 0;
  private readonly lots: ShamLot[] = [];

  constructor(
    private readonly sha256: (bytes: Bytes) => Uint8Array,
    plans: readonly ShamPlan[],
    private readonly currency = 'KGS' as const,
  ) {
    this.write({ kind: 'role_granted', at: iso(this.nowMs), actor: this.nonce(), role: 'bailiff', office: 1 });
    this.write({ kind: 'case_opened', at: iso(this.nowMs), actor: this.nonce(), case: 1, office: 1, sealed: this.nonce() });
    for (const plan of plans) this.publish(plan);
  }

  /** Runs turns, then lets time pass until every lot has ended, and a little more. */
  run(turns: Iterable<ShamTurn>): this {
    for (const turn of turns) this.turn(turn);
    const lastMs = Math.max(this.nowMs, ...this.lots.map(({ auction }) => auction.endsAt));
    for (const { auction } of this.lots.toSorted((a, b) => a.auction.endsAt - b.auction.endsAt)) {
      this.nowMs = Math.max(this.nowMs, auction.endsAt);
      this.keepTime();
    }
    this.nowMs = lastMs + 120_000;
    this.write({ kind: 'role_granted', at: iso(this.nowMs), role: 'auditor', office: null });
    return this;
  }

  turn({ passMs, what, lot, bidder, kind, overMinor }: ShamTurn): void {
    this.nowMs += passMs;
    this.keepTime();
    const meant = this.lots[lot % this.lots.length];
    if (meant === undefined || what === 'look') return;
    if (what === 'withdraw') this.withdraw(meant);
    else if (what === 'suspend') this.suspend(meant);
    else if (what === 'resume') this.resume(meant);
    else if (what === 'admit') this.admit(meant, bidder);
    else this.bid(meant, bidder, kind, overMinor);
  }

  /** What the platform's pages say now. */
  pages(): Map<number, PageStanding> {
    const pages = this.lots.map(({ id, seq, auction }): [number, PageStanding] => {
      const { priceMinor, leader, bidCount } = auction.standing;
      return [
        id,
        {
          lot: id,
          seq,
          state: auction.state,
          startsAt: iso(auction.startsAt),
          endsAt: iso(auction.endsAt),
          priceMinor: priceMinor?.toString() ?? null,
          minNextMinor: minNext(auction).toString(),
          leader: leader === null ? null : Number(leader),
          bidCount,
          startMinor: auction.startMinor.toString(),
          currency: this.currency,
        },
      ];
    });
    return new Map(pages);
  }

  private write(leaf: Leaf): void {
    this.leaves.push(canonicalJson(leaf));
  }

  private nonce(): string {
    this.nonces += 1;
    return toHex(this.sha256(toUtf8(`nonce ${this.nonces}`)));
  }

  private seal(lot: ShamLot, facts: Record<string, string | number | null>): string {
    const nonce = this.nonce();
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(nonce.slice(at * 2, at * 2 + 2), 16));
    const sealed = hashWith(sealOf(facts, bytes), this.sha256);
    lot.secrets.push({ sealed, nonce, facts });
    return sealed;
  }

  private publish(plan: ShamPlan): void {
    const id = this.lots.length + 1;
    const { increment, windowMs, capMs, raiseCompletesStep } = plan;
    const softClose = { windowMs, capMs };
    const rules: RulesWire = { ...shamRules, increment, softClose, depositBasisPoints: basisPoints, raiseCompletesStep };
    const startsAt = this.nowMs + plan.startsInMs;
    const endsAt = startsAt + plan.lastsMs;
    const auction: AuctionLot = {
      state: 'published',
      currency: this.currency,
      startMinor: BigInt(plan.startMinor),
      reserveMinor: plan.reserveMinor === null ? null : BigInt(plan.reserveMinor),
      startsAt,
      endsAt,
      originalEndsAt: endsAt,
      rules: rulesFromWire(rules),
      standing: { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 },
    };
    const lot: ShamLot = { id, auction, seq: 1, suspension: null, plan, numbers: new Map(), secrets: [] };
    this.lots.push(lot);
    const at = iso(this.nowMs);
    this.write({ kind: 'drafted', at, actor: this.nonce(), lot: id, sealed: this.nonce() });
    this.write({
      kind: 'published',
      at,
      actor: this.nonce(),
      lot: id,
      seq: 1,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
      startMinor: String(plan.startMinor),
      currency: this.currency,
      rules,
      sealed: this.seal(lot, { lot: id, reserveMinor: auction.reserveMinor?.toString() ?? null }),
    });
  }

  /** Opens and closes what is due, as the timekeeper does. */
  private keepTime(): void {
    for (const lot of this.lots) {
      this.openIfDue(lot);
      if (lot.auction.state === 'live' && this.nowMs >= lot.auction.endsAt) this.close(lot);
    }
  }

  private openIfDue(lot: ShamLot): void {
    if (lot.auction.state !== 'published' || this.nowMs < lot.auction.startsAt) return;
    lot.auction = { ...lot.auction, state: 'live' };
    this.write({ kind: 'opened', at: iso(this.nowMs), lot: lot.id, seq: this.nextSeq(lot) });
  }

  private nextSeq(lot: ShamLot): number {
    lot.seq += 1;
    return lot.seq;
  }

  private close(lot: ShamLot): void {
    const { result, reason, winner, runnerUp, priceMinor } = close(lot.auction);
    lot.auction = { ...lot.auction, state: result };
    const number = (bidder: string | null) => (bidder === null ? null : Number(bidder));
    const at = iso(this.nowMs);
    this.write({
      kind: 'closed',
      at,
      lot: lot.id,
      seq: this.nextSeq(lot),
      result,
      reason,
      winner: number(winner),
      runnerUp: number(runnerUp),
      priceMinor: priceMinor?.toString() ?? null,
    });
    for (const { sealed, nonce, facts } of lot.secrets) this.write({ kind: 'seal_opened', at, lot: lot.id, sealed, nonce, facts });
  }

  private withdraw(lot: ShamLot): void {
    if (!isOpen(lot)) return;
    lot.auction = { ...lot.auction, state: 'withdrawn' };
    const ground = 'The debt was paid';
    this.write({ kind: 'withdrawn', at: iso(this.nowMs), actor: this.nonce(), lot: lot.id, seq: this.nextSeq(lot), ground });
  }

  private suspend(lot: ShamLot): void {
    const { state } = lot.auction;
    if (state !== 'published' && state !== 'live') return;
    lot.auction = { ...lot.auction, state: 'suspended' };
    lot.suspension = { atMs: this.nowMs, begun: state === 'live' };
    const order = { orderNumber: '2-77/2020', court: 1, issuedOn: '2020-01-01' };
    this.write({ kind: 'suspended', at: iso(this.nowMs), actor: this.nonce(), lot: lot.id, seq: this.nextSeq(lot), ...order });
  }

  private resume(lot: ShamLot): void {
    const { suspension } = lot;
    if (lot.auction.state !== 'suspended' || suspension === null) return;
    const state = suspension.begun ? 'live' : 'published';
    const times = resumeSchedule(lot.auction, { ...suspension, leastMs: resumeLeastOf(shamRules) }, this.nowMs);
    lot.auction = { ...lot.auction, ...times, state };
    lot.suspension = null;
    this.write({
      kind: 'resumed',
      at: iso(this.nowMs),
      actor: this.nonce(),
      lot: lot.id,
      seq: this.nextSeq(lot),
      state,
      startsAt: iso(times.startsAt),
      endsAt: iso(times.endsAt),
      originalEndsAt: iso(times.originalEndsAt),
      orderNumber: null,
      ground: 'The court lifted it',
    });
  }

  private admit(lot: ShamLot, person: number): void {
    const { startMinor } = lot.auction;
    if (lot.numbers.has(person) || !isOpen(lot)) return;
    const bidder = lot.numbers.size + 1;
    lot.numbers.set(person, bidder);
    const amountMinor = ((startMinor * BigInt(basisPoints) + 9_999n) / 10_000n).toString();
    const at = iso(this.nowMs);
    this.write({ kind: 'bidder_admitted', at, actor: this.nonce(), lot: lot.id, bidder, amountMinor, currency: this.currency });
  }

  private bid(lot: ShamLot, person: number, kind: 'direct' | 'proxy', overMinor: number): void {
    const bidder = lot.numbers.get(person) ?? null;
    const { leader, leaderMaxMinor } = lot.auction.standing;
    const from = leader === String(bidder) && leaderMaxMinor !== null && kind === 'proxy' ? leaderMaxMinor : minNext(lot.auction);
    const amountMinor = from + BigInt(overMinor);
    const offer = {
      bidder: String(bidder ?? 'nobody'),
      kind,
      amountMinor,
      currency: this.currency,
      admitted: bidder !== null,
      excluded: null,
    };
    const decision = decide(lot.auction, offer, this.nowMs);
    const at = iso(this.nowMs);
    if (decision.outcome === 'rejected' || bidder === null) {
      const code = decision.outcome === 'rejected' ? decision.code : 'no_deposit';
      this.write({ kind: 'bid_refused', at, lot: lot.id, bidder, code });
      return;
    }
    const { event } = decision;
    lot.auction = evolve(lot.auction, event);
    if (kind === 'proxy') {
      const sealed = this.seal(lot, { lot: lot.id, bidder, maxMinor: amountMinor.toString() });
      this.write({ kind: 'proxy_sealed', at, lot: lot.id, bidder, raise: event.secret, sealed });
    }
    if (event.secret) return;
    this.write({
      kind: 'bid',
      lot: lot.id,
      seq: this.nextSeq(lot),
      at,
      bidder,
      amountMinor: event.amountMinor.toString(),
      priceMinor: event.priceMinor.toString(),
      leader: Number(event.leader),
      minNextMinor: minNext(lot.auction).toString(),
      answered: event.answered,
      endsAt: iso(event.endsAt),
      extended: event.extended,
    });
  }
}
