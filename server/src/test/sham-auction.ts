import { type BidEvent, close, type Decision, decide, evolve, minNext } from '@ochiq/shared/bidding';
import type { BidAnswer, BidKind, LotEvent } from '@ochiq/shared/bids';
import type { ClientHistory, Deed, FinalBid, History, Rule, Step } from '../faults/history.js';
import {
  answerOf,
  begunMs,
  closingOf,
  currency,
  finalOf,
  iso,
  keyOf,
  lastEvents,
  onlyAnswer,
  type ShamClient,
  type ShamLot,
  shamLot,
  standingOf,
  stepMinor,
  type Turn,
  toldOf,
} from './sham-rows.js';

/**
 * An auction house in miniature: one honest server, some clients, a script; and a bug, if one is wanted, that the server
 * then has at the first chance. Gives the history that the checker reads.
 */
export class ShamAuction {
  /** Whether the bug has shown. */
  bugged = false;
  private t = 0;
  private nowMs = begunMs;
  private keys = 0;
  private readonly lots: ShamLot[] = [];
  private readonly clients: ShamClient[] = [];
  private readonly bids: FinalBid[] = [];
  private readonly log: LotEvent[] = [];
  private late: { due: number; give: () => void }[] = [];
  private turn = 0;
  /** Whether the answer under way will be seen. */
  private heard = false;

  constructor(
    private readonly bug: Rule | null,
    counts: { lots: number; clients: number } = { lots: 2, clients: 4 },
  ) {
    for (let id = 1; id <= counts.lots; id += 1) {
      this.lots.push(shamLot(id));
    }
    for (let index = 0; index < counts.clients; index += 1) {
      const client: ShamClient = {
        name: `c${index}`,
        person: `p${index}`,
        steps: [],
        connection: 0,
        connected: false,
        last: new Map(),
        resend: [],
      };
      this.clients.push(client);
      this.connect(client);
    }
  }

  /** Plays the script, lets every lot end and gives the history. */
  run(script: readonly Turn[]): History {
    for (const turn of script) this.take(turn);
    for (const { give } of this.late) give();
    this.late = [];
    this.nowMs += 5000;
    this.closeDue();
    for (const client of this.clients) this.back(client);
    if (this.has('phantom_event')) {
      const [lot, client] = [this.lots[0], this.clients[0]];
      if (lot && client) this.show(client, { kind: 'withdrawn', lot: lot.id, seq: lot.seq + 1, at: iso(this.nowMs), ground: 'none' });
    }
    return this.history();
  }

  /** Whether the server has this bug and it has not shown yet; from now on it has. */
  private has(bug: Rule): boolean {
    if (this.bug !== bug || this.bugged) return false;
    this.bugged = true;
    return true;
  }

  private take(turn: Turn): void {
    const client = this.clients[turn.client % this.clients.length];
    const lot = this.lots[turn.lot % this.lots.length];
    if (!client || !lot) return;
    this.turn += 1;
    this.nowMs += turn.passMs;
    for (const { give } of this.late.filter(({ due }) => due <= this.turn)) give();
    this.late = this.late.filter(({ due }) => due > this.turn);
    if (turn.what === 'drop') {
      if (client.connected) this.note(client, { type: 'lost' });
      client.connected = false;
    } else if (turn.what !== 'wait') {
      this.back(client);
      this.bid(client, lot, turn);
    }
    // The timekeeper comes after the bid, so that some bids find an end that has come and a lot still open.
    this.closeDue();
  }

  private note(client: ShamClient, deed: Deed): void {
    this.t += 1;
    client.steps.push({ ...deed, t: this.t, connection: client.connection });
  }

  private connect(client: ShamClient): void {
    client.connection += 1;
    client.connected = true;
    this.note(client, { type: 'connected', node: 'sham' });
    for (const lot of this.lots) {
      const since = client.last.get(lot.id) ?? null;
      this.note(client, { type: 'watched', lot: lot.id, since });
      if (since === null) {
        const standing = standingOf(lot, (person) => this.numberOf(person));
        const bidCount = this.has('standing_differs') ? standing.bidCount + 1 : standing.bidCount;
        this.note(client, { type: 'standing', standing: { ...standing, bidCount } });
      }
      const missed = this.log.filter((event) => event.lot === lot.id && event.seq > (since ?? lot.seq));
      if (missed.length > 1 && this.has('gap_after_resume')) missed.shift();
      for (const event of missed) this.show(client, event);
      client.last.set(lot.id, lot.seq);
    }
  }

