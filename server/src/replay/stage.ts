import { ebayRulesWire } from '@ochiq/shared/bidding';
import { type Db, newId, readClock, type Tx } from '../base/index.js';
import { insertCase, insertCourt } from '../cases/index.js';
import { seedPaidDeposit } from '../deposits/index.js';
import { insertOffice, insertParty, insertPerson, insertRoleGrant, openSession } from '../identity/index.js';
import { insertLots } from '../lots/index.js';
import type { Recording } from './recording.js';

/** What the database holds for a replay: a lot for each auction and a session for each bidder. */
export interface Stage {
  readonly lots: ReadonlyMap<string, number>;
  /** Cookie header of each bidder, by name. */
  readonly cookies: ReadonlyMap<string, string>;
}

const dayMs = 86_400_000;
const name = { en: 'Replay' };
/** Nobody signs in with a password here: no password has this hash. */
const noPassword = 'none';

/** Makes office, case, lots, bidders and deposits of a replay in an empty database, all or nothing. */
export function setStage(db: Db, recordings: readonly Recording[]): Promise<Stage> {
  return db.transact(async (tx) => {
    const now = await readClock(tx);
    const { officeId, bailiffId, caseId } = await openReplayCase(tx, now);
    const ids = await insertLots(
      tx,
      recordings.map(({ id, startMinor }) => lotOf({ caseId, officeId, authorId: bailiffId }, id, startMinor, now)),
    );
    const lots = new Map(recordings.map(({ id }, index) => [id, ids[index] ?? 0]));
    const people = new Map<string, string>();
    const cookies = new Map<string, string>();
    for (const { id, bids } of recordings) {
      for (const bidder of new Set(bids.map((bid) => nameOf(id, bid.bidder)))) {
        const personId = people.get(bidder) ?? (await addBidder(tx, bidder, now));
        people.set(bidder, personId);
        if (!cookies.has(bidder)) cookies.set(bidder, `ochiq_session=${(await openSession(tx, personId)).token}`);
        await seedPaidDeposit(tx, { lotId: lots.get(id) ?? 0, personId, amountMinor: 0n, currency: 'USD', heldAt: now });
      }
    }
    return { lots, cookies };
  });
}

/** A masked bidder ("Private 1") is another person in every auction. */
export const nameOf = (auction: string, bidder: string): string =>
  /^(Private|nameless) \d+$/.test(bidder) ? `${bidder} of ${auction}` : bidder;

async function addBidder(tx: Tx, login: string, createdAt: Date): Promise<string> {
  const id = newId();
  await insertPerson(tx, { id, login, name: login, passwordHash: noPassword, language: 'en', createdAt });
  await insertRoleGrant(tx, { personId: id, role: 'citizen' });
  return id;
}

async function openReplayCase(tx: Tx, now: Date): Promise<{ officeId: number; bailiffId: string; caseId: number }> {
  const officeId = await insertOffice(tx, { name, jurisdiction: 'UZ', region: 'UZ-TK' });
  const bailiffId = newId();
  await insertPerson(tx, {
    id: bailiffId,
    login: 'the bailiff',
    name: 'Bailiff',
    passwordHash: noPassword,
    language: 'en',
    createdAt: now,
  });
  await insertRoleGrant(tx, { personId: bailiffId, role: 'bailiff', officeId });
  const parties = [newId(), newId()] as const;
  for (const id of parties) await insertParty(tx, { id, kind: 'organisation', name: 'Replay', nationalId: '000000000' });
  const [debtorId, creditorId] = parties;
  const courtId = await insertCourt(tx, { name, jurisdiction: 'UZ' });
  const executiveDocument = { kind: 'court_order', number: '1', issuedOn: now.toISOString().slice(0, 10) } as const;
  const row = {
    number: 'replay',
    officeId,
    bailiffId,
    debtorId,
    currency: 'USD',
    openedAt: now,
    courtId,
    executiveDocument,
    creditors: [{ partyId: creditorId, claimMinor: 1n, rank: 'other' as const }],
  };
  const caseId = await insertCase(tx, row);
  if (caseId === null) throw new Error('the database of a replay must be empty');
  return { officeId, bailiffId, caseId };
}

function lotOf(owner: { caseId: number; officeId: number; authorId: string }, auction: string, startMinor: bigint, now: Date) {
  const endsAt = new Date(now.getTime() + dayMs);
  return {
    ...owner,
    category: 'other',
    region: 'UZ-TK',
    place: '',
    title: { en: `Auction ${auction}` },
    description: name,
    currency: 'USD',
    startMinor,
    depositMinor: 0n,
    rules: ebayRulesWire,
    startsAt: new Date(now.getTime() - dayMs),
    originalEndsAt: endsAt,
    endsAt,
    createdAt: now,
    publishedAt: now,
    state: 'live',
    minNextMinor: startMinor,
  };
}

/** Brings the end of every lot to now; the server's own timekeeper does the closing. */
export async function endLots(db: Db): Promise<void> {
  await db.sql('update lot set original_ends_at = clock_timestamp(), ends_at = clock_timestamp()');
}
