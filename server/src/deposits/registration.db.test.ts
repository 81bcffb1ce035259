import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depositReference, openTeller, payment, statement } from '../test/bank.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let accountant: TestPerson;
let teller: ReturnType<typeof openTeller>;
beforeAll(async () => {
  world = await startWorld();
  accountant = await world.person({ role: 'accountant' });
  teller = openTeller(world, accountant);
});
afterAll(() => world.close());

/** The deposit of a test lot. */
const dueMinor = 10_000n;

const bidAt = async (lot: number, who: TestPerson) => (await world.socket(who)).bid(lot, 200_000n);

describe('registration', () => {
  it('gives a number and a reference, and admits once the whole deposit has come in', async () => {
    const [lot, who] = [await world.lot(), await world.person()];
    const first = await teller.register(lot, who);
    expect(first).toMatchObject({
      status: 201,
      deposit: { bidder: 1, state: 'awaiting', paidMinor: '0', amountMinor: '10000', checked: true, reserve: false, heldAt: null },
    });
    expect(first.deposit?.reference).toBe(depositReference(lot, 1));
    expect((await teller.register(lot, who)).deposit).toEqual(first.deposit);
    expect(await bidAt(lot, who)).toMatchObject({ code: 'no_deposit' });
    await teller.taken(statement(payment(`zakalat ${first.deposit?.reference.toLowerCase().replace(/(.{4})/g, '$1 ')}`, dueMinor)));
    expect(await teller.own(lot, who)).toMatchObject({ state: 'held', paidMinor: '10000' });
    expect(await bidAt(lot, who)).toMatchObject({ type: 'accepted' });
    const kinds = await world.db.sql<{ kind: string }>(`select kind from log_entry where lot_id = $1 and kind = 'bidder_admitted'`, [lot]);
    expect(kinds).toHaveLength(1);
    await teller.expectBalanced();
  });

  it('is refused to whoever may not bid, is too young, or comes too late', async () => {
    const office = await world.lot();
    const staff = await world.db.sql<{ office: number }>('select office_id as office from lot where id = $1', [office]);
    const bailiff = await world.person({ role: 'bailiff', office: staff[0]?.office ?? 0 });
    const child = await world.person({ nationalId: '50101200000000' });
    const over = await world.lot({ endsInMs: -1 });
    const codes = [
      (await teller.register(office, bailiff)).code,
      (await teller.register(office, child)).code,
      (await teller.register(over, await world.person())).code,
      (await teller.register(2_000_000_000, await world.person())).code,
      (await teller.register(await world.lot({ state: 'draft' }), await world.person())).code,
    ];
    expect(codes).toEqual(['own_office', 'under_age', 'lot_closed', 'lot_unknown', 'lot_unknown']);
  });

  it('waits for an official of the selling office where there is no national id, paid or not', async () => {
    const [lot, foreigner] = [await world.lot(), await world.person({ nationalId: null })];
    const [row] = await world.db.sql<{ office: number }>('select office_id as office from lot where id = $1', [lot]);
    const official = await world.person({ role: 'bailiff', office: row?.office ?? 0 });
    const stranger = await world.person({ role: 'bailiff' });
    expect((await teller.register(lot, foreigner)).deposit).toMatchObject({ checked: false });
    expect((await teller.taken(statement(payment(depositReference(lot, 1), dueMinor)))).entries).toMatchObject([{ outcome: 'paid' }]);
    expect(await teller.own(lot, foreigner)).toMatchObject({ state: 'awaiting', paidMinor: '10000' });
    const decide = (who: TestPerson, accept: boolean) => teller.call('POST', `/api/bailiff/applicants/${lot}/1`, who, { accept });
    expect((await decide(stranger, true)).json.code).toBe('forbidden');
    expect((await teller.call('GET', '/api/bailiff/applicants', stranger)).json.applicants).toEqual([]);
    expect((await teller.call('GET', '/api/bailiff/applicants', official)).json.applicants).toMatchObject([
      { lot, bidder: 1, paidMinor: '10000' },
    ]);
    expect((await decide(official, true)).status).toBe(204);
    expect((await decide(official, true)).json.code).toBe('not_registered');
    expect(await teller.own(lot, foreigner)).toMatchObject({ state: 'held', checked: true });
  });

  it('ends at the own wish while nobody leads by it, and begins again under the same number', async () => {
    const [lot, one, two] = [await world.lot(), await world.person(), await world.person()];
    for (const who of [one, two]) await teller.register(lot, who);
    await teller.taken(statement(payment(depositReference(lot, 1), dueMinor), payment(depositReference(lot, 2), 400n)));
    await bidAt(lot, one);
    const leave = (who: TestPerson) => teller.call('DELETE', `/api/lots/${lot}/deposit`, who);
    expect((await leave(one)).json.code).toBe('leading_cannot_leave');
    expect((await leave(two)).json).toMatchObject({ state: 'cancelled', paidMinor: '0' });
    expect((await leave(two)).json.code).toBe('not_registered');
    expect(await teller.payablesOf(lot)).toMatchObject([{ bidder: 2, reason: 'release', amountMinor: '400', state: 'open' }]);
    expect((await teller.register(lot, two)).deposit).toMatchObject({ bidder: 2, state: 'awaiting', paidMinor: '0' });
    expect((await teller.taken(statement(payment(depositReference(lot, 2), 700n)))).entries).toMatchObject([{ outcome: 'part_paid' }]);
    await leave(two);
    expect((await teller.payablesOf(lot)).map((row) => row.amountMinor)).toEqual(['400', '700']);
    await teller.expectBalanced();
  });

  it('may be kept in reserve until the close', async () => {
    const [lot, who] = [await world.lot(), await world.person()];
    const stay = (reserve: boolean) => teller.call('PUT', `/api/lots/${lot}/deposit/reserve`, who, { reserve });
    expect((await stay(true)).json.code).toBe('not_registered');
    await teller.register(lot, who);
    expect((await stay(true)).json).toMatchObject({ reserve: true });
    expect((await stay(false)).json).toMatchObject({ reserve: false });
    await teller.endLot(lot);
    expect((await stay(true)).json.code).toBe('not_registered');
  });
});