  /** Connects a client that is away and sends again what it has no answer to. */
  private back(client: ShamClient): void {
    if (!client.connected) this.connect(client);
    for (const bid of client.resend.splice(0)) {
      this.note(client, { type: 'sent', ...bid });
      const stored = this.bids.find((one) => one.key === bid.key);
      const lot = this.lots[bid.lot - 1];
      if (!stored || !lot) continue;
      if (stored.outcome === 'rejected' && this.has('duplicate_key')) this.bids.push(stored);
      this.note(client, { type: 'answered', answer: answerOf(stored, this.nowMs) });
    }
  }

  private show(client: ShamClient, event: LotEvent): void {
    const wrong = event.kind === 'bid' && this.has('order_differs');
    this.note(client, { type: 'events', events: [wrong ? { ...event, bidder: event.bidder + 1 } : event] });
    if (event.kind === 'bid' && this.has('out_of_order')) this.note(client, { type: 'events', events: [event] });
  }

  private announce(lot: ShamLot, event: LotEvent): void {
    this.log.push(event);
    for (const client of this.clients) {
      if (!client.connected) continue;
      this.show(client, event);
      client.last.set(lot.id, event.seq);
    }
  }

  private bid(client: ShamClient, lot: ShamLot, turn: Turn): void {
    this.keys += 1;
    const wanted = minNext(lot.auction) + (BigInt(turn.over) * stepMinor) / 2n;
    const offer = { lot: lot.id, key: keyOf(this.keys), kind: turn.kind, amountMinor: (wanted > 0n ? wanted : 1n).toString() };
    this.note(client, { type: 'sent', ...offer });
    this.heard = turn.what === 'bid';
    const answer = this.decide(client, lot, offer);
    const give = () => this.note(client, { type: 'answered', answer });
    if (turn.what === 'bid') give();
    else if (turn.what === 'bid_late')
      this.late.push({ due: this.turn + 2, give: () => (client.connected ? give() : client.resend.push(offer)) });
    else client.resend.push(offer);
  }

  private decide(
    client: ShamClient,
    lot: ShamLot,
    { key, kind, amountMinor }: { key: string; kind: BidKind; amountMinor: string },
  ): BidAnswer {
    const before = lot.auction;
    const offer = { bidder: client.person, kind, amountMinor: BigInt(amountMinor), currency, admitted: true, excluded: null };
    const decision = this.twist(lot, offer, decide(before, offer, this.nowMs));
    const common = {
      lot: lot.id,
      person: client.person,
      bidder: this.numberOf(client.person),
      key,
      kind,
      maxMinor: amountMinor,
      currency,
      atMs: this.nowMs,
    };
    if (decision.outcome === 'rejected') {
      const minNextMinor = decision.minNextMinor?.toString() ?? null;
      const none = { seq: null, amountMinor: null, priceMinor: null, leading: false, endsAtMs: before.endsAt };
      const row: FinalBid = { ...common, ...none, outcome: 'rejected', code: decision.code, minNextMinor };
      this.bids.push(row);
      this.misplace(row);
      if (this.has('bid_never_sent')) this.bids.push({ ...row, key: keyOf(0) });
      const answer = answerOf(row, this.nowMs);
      return minNextMinor !== null && this.heard && this.has('answer_differs') ? { ...answer, minNextMinor: '1' } : answer;
    }
    const { event } = decision;
    const after = evolve(before, event);
    const row: FinalBid = {
      ...common,
      outcome: 'accepted',
      code: null,
      seq: event.secret ? null : lot.seq + 1,
      amountMinor: event.amountMinor.toString(),
      priceMinor: event.priceMinor.toString(),
      minNextMinor: minNext(after).toString(),
      leading: !event.answered,
      endsAtMs: event.endsAt,
    };
    if (this.heard && this.has('lost_acked_bid')) return answerOf(row, this.nowMs);
    lot.auction = after;
    this.bids.push(row);
    if (row.seq !== null) this.publish(lot, event);
    if (!this.heard || !this.has('rejected_but_accepted')) return answerOf(row, this.nowMs);
    return answerOf({ ...row, outcome: 'rejected', code: 'below_minimum' }, this.nowMs);
  }

