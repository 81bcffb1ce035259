import { createHash } from 'node:crypto';
import type { ExecutiveDocument } from '@ochiq/shared/intake';
import { type Db, newId, readClock } from '../base/index.js';
import { readCourts } from '../cases/index.js';
import { readOffices } from '../identity/index.js';
import { findCourtByCode, insertKey, receiveDocument, saveChannel, seatOfficials } from '../intake/index.js';
import type { Log } from '../log/index.js';
import { courtCode, demoCourtKey, demoDocuments } from './documents.js';

const clients = { UZ: 'UZ-DEMO/GOV/20100001/COURTS', KG: 'KG-DEMO/GOV/70100001/COURTS' } as const;
const dayMs = 86_400_000;

interface Ground {
  readonly db: Db;
  readonly log: Log;
  readonly drawSecret: Buffer;
}

/** Courts with keys, seats for the officials of all offices, and documents that have been delivered and drawn for. */
export async function seedIntake(ground: Ground): Promise<void> {
  await openCourts(ground.db);
  for (const { id: officeId } of await readOffices(ground.db)) {
    const rows = await ground.db.sql<{ id: string; role: string }>(
      `select person.id, role from role_grant join person on person.id = person_id where office_id = $1 and role in ('bailiff', 'senior_bailiff') order by login`,
      [officeId],
    );
    const keeper = rows.find(({ role }) => role === 'senior_bailiff');
    const bailiffs = rows.filter(({ role }) => role === 'bailiff').map(({ id }) => id);
    if (keeper) await seatOfficials(ground, { personId: keeper.id, officeId }, bailiffs);
  }
  const now = await readClock(ground.db);
  const arrival = { delivery: 'xroad', uploadedBy: null, signature: null } as const;
  for (const [index, one] of demoDocuments.entries()) {
    const jurisdiction = one.debtor.address.region.startsWith('KG') ? 'KG' : 'UZ';
    const court = await findCourtByCode(ground.db, courtCode(one.court, jurisdiction));
    if (!court) throw new Error(`the demo has no court ${one.court}`);
    await receiveDocument(ground, court, arrival, documentOf(one, court.code, index, now));
  }
}

async function openCourts(db: Db): Promise<void> {
  const [operator] = await db.sql<{ id: string }>(`select id from person where login = 'operator'`);
  const courts = await readCourts(db);
  await db.transact(async (tx) => {
    const addedAt = await readClock(tx);
    for (const [index, { id, jurisdiction }] of courts.entries()) {
      const code = courtCode(index, jurisdiction);
      await saveChannel(tx, id, { code, xroadClient: clients[jurisdiction], callbackUrl: null });
      if (operator)
        await insertKey(tx, { id: newId(), courtId: id, kid: `${code}-2026`, jwk: demoCourtKey, addedBy: operator.id, addedAt });
    }
  });
}

function documentOf(one: (typeof demoDocuments)[number], court: string, index: number, now: Date): ExecutiveDocument {
  const day = (offset: number) => new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10);
  const isKg = court.startsWith('KG');
  const claims = [
    { kind: 'principal' as const, amountMinor: one.principalMinor.toString() },
    ...(one.interestMinor > 0n ? [{ kind: 'interest' as const, amountMinor: one.interestMinor.toString() }] : []),
  ];
  return {
    version: 1,
    nonce: createHash('sha256').update(`demo document ${index}`).digest('hex'),
    court,
    kind: one.kind,
    number: one.number,
    issuedOn: day(-40 + index),
    presentBy: day(1_000),
    language: isKg ? 'ky' : 'uz',
    debtor: one.debtor,
    creditors: [{ kind: 'organisation', ...one.creditor, claims }],
    currency: isKg ? 'KGS' : 'UZS',
    demand: { kind: 'recover_money' },
    jointWith: [],
    files: [],
  };
}
