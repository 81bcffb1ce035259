import { importResultSchema } from '@ochiq/shared/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depositReference, openTeller, payment, statement, testAccount } from '../test/bank.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { amountText } from './iso20022/xml-text.js';

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

describe('a statement', () => {
  it('is matched by reference: part, rest and more, twice, unknown, and each thing once', async () => {
    const [lot, who] = [await world.lot(), await world.person()];
    await teller.register(lot, who);
    const reference = depositReference(lot, 1);
    const text = statement(
      payment(reference, 4_000n),
      payment(reference, 7_500n),
      payment(reference, 300n),
      payment('a gift', 900n),
      payment(depositReference(lot, 99), 100n),
    );
    const first = await teller.taken(text);
    expect(first.entries.map(({ outcome, creditedMinor }) => [outcome, creditedMinor])).toEqual([
      ['part_paid', '4000'],
      ['admitted', '6000'],
      ['repeated', '0'],
      ['unmatched', '0'],
      ['unmatched', '0'],
    ]);
    expect(await teller.own(lot, who)).toMatchObject({ state: 'held', paidMinor: '10000' });
    expect((await teller.payablesOf(lot)).map(({ reason, amountMinor }) => [reason, amountMinor])).toEqual([
      ['overpaid', '1500'],
      ['overpaid', '300'],
    ]);
    const before = await teller.written();
    expect(await teller.taken(text)).toEqual({ entries: [], known: 5 });
    expect(await teller.written()).toEqual(before);
    await teller.expectBalanced();
  });

  it('comes from two accountants at once and is taken once', async () => {
    const lot = await world.lot();
    await teller.register(lot, await world.person());
    const text = statement(payment(depositReference(lot, 1), dueMinor));
    const results = await Promise.all([teller.taken(text), teller.taken(text), teller.taken(text)]);
    expect(results.map(({ known }) => known).sort()).toEqual([0, 1, 1]);
  });

  it('that is late goes back whole', async () => {
    const [lot, who] = [await world.lot(), await world.person()];
    await teller.register(lot, who);
    await teller.endLot(lot);
    expect((await teller.taken(statement(payment(depositReference(lot, 1), dueMinor)))).entries).toMatchObject([{ outcome: 'late' }]);
    expect(await teller.payablesOf(lot)).toMatchObject([
      { reason: 'late', amountMinor: '10000', payee: { account: '22618000900000000001' } },
    ]);
    expect(await teller.own(lot, who)).toMatchObject({ state: 'cancelled' });
  });

  const good = () => statement(payment('x', 100n), payment('y', 250n));
  it.each([
    ['a file that breaks off', () => good().slice(0, -40), 422, 'statement_not_xml', /^line \d+$/],
    ['a file that is none', () => 'Hello', 422, 'statement_not_xml', /^line 1$/],
    ['nothing', () => '   ', 422, 'statement_not_xml', /line/],
    [
      'an entity that opens a file',
      () => good().replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      422,
      'statement_not_xml',
      /^line 1$/,
    ],
    [
      'a billion laughs',
      () => good().replace('?>', `?><!DOCTYPE d [${'<!ENTITY a "&b;&b;">'.repeat(9)}]>`),
      422,
      'statement_not_xml',
      /^line 1$/,
    ],
    ['a document nested a thousand deep', () => good().replace('<GrpHdr>', '<a>'.repeat(1000)), 422, 'statement_not_xml', /^line 3$/],
    ['another message', () => good().replaceAll('camt.053.001.08', 'camt.054.001.08'), 422, 'statement_unknown', /^line 2$/],
    ['another account', () => good().replace(testAccount, '20208000900100009999'), 422, 'statement_foreign_account', /^line 4$/],
    ['another currency of ours', () => good().replaceAll('UZS', 'KGS'), 422, 'statement_foreign_currency', /^line 4$/],
    [
      'one movement in another currency',
      () => good().replace(/(<NtryRef>.*?Ccy=")UZS/, '$1USD'),
      422,
      'statement_foreign_currency',
      /^line 6$/,
    ],
    ['a currency of nobody', () => good().replaceAll('UZS', 'EUR'), 422, 'statement_foreign_currency', /line/],
    ['balances that do not add up', () => good().replace(amountText(350n), amountText(351n)), 422, 'statement_not_balanced', /^line 4$/],
    ['half a tiyin', () => good().replace(amountText(100n), '1.005'), 422, 'statement_incomplete', /^line 6$/],
    ['a negative amount', () => good().replace(amountText(100n), '-1.00'), 422, 'statement_incomplete', /line/],
    ['no closing balance', () => good().replace('CLBD', 'CLAV'), 422, 'statement_incomplete', /^line 4$/],
    ['a movement without a date', () => good().replace(/<BookgDt>.*?<\/BookgDt>/, ''), 422, 'statement_incomplete', /^line 6$/],
  ])('is refused whole when it is %s, with the line and the reason', async (_, make, status, code, line) => {
    const before = await teller.written();
    const answer = await teller.refused(make());
    expect(answer).toMatchObject({ status, code, errors: [{ message: expect.stringMatching(/./) }] });
    expect(answer.errors[0].path).toMatch(line);
    expect(await teller.written()).toEqual(before);
  });

  it('is refused whole when a known movement says something else now, or when it is huge', async () => {
    const one = payment('z', 100n, { reference: 'SAME' });
    await teller.taken(statement(one));
    const before = await teller.written();
    expect(await teller.refused(statement(payment('fresh', 5n), { ...one, amountMinor: 101n }))).toMatchObject({
      status: 409,
      code: 'statement_contradicts',
    });
    expect(await teller.refused(' '.repeat(13 * 1024 * 1024))).toMatchObject({ status: 413, code: 'too_large' });
    expect(await teller.written()).toEqual(before);
  });

  it('comes as a file of a form as well', async () => {
    const form = new FormData();
    form.append('file', new Blob([good()]), 'statement.xml');
    const response = await fetch(`${world.url}/api/accounts/statements`, {
      method: 'POST',
      headers: { cookie: accountant.cookie },
      body: form,
    });
    expect(importResultSchema.parse(await response.json()).entries).toHaveLength(2);
    expect((await teller.call('POST', '/api/accounts/statements', accountant, { no: 'statement' })).json.code).toBe('unsupported_media');
  });
});

describe('a payment without a reference', () => {
  it('is given one, or goes back; each decided once', async () => {
    const [lot, who] = [await world.lot(), await world.person()];
    await teller.register(lot, who);
    const { entries } = await teller.taken(statement(payment('for the car', 10_500n), payment('?', 70n)));
    const [one, other] = entries.map(({ id }) => id);
    const assign = (id: number | undefined, reference: string) =>
      teller.call('POST', `/api/accounts/unmatched/${id}/assign`, accountant, { reference });
    expect((await assign(one, 'nonsense')).json.code).toBe('reference_unknown');
    expect((await assign(one, depositReference(lot, 7))).json.code).toBe('reference_unknown');
    expect((await assign(one, depositReference(lot, 1))).json).toMatchObject({
      outcome: 'admitted',
      creditedMinor: '10000',
      lot,
      bidder: 1,
    });
    expect((await assign(one, depositReference(lot, 1))).json.code).toBe('entry_resolved');
    expect(await teller.own(lot, who)).toMatchObject({ state: 'held' });
    expect(await teller.payablesOf(lot)).toMatchObject([{ reason: 'overpaid', amountMinor: '500' }]);
    const back = () => teller.call('POST', `/api/accounts/unmatched/${other}/return`, accountant);
    expect((await back()).json).toMatchObject({ outcome: 'sent_back' });
    expect((await back()).json.code).toBe('entry_resolved');
    expect((await teller.call('POST', '/api/accounts/unmatched/2000000000/return', accountant)).json.code).toBe('not_found');
    await teller.expectBalanced();
  });
});