  /** Bugs that lie in the decision itself. */
  private twist(lot: ShamLot, offer: Parameters<typeof decide>[1], decision: Decision): Decision {
    const { auction } = lot;
    if (decision.outcome === 'rejected') {
      const { priceMinor } = auction.standing;
      if (
        decision.code === 'below_minimum' &&
        priceMinor !== null &&
        offer.amountMinor > priceMinor &&
        this.has('accepted_below_minimum')
      ) {
        const lax = { ...auction.rules, increment: { kind: 'percent', basisPoints: 1, roundToMinor: 1n } as const };
        return decide({ ...auction, rules: lax }, offer, this.nowMs);
      }
      if (decision.code !== 'lot_closed' || lot.closing) return decision;
      const late = decide({ ...auction, endsAt: this.nowMs + 10_000 }, offer, this.nowMs);
      if (late.outcome === 'rejected' || !this.has('accepted_after_end')) return decision;
      return { ...late, event: { ...late.event, endsAt: auction.endsAt, extended: false } };
    }
    const { event } = decision;
    if (event.extended && this.has('end_moved_wrongly')) return { ...decision, event: { ...event, endsAt: event.endsAt + 50 } };
    if (this.has('decision_differs')) return { outcome: 'rejected', code: 'below_minimum', minNextMinor: minNext(auction) };
    return decision;
  }

  /** Puts a rejected bid before the one decided just before it on the same lot in the same way. */
  private misplace(row: FinalBid): void {
    const before = this.bids.at(-2);
    if (!before || before.lot !== row.lot || before.person === row.person || before.outcome !== 'rejected' || before.code !== row.code)
      return;
    const known = this.clients.some(({ steps }) => steps.some((step) => step.type === 'answered' && step.answer.key === before.key));
    if (known && this.late.length === 0 && this.has('real_time_order')) this.bids.splice(-2, 2, row, before);
  }

  private publish(lot: ShamLot, event: BidEvent): void {
    lot.seq += 1;
    const told = toldOf(lot, event, this.nowMs, (person) => this.numberOf(person));
    this.announce(lot, this.has('log_differs') ? { ...told, amountMinor: `${told.amountMinor}0` } : told);
  }

  private closeDue(): void {
    for (const lot of this.lots) {
      const { auction } = lot;
      if (lot.closing || this.nowMs < auction.endsAt) continue;
      if (this.has('lot_left_open') || this.bug === 'lot_left_open') continue;
      const ending = close(auction);
      const winner = ending.runnerUp !== null && this.has('wrong_result') ? ending.runnerUp : ending.winner;
      lot.seq += 1;
      const at = this.has('closed_too_early') ? auction.endsAt - 1 : this.nowMs;
      lot.closing = closingOf(lot, { ...ending, winner }, at, (person) => this.numberOf(person));
      if (winner !== null) lot.applied.push(winner);
      this.announce(lot, lot.closing);
      if (ending.runnerUp === null || !this.has('two_winners')) continue;
      lot.seq += 1;
      this.announce(lot, { ...lot.closing, seq: lot.seq, winner: this.numberOf(ending.runnerUp) });
    }
  }

  /** Something that was sent never arrived. */
  private forget(rule: Rule, indexOf: (steps: readonly Step[]) => number): void {
    for (const { steps } of this.clients) {
      const index = indexOf(steps);
      if (index >= 0 && this.has(rule)) steps.splice(index, 1);
    }
  }

  private numberOf(person: string): number {
    return this.clients.findIndex((client) => client.person === person) + 1;
  }

  private history(): History {
    const clients = this.clients.map(({ name, person, steps }): ClientHistory => ({ name, person, stayed: true, steps }));
    const people = this.clients.map(({ person }) => person);
    this.forget('never_answered', onlyAnswer);
    this.forget('update_missing', lastEvents);
    const lost = this.log.findIndex((event) => event.kind === 'bid');
    if (lost >= 0 && this.has('log_gap')) this.log.splice(lost, 1);
    return { clients, lots: this.lots.map((lot) => finalOf(lot, people)), bids: this.bids, log: this.log };
  }
}
