import { paymentFileSchema } from '@ochiq/shared/ledger';
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

describe('payments out', () => {
  it('gather what is owed, go once, settle by the statement, and come back', async () => {
    const [lot, winner, loser, reserve] = [await world.lot(), await world.person(), await world.person(), await world.person()];
    for (const who of [winner, loser, reserve]) await teller.register(lot, who);
    await teller.taken(statement(...[1, 2, 3].map((bidder) => payment(depositReference(lot, bidder), dueMinor))));
    await teller.call('PUT', `/api/lots/${lot}/deposit/reserve`, reserve, { reserve: true });
    const payout = { account: '2020 8000 9001 2345 6001', bankCode: '00014', holder: 'Loser & Sons' };
    expect((await teller.call('PUT', '/api/account/payout', loser, { ...payout, account: '123' })).status).toBe(400);
    expect((await teller.call('PUT', '/api/account/payout', loser, payout)).json.payout.account).toBe('20208000900123456001');
    for (const [who, amount] of [
      [loser, 100_000n],
      [reserve, 200_000n],
      [winner, 400_000n],
    ] as const)
      await (await world.socket(who)).bid(lot, amount);
    await teller.endLot(lot);
    expect([(await teller.own(lot, winner)).state, (await teller.own(lot, reserve)).state, (await teller.own(lot, loser)).state]).toEqual([
      'applied',
      'held',
      'released',
    ]);
    const owed = await teller.payablesOf(lot, 'open');
    expect(owed).toMatchObject([{ bidder: 2, reason: 'release', amountMinor: '10000', payee: { holder: 'Loser & Sons' } }]);

    const made = paymentFileSchema.parse((await teller.call('POST', '/api/accounts/payment-files', accountant, { currency: 'UZS' })).json);
    expect((await teller.call('POST', '/api/accounts/payment-files', accountant, { currency: 'UZS' })).json.code).toBe('nothing_to_send');
    const [download, again] = [
      await teller.call('GET', `/api/accounts/payment-files/${made.id}`, accountant),
      await teller.call('GET', `/api/accounts/payment-files/${made.id}`, accountant),
    ];
    expect(download.text).toContain('<Nm>Loser &amp; Sons</Nm>');
    expect(again.text).toBe(download.text);
    const [sent] = await teller.payablesOf(lot, 'sent');
    const e2e = sent?.endToEndId ?? '';
    expect(download.text).toContain(`<EndToEndId>${e2e}</EndToEndId>`);

    const move = (direction: 'DBIT' | 'CRDT', amountMinor: bigint) =>
      statement(payment('refund', amountMinor))
        .replace('<TxDtls>', `<TxDtls><Refs><EndToEndId>${e2e}</EndToEndId></Refs>`)
        .replace('</NtryRef><', '</NtryRef>\n<')
        .replace(/(<Amt Ccy="UZS">[\d.]+<\/Amt>\n<CdtDbtInd>)CRDT/, `$1${direction}`)
        .replace(/(CLBD.*?<CdtDbtInd>)CRDT/, `$1${direction}`);
    expect((await teller.taken(move('DBIT', 9_999n))).entries).toMatchObject([{ outcome: 'unordered' }]);
    expect((await teller.taken(move('DBIT', dueMinor))).entries).toMatchObject([{ outcome: 'settled' }]);
    expect(await teller.payablesOf(lot, 'settled')).toHaveLength(1);
    expect((await teller.taken(move('CRDT', dueMinor))).entries).toMatchObject([{ outcome: 'returned' }]);
    expect(await teller.payablesOf(lot, 'returned')).toHaveLength(1);
    const second = paymentFileSchema.parse(
      (await teller.call('POST', '/api/accounts/payment-files', accountant, { currency: 'UZS' })).json,
    );
    expect(second).toMatchObject({ payments: 1, sumMinor: '10000' });
    expect((await teller.payablesOf(lot, 'sent'))[0]?.endToEndId).not.toBe(e2e);
    const refuse = () => teller.call('POST', `/api/accounts/payables/${sent?.id}/refused`, accountant, { reason: 'AC01' });
    expect([(await refuse()).status, (await refuse()).status]).toEqual([204, 404]);
    await teller.expectBalanced();
  });

  it('go back to where the deposit came from when nobody has said otherwise, and to everyone at a withdrawn lot', async () => {
    const lot = await world.lot();
    for (const _ of [1, 2]) await teller.register(lot, await world.person());
    await teller.taken(
      statement(
        payment(depositReference(lot, 1), dueMinor),
        payment(depositReference(lot, 2), 1n, { payerAccount: '22618000900000000002' }),
      ),
    );
    await world.db.sql(`update lot set state = 'withdrawn', withdrawal_ground = 'For this test' where id = $1`, [lot]);
    await expect
      .poll(async () => (await teller.payablesOf(lot)).map(({ amountMinor, payee }) => [amountMinor, payee?.account]))
      .toEqual([
        ['10000', '22618000900000000001'],
        ['1', '22618000900000000002'],
      ]);
    const [entry] = await world.db.sql<{ leaf: string }>(`select leaf from log_entry where lot_id = $1 and kind = 'deposits_released'`, [
      lot,
    ]);
    expect(JSON.parse(entry?.leaf ?? '{}')).toMatchObject({ count: 2, totalMinor: '10001', currency: 'UZS' });
    await teller.expectBalanced();
  });
});

it('the books can be read, by account and by lot, and as a table', async () => {
  const lot = await world.lot();
  await teller.register(lot, await world.person());
  await teller.taken(statement(payment(depositReference(lot, 1), 123n)));
  const auditor = await world.person({ role: 'auditor' });
  const balances = await teller.call('GET', `/api/accounts/balances?prefix=deposit:${lot}:`, auditor);
  expect(balances.json.accounts).toEqual([{ account: `deposit:${lot}:1`, currency: 'UZS', balanceMinor: '-123' }]);
  const transfers = (await teller.call('GET', `/api/accounts/transfers?lot=${lot}`, auditor)).json.transfers;
  expect(transfers).toMatchObject([{ kind: 'payment_in', lines: [{ account: 'bank:UZS', amountMinor: '123' }, { amountMinor: '-123' }] }]);
  const csv = (await teller.call('GET', `/api/accounts/transfers.csv?account=deposit:${lot}:1`, auditor)).text.split('\r\n');
  expect(csv).toHaveLength(4);
  expect(csv[1]).toMatch(/,payment_in,entry:\d+,\d+,bank:UZS,1\.23,UZS,$/);
  expect((await teller.call('GET', '/api/accounts/statements', auditor)).json.statements[0]).toMatchObject({ entries: 1, unmatched: 0 });
});
