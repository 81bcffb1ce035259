import { lotEventSchema } from '@ochiq/shared/bids';
import type { PaperFacts, PaperHead, PaperPerson } from '@ochiq/shared/papers';
import type { Queryable } from '../base/index.js';
import {
  type AdmittedRow,
  type CreditorRow,
  type LotGroundRow,
  type PublicBidRow,
  readAdmitted,
  readCreditors,
  readLatestBids,
  readLotGround,
} from './store-facts.js';

/** So many bids stand in a protocol; all of them are open data. */
const mostBids = 500;

const text = (minor: bigint | null): string | null => minor?.toString() ?? null;

/** What every paper of a lot begins with, and who stands behind it; null for a lot that was never published. */
export async function readHead(
  db: Queryable,
  lotId: number,
  at: string,
): Promise<{ head: PaperHead; people: PaperPerson[]; ground: LotGroundRow } | null> {
  const ground = await readLotGround(db, lotId);
  if (ground === null) return null;
  const creditors = await readCreditors(db, lotId);
  return { head: headOf(ground, creditors, at), people: partiesOf(ground, creditors), ground };
}

function headOf(ground: LotGroundRow, creditors: readonly CreditorRow[], at: string): PaperHead {
  const { lot, title, place, office, jurisdiction, court, caseNumber, executiveDocumentNumber, currency } = ground;
  const claims = creditors.map(({ claimMinor }, index) => ({ who: `creditor:${index + 1}`, claimMinor: claimMinor.toString() }));
  return { lot, title, place, office, jurisdiction, court, caseNumber, executiveDocumentNumber, currency, at, creditors: claims };
}

const partiesOf = ({ debtorId }: LotGroundRow, creditors: readonly CreditorRow[]): PaperPerson[] => [
  { who: 'debtor', of: 'party', id: debtorId },
  ...creditors.map(({ partyId }, index): PaperPerson => ({ who: `creditor:${index + 1}`, of: 'party', id: partyId })),
];

export interface Protocol {
  readonly lot: number;
  readonly seq: number;
  readonly facts: PaperFacts;
  readonly people: PaperPerson[];
}

/** The protocol that an entry of the log calls for; null for one that calls for none. */
export async function readProtocol(db: Queryable, leaf: string): Promise<Protocol | null> {
  const event = lotEventSchema.parse(JSON.parse(leaf));
  const read = await readHead(db, event.lot, event.at);
  if (read === null) return null;
  const admitted = await readAdmitted(db, event.lot);
  const { bids, count } = await readLatestBids(db, event.lot, mostBids);
  const { head, ground } = read;
  const people = [
    ...read.people,
    ...admitted.map(({ bidder, personId }): PaperPerson => ({ who: `bidder:${bidder}`, of: 'person', id: personId })),
  ];
  const told = { ground, admitted, bids, count };
  const facts = factsOf(event, head, told);
  return facts && { lot: event.lot, seq: event.seq, facts, people };
}

interface Told {
  readonly ground: LotGroundRow;
  readonly admitted: readonly AdmittedRow[];
  readonly bids: readonly PublicBidRow[];
  readonly count: number;
}

type LotEvent = ReturnType<typeof lotEventSchema.parse>;

function factsOf(event: LotEvent, head: PaperHead, told: Told): PaperFacts | null {
  if (event.kind === 'closed') {
    const { winner, runnerUp, priceMinor } = event;
    const bidding = biddingOf(told, winner, event.result === 'sold' ? runnerUp : null);
    if (event.result === 'sold' && winner !== null && priceMinor !== null) {
      const rest = BigInt(priceMinor) - told.ground.depositMinor;
      const payableMinor = (rest > 0n ? rest : 0n).toString();
      return { kind: 'protocol', head, ...bidding, result: { outcome: 'sold', winner, runnerUp, priceMinor, payableMinor } };
    }
    const best = told.admitted.reduce<bigint | null>(
      (most, { bestMinor }) => (bestMinor !== null && bestMinor > (most ?? 0n) ? bestMinor : most),
      null,
    );
    return { kind: 'protocol', head, ...bidding, result: { outcome: 'unsold', reason: event.reason ?? 'no_bids', priceMinor: text(best) } };
  }
  if (event.kind === 'withdrawn') {
    return { kind: 'protocol', head, ...biddingOf(told, null, null), result: { outcome: 'withdrawn', ground: event.ground } };
  }
  if (event.kind === 'suspended') {
    // Auditors who check a sale issue no paper about it.
    if (event.orderNumber === undefined || event.issuedOn === undefined) return null;
    const order = `№ ${event.orderNumber}, ${event.issuedOn.split('-').reverse().join('.')}`;
    return { kind: 'protocol_suspended', head, ...biddingOf(told, null, null), order };
  }
  return null;
}

function biddingOf({ ground, admitted, bids, count }: Told, winner: number | null, runnerUp: number | null) {
  const place = (bidder: number) =>
    bidder === winner ? ('winner' as const) : bidder === runnerUp ? ('runner_up' as const) : ('other' as const);
  return {
    auction: {
      round: ground.round,
      profile: ground.profile,
      profileVersion: ground.profileVersion,
      startMinor: ground.startMinor.toString(),
      appraisalMinor: text(ground.appraisalMinor),
      depositMinor: ground.depositMinor.toString(),
      publishedAt: ground.publishedAt.toISOString(),
      startsAt: ground.startsAt.toISOString(),
      originalEndsAt: ground.originalEndsAt.toISOString(),
      endsAt: ground.endsAt.toISOString(),
    },
    bidders: admitted.map((row) => ({ bidder: row.bidder, place: place(row.bidder), bids: row.bids, bestMinor: text(row.bestMinor) })),
    bids: bids.map((bid) => ({
      seq: bid.seq,
      at: bid.at.toISOString(),
      bidder: bid.bidder,
      amountMinor: bid.amountMinor.toString(),
      priceMinor: bid.priceMinor.toString(),
    })),
    bidCount: count,
  };
}
