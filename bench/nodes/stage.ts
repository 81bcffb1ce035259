import type { RulesWire } from '@ochiq/shared/bidding';
import { type Db, newId, readClock, type Tx } from '../../server/src/base/index.js';
import { insertCase, insertCourt } from '../../server/src/cases/index.js';
import { insertOffice, insertParty, insertPerson, insertRoleGrant, openSession } from '../../server/src/identity/index.js';
import { insertLots } from '../../server/src/lots/index.js';

const dayMs = 86_400_000;
const name = { en: 'Bench' };
export const startMinor = 100_000n;
export const stepMinor = 5_000n;
const rules: RulesWire = {
  profile: 'bench',
  version: 1,
  increment: { kind: 'percent', basisPoints: 500, roundToMinor: '100' },
  softClose: { windowMs: 0, capMs: null },
  depositBasisPoints: 1000,
};

/** Bidders with a session each; returns their cookie headers and ids. */
export function addBidders(db: Db, count: number): Promise<{ id: string; cookie: string }[]> {
  return db.transact(async (tx) => {
    const createdAt = await readClock(tx);
    const bidders: { id: string; cookie: string }[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = await addPerson(tx, `bidder ${index}`, createdAt);
      await insertRoleGrant(tx, { personId: id, role: 'citizen' });
      bidders.push({ id, cookie: `ochiq_session=${(await openSession(tx, id)).token}` });
    }
    return bidders;
  });
}

async function addPerson(tx: Tx, login: string, createdAt: Date): Promise<string> {
  const id = newId();
  await insertPerson(tx, { id, login, name: login, passwordHash: 'none', language: 'en', createdAt });
  return id;
}

/** Live lots where each of the people holds a deposit; returns their ids. */
export function addLots(db: Db, count: number, people: readonly string[]): Promise<number[]> {
  return db.transact(async (tx) => {
    const now = await readClock(tx);
    const owner = await openCase(tx, now);
    const endsAt = new Date(now.getTime() + dayMs);
    const row = {
      ...owner,
      category: 'other' as const,
      region: 'UZ-TK' as const,
      place: '',
      title: name,
      description: name,
      currency: 'UZS' as const,
      startMinor,
      depositMinor: 10_000n,
      rules,
      startsAt: new Date(now.getTime() - dayMs),
      originalEndsAt: endsAt,
      endsAt,
      createdAt: now,
      publishedAt: now,
      state: 'live' as const,
      minNextMinor: startMinor,
    };
    const lots = await insertLots(
      tx,
      Array.from({ length: count }, () => row),
    );
    await tx.sql(
      `insert into deposit (lot_id, person_id, bidder, amount_minor, currency, state, held_at)
       select lot, person, bidder, 10000, 'UZS', 'held', $3 from unnest($1::int[]) as lot, unnest($2::uuid[]) with ordinality as p(person, bidder)`,
      [lots, people, now],
    );
    return lots;
  });
}

async function openCase(tx: Tx, now: Date): Promise<{ caseId: number; officeId: number; authorId: string }> {
  const officeId = await insertOffice(tx, { name, jurisdiction: 'UZ', region: 'UZ-TK' });
  const authorId = await addPerson(tx, `bailiff ${newId()}`, now);
  await insertRoleGrant(tx, { personId: authorId, role: 'bailiff', officeId });
  const parties = [newId(), newId()] as const;
  for (const id of parties) await insertParty(tx, { id, kind: 'organisation', name: 'Bench', nationalId: '000000000' });
  const courtId = await insertCourt(tx, { name, jurisdiction: 'UZ' });
  const caseId = await insertCase(tx, {
    number: newId(),
    officeId,
    bailiffId: authorId,
    debtorId: parties[0],
    currency: 'UZS',
    openedAt: now,
    courtId,
    executiveDocument: { kind: 'court_order', number: '1', issuedOn: now.toISOString().slice(0, 10) },
    creditors: [{ partyId: parties[1], claimMinor: 1n, rank: 'other' }],
  });
  if (caseId === null) throw new Error('the case of the bench exists already');
  return { caseId, officeId, authorId };
}
