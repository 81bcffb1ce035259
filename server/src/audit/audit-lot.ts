import type { AuditedBid, AuditedLot, Entry } from '@ochiq/shared/audit';
import { bidRefusalSchema } from '@ochiq/shared/problem';
import { z } from 'zod';
import { type Queryable, Refusal } from '../base/index.js';
import { type AuditedRow, readBids } from '../bids/index.js';
import { readCaseOrigin } from '../cases/index.js';
import { type PersonName, readPeople } from '../identity/index.js';
import { checkCommitments, readEntries, type StoredEntry } from '../log/index.js';
import { cardsOf, readLot } from '../lots/index.js';

const bodySchema = z.record(z.string(), z.unknown());
const endedStates: readonly string[] = ['sold', 'unsold', 'withdrawn'];

/**
 * All that is known of a lot's sale, with identities: every bid, rejected ones too, and every log entry.
 * Secret maxima are told only once the lot takes no more bids.
 * @throws Refusal lot_unknown, for one never published too
 */
export async function auditLot(db: Queryable, lotId: number): Promise<Omit<AuditedLot, 'now'>> {
  const lot = await readLot(db, lotId);
  const [card] = await cardsOf(db, [lotId]);
  if (!lot || !card) throw new Refusal('lot_unknown');
  const origin = await readCaseOrigin(db, lot.caseId);
  const bids = await readBids(db, lotId);
  const entries = await readEntries(db, lotId);
  const actors = entries.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const people = await readPeople(db, [...new Set([lot.authorId, ...actors, ...bids.map((bid) => bid.personId)])]);
  const ended = endedStates.includes(lot.state);
  return {
    card,
    caseNumber: origin?.number ?? '',
    bailiff: personOf(people, lot.authorId),
    bids: bids.map((bid) => bidView(bid, people, ended)),
    entries: entries.map((entry) => entryView(entry, people, ended)),
  };
}

/** Reserve and maxima stay secret from auditors, too, until they can no longer help a bidder. */
const sealedUntilTheEnd: readonly string[] = ['published', 'proxy_sealed'];

function entryView(entry: StoredEntry, people: ReadonlyMap<string, PersonName>, ended: boolean): Entry {
  const { id, index, kind, seq, at, actorId, leaf, secret } = entry;
  const checks = checkCommitments(entry);
  return {
    id,
    index,
    kind,
    seq,
    at: at.toISOString(),
    actor: actorId === null ? null : personOf(people, actorId),
    body: bodySchema.parse(JSON.parse(leaf)),
    secret: ended || !sealedUntilTheEnd.includes(kind) ? secret : null,
    actorCheck: checks.actor,
    secretCheck: checks.secret,
  };
}

function personOf(people: ReadonlyMap<string, PersonName>, id: string): PersonName {
  const person = people.get(id);
  if (!person) throw new Error('a bid or an entry names a person who is not there');
  return person;
}

/** A rejected direct bid's amount is what was offered; a proxy's offer stays secret until the end. */
export function bidView(bid: AuditedRow, people: ReadonlyMap<string, PersonName>, ended: boolean): AuditedBid {
  const offered = bid.amountMinor ?? (bid.kind === 'direct' ? bid.maxMinor : null);
  return {
    id: bid.id,
    seq: bid.seq,
    at: bid.at.toISOString(),
    bidder: bid.bidder,
    person: personOf(people, bid.personId),
    kind: bid.kind,
    outcome: bid.outcome,
    code: bid.code === null ? null : bidRefusalSchema.parse(bid.code),
    amountMinor: offered?.toString() ?? null,
    maxMinor: ended ? bid.maxMinor.toString() : null,
    priceMinor: bid.priceMinor?.toString() ?? null,
  };
}
