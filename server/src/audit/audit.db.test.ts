import { auditedLotSchema, auditedLotsSchema } from '@ochiq/shared/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depositReference, payment, sendStatement, statement } from '../test/bank.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let auditor: TestPerson;
let bidder: TestPerson;
let lot: number;

beforeAll(async () => {
  world = await startWorld();
  auditor = await world.person({ role: 'auditor' });
  bidder = await world.person();
  lot = await world.lot();
  await world.admit(lot, [bidder]);
  const insert = `insert into bid (lot_id, person_id, bidder, key, kind, max_minor, currency, outcome, code, seq, amount_minor, price_minor,
      min_next_minor, "leading", ends_at, at)
    select id, $2, 1, gen_random_uuid(), $3, $4, 'UZS', $5, $6, $7, $8, $8, $8, $5 = 'accepted', ends_at, clock_timestamp() from lot where id = $1`;
  await world.db.sql(insert, [lot, bidder.id, 'direct', 50, 'rejected', 'below_minimum', null, null]);
  await world.db.sql(insert, [lot, bidder.id, 'proxy', 60, 'rejected', 'below_minimum', null, null]);
  await world.db.sql(insert, [lot, bidder.id, 'proxy', 900_000, 'accepted', null, 1, 100_000]);
});
afterAll(() => world.close());

const get = (path: string, who: TestPerson | null) =>
  world.app.inject({ url: `/api/auditor/lots${path}`, headers: who ? { cookie: who.cookie } : {} });
const audited = async () => auditedLotSchema.parse((await get(`/${lot}`, auditor)).json());

describe('the auditor', () => {
  it('sees who bid on every published lot, and how many bids were rejected', async () => {
    const { lots, next } = auditedLotsSchema.parse((await get('', auditor)).json());
    expect(lots).toMatchObject([{ card: { lot }, bidderCount: 1, rejectedCount: 2 }]);
    expect(next).toBeNull();
  });

  it('sees rejected bids and by whom, as handles; secret maxima only after the end', async () => {
    const open = await audited();
    expect(JSON.stringify(open)).not.toContain('Person ');
    expect(new Set(open.bids.map(({ person }) => person.handle))).toEqual(new Set([expect.stringMatching(/^B-[0-9A-Z]{8}$/)]));
    expect(open.bids.map(({ outcome, code, amountMinor, maxMinor, person }) => [outcome, code, amountMinor, maxMinor, person.id])).toEqual([
      ['rejected', 'below_minimum', '50', null, bidder.id],
      ['rejected', 'below_minimum', null, null, bidder.id],
      ['accepted', null, '100000', null, bidder.id],
    ]);
    await world.db.sql(`update lot set state = 'withdrawn', withdrawal_ground = 'For this test' where id = $1`, [lot]);
    expect((await audited()).bids.map((bid) => bid.maxMinor)).toEqual(['50', '60', '900000']);
  });

  it('opens the commitments of the public log: to the person until they are erased, to a maximum after the end', async () => {
    const [one, other] = [await world.person(), await world.person()];
    const sale = await world.lot();
    const deposit = await fetch(`${world.url}/api/lots/${sale}/deposit`, { method: 'POST', headers: { cookie: one.cookie } });
    expect(deposit.ok).toBe(true);
    const accountant = await world.person({ role: 'accountant' });
    expect((await sendStatement(world, accountant, statement(payment(depositReference(sale, 1), 10_000n)))).ok).toBe(true);
    const answer = await (await world.socket(one)).bid(sale, 500_000n, { kind: 'proxy' });
    expect(answer).toMatchObject({ type: 'accepted' });
    const entries = async () => auditedLotSchema.parse((await get(`/${sale}`, auditor)).json()).entries;
    const entry = async (kind: string) => (await entries()).find((found) => found.kind === kind);
    expect(await entry('bidder_admitted')).toMatchObject({ actor: { id: one.id }, actorCheck: 'fits' });
    expect(await entry('proxy_sealed')).toMatchObject({ secret: null, secretCheck: 'fits' });
    const erase = () => fetch(`${world.url}/api/account`, { method: 'DELETE', headers: { cookie: one.cookie } });
    expect((await erase()).status).toBe(409);

    await world.db.sql('update lot set original_ends_at = clock_timestamp(), ends_at = clock_timestamp() where id = $1', [sale]);
    await expect.poll(async () => (await entry('seal_opened'))?.body['facts']).toMatchObject({ maxMinor: '500000' });
    expect(await entry('proxy_sealed')).toMatchObject({ secret: { maxMinor: '500000' }, secretCheck: 'fits' });

    await world.db.sql('alter table log_entry disable trigger user');
    await world.db.sql(`update log_entry set actor_id = $2 where lot_id = $1 and kind = 'bidder_admitted'`, [sale, other.id]);
    expect(await entry('bidder_admitted')).toMatchObject({ actorCheck: 'shredded' });
    await world.db.sql(`insert into person_salt (person_id, salt) values ($1, sha256('another'))`, [other.id]);
    expect(await entry('bidder_admitted')).toMatchObject({ actor: { id: other.id }, actorCheck: 'differs' });
    await world.db.sql(`update log_entry set actor_id = $2 where lot_id = $1 and kind = 'bidder_admitted'`, [sale, one.id]);
    await world.db.sql('alter table log_entry enable trigger user');

    await world.db.sql('delete from deposit where person_id = $1', [one.id]);
    expect((await erase()).status).toBe(204);
    expect((await erase()).status).toBe(401);
    expect(await entry('bidder_admitted')).toMatchObject({ actor: { id: one.id }, actorCheck: 'shredded' });
  });

  it('is told clearly what is not there', async () => {
    expect((await get('/2147483647', auditor)).json().code).toBe('lot_unknown');
    expect((await get(`/${await world.lot({ state: 'draft' })}`, auditor)).json().code).toBe('lot_unknown');
    expect((await get('?cursor=x', auditor)).json().code).toBe('bad_request');
  });

  it('is the only one who does', async () => {
    expect((await get('', null)).statusCode).toBe(401);
    for (const role of ['citizen', 'bailiff', 'operator'] as const) {
      const who = await world.person({ role });
      expect([(await get('', who)).statusCode, (await get(`/${lot}`, who)).statusCode]).toEqual([403, 403]);
    }
  });
});
