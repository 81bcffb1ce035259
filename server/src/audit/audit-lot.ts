import type { AuditedBid, AuditedLot, Entry, HandledPerson } from '@ochiq/shared/audit';
import { bidRefusalSchema } from '@ochiq/shared/problem';
import { z } from 'zod';
import { type Queryable, Refusal } from '../base/index.js';
import { type AuditedRow, readBids } from '../bids/index.js';
import { readCaseOrigin } from '../cases/index.js';
import { handleOf } from '../identity/index.js';
import { checkCommitments, readEntries, type StoredEntry } from '../log/index.js';
import { cardsOf, readLot } from '../lots/index.js';

const bodySchema = z.record(z.string(), z.unknown());
type Naming = (personId: string) => HandledPerson;

const endedStates: readonly string[] = ['sold', 'unsold', 'withdrawn'];

/**
 * All that is known of a lot's sale, people as handles: every bid, rejected ones too, and every log entry.
 * Secret maxima are told only once the lot takes no more bids.
 * @param secret of the installation, for the handles
 * @throws Refusal lot_unknown, for one never published too
 */
export async function auditLot(db: Queryable, secret: Buffer, lotId: number): Promise<Omit<AuditedLot, 'now'>> {
  const lot = await readLot(db, lotId);
  const [card] = await cardsOf(db, [lotId]);
  if (!lot || !card) throw new Refusal('lot_unknown');
  const origin = await readCaseOrigin(db, lot.caseId);
  const bids = await readBids(db, lotId);
  const entries = await readEntries(db, lotId);
  const named: Naming = (id) => ({ id, handle: handleOf(secret, id) });
  const ended = endedStates.includes(lot.state);
  return {
    card,
    caseNumber: origin?.number ?? '',
    bailiff: named(lot.authorId),
    bids: bids.map((bid) => bidView(bid, named, ended)),
    entries: entries.map((entry) => entryView(entry, named, ended)),
  };
}

/** Reserve and maxima stay secret from auditors, too, until they can no longer help a bidder. */
const sealedUntilTheEnd: readonly string[] = ['published', 'proxy_sealed'];

function entryView(entry: StoredEntry, named: Naming, ended: boolean): Entry {
  const { id, index, kind, seq, at, actorId, leaf, secret } = entry;
  const checks = checkCommitments(entry);
  return {
    id,
    index,
    kind,
    seq,
    at: at.toISOString(),
    actor: actorId === null ? null : named(actorId),
    body: bodySchema.parse(JSON.parse(leaf)),
    secret: ended || !sealedUntilTheEnd.includes(kind) ? secret : null,
    actorCheck: checks.actor,
    secretCheck: checks.secret,
  };
}

/** A rejected direct bid's amount is what was offered; a proxy's offer stays secret until the end. */
export function bidView(bid: AuditedRow, named: Naming, ended: boolean): AuditedBid {
  const offered = bid.amountMinor ?? (bid.kind === 'direct' ? bid.maxMinor : null);
  return {
    id: bid.id,
    seq: bid.seq,
    at: bid.at.toISOString(),
    bidder: bid.bidder,
    person: named(bid.personId),
    kind: bid.kind,
    outcome: bid.outcome,
    code: bid.code === null ? null : bidRefusalSchema.parse(bid.code),
    amountMinor: offered?.toString() ?? null,
    maxMinor: ended ? bid.maxMinor.toString() : null,
    priceMinor: bid.priceMinor?.toString() ?? null,
  };
}
