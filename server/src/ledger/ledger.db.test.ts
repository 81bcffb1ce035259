import type { Currency } from '@ochiq/shared/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../base/index.js';
import { createDatabase } from '../test/database.js';
import {
  accounts,
  balanceOf,
  balancesOf,
  endToEndId,
  type Line,
  listTransfers,
  type NewTransfer,
  owe,
  oweAll,
  post,
  postAll,
  readPayables,
  readTransfer,
  readTrialBalance,
  reverse,
  sendPayables,
  settlePayment,
} from './index.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let db: Db;
beforeAll(async () => {
  database = await createDatabase();
  db = openDb(database.url, () => undefined);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const at = new Date('2026-03-01T10:00:00Z');
const line = (account: string, amountMinor: bigint, currency: Currency = 'UZS'): Line => ({ account, amountMinor, currency });
const payIn = (key: string, lot: number, amountMinor: bigint): NewTransfer => ({
  key,
  kind: 'payment_in',
  at,
  lotId: lot,
  lines: [line(accounts.bank('UZS'), amountMinor), line(accounts.deposit(lot, 1), -amountMinor)],
});
const booked = (transfer: NewTransfer) => db.transact((tx) => post(tx, transfer));

describe('post', () => {
  it('books a transfer once, however often it is asked for', async () => {
    expect(await booked(payIn('once', 1, 500n))).toBe(true);
    expect(await booked(payIn('once', 1, 500n))).toBe(false);
    expect(await balanceOf(db, accounts.deposit(1, 1), 'UZS')).toBe(-500n);
    expect(await balanceOf(db, accounts.deposit(1, 2), 'UZS')).toBe(0n);
  });

  it('lets one of many at once book a key, and the others see it', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => booked(payIn('race', 2, 700n))));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await balanceOf(db, accounts.deposit(2, 1), 'UZS')).toBe(-700n);
  });

  it.each([
    ['with other lines', payIn('once', 1, 501n)],
    ['that does not sum to zero', { ...payIn('x1', 1, 5n), lines: [line('bank:UZS', 5n), line('fee:1', -4n)] }],
    ['that sums to zero over two currencies only', { ...payIn('x2', 1, 5n), lines: [line('bank:UZS', 5n), line('fee:1', -5n, 'KGS')] }],
    ['with a line of nothing', { ...payIn('x3', 1, 5n), lines: [line('bank:UZS', 0n), line('fee:1', 0n)] }],
    ['without lines', { ...payIn('x4', 1, 5n), lines: [] }],
    ['on an account that is none', { ...payIn('x5', 1, 5n), lines: [line('Anna Karimova', 5n), line('fee:1', -5n)] }],
  ])('refuses a transfer %s', async (_, transfer) => {
    const before = await readTrialBalance(db);
    await expect(booked(transfer)).rejects.toThrow();
    expect(await readTrialBalance(db)).toEqual(before);
  });
});

describe('the database itself', () => {
  const insert = (lines: string) =>
    db.transact(async (tx) => {
      await tx.sql(`insert into transfer (key, kind, at, line_count) values ('raw', 'raw', now(), 2)`);
      await tx.sql(
        `insert into posting (transfer_id, line, account, currency, amount_minor)
         select id, l.* from transfer, (values ${lines}) as l where key = 'raw'`,
      );
    });

  it.each([
    ['a sum that is not zero', `(1, 'bank:UZS', 'UZS', 5), (2, 'fee:1', 'UZS', -6)`],
    ['one line too few', `(1, 'bank:UZS', 'UZS', 5)`],
    ['one line too many', `(1, 'bank:UZS', 'UZS', 5), (2, 'fee:1', 'UZS', -5), (3, 'fee:1', 'UZS', -5), (4, 'fee:1', 'UZS', 5)`],
    ['more out of a deposit than is in it', `(1, 'deposit:77:1', 'UZS', 5), (2, 'fee:1', 'UZS', -5)`],
  ])('refuses %s at the commit', async (_, lines) => {
    await expect(insert(lines)).rejects.toThrow(/transfer \d+ (has|does|over)/);
  });

  it('refuses lines that come after the transfer was committed', async () => {
    await booked(payIn('closed', 3, 10n));
    const late = db.sql(
      `insert into posting select id, l.* from transfer, (values (3, 'fee:3', 'UZS', 5::bigint), (4, 'fee:3', 'UZS', -5::bigint)) as l
       where key = 'closed'`,
    );
    await expect(late).rejects.toThrow('lines instead of 2');
  });

  it.each([
    'update posting set amount_minor = 1',
    'delete from posting',
    'truncate posting',
    `update transfer set kind = 'other'`,
    'delete from transfer',
    'truncate transfer cascade',
  ])('refuses %s', async (statement) => {
    await expect(db.sql(statement)).rejects.toThrow('append-only');
  });
});

describe('reverse', () => {
  it('undoes a transfer once', async () => {
    await booked(payIn('wrong', 4, 900n));
    const undo = (newKey: string) => db.transact((tx) => reverse(tx, 'wrong', { newKey, at }));
    expect([await undo('undo'), await undo('undo')]).toEqual([true, false]);
    await expect(undo('undo again')).rejects.toThrow('transfer_reverses');
    await expect(db.transact((tx) => reverse(tx, 'never', { newKey: 'x', at }))).rejects.toThrow('no transfer never');
    expect(await balanceOf(db, accounts.deposit(4, 1), 'UZS')).toBe(0n);
    expect(await readTransfer(db, 'undo')).toMatchObject({ kind: 'payment_in_reversed', reverses: 'wrong', lotId: 4 });
  });
});

describe('what is owed', () => {
  const release = { key: 'release:5:1', from: accounts.deposit(5, 1), lotId: 5, payee: { bidder: 1 }, reason: 'release' } as const;
  const asked = { ...release, amountMinor: 300n, currency: 'UZS', at } as const;

  it('is owed once, sent, settled, returned and sent again under a new end-to-end id', async () => {
    await booked(payIn('five', 5, 300n));
    const owed = () => db.transact((tx) => oweAll(tx, [asked]));
    const [first] = await owed();
    const [second] = await owed();
    expect(second).toEqual(first);
    await expect(db.transact((tx) => oweAll(tx, [{ ...asked, amountMinor: 200n }]))).rejects.toThrow('owed already');
    const id = first?.id ?? 0;
    const send = (file: number) => db.transact((tx) => sendPayables(tx, [id], file, at));
    const [sent] = await send(1);
    expect(await send(2), 'sent already').toEqual([]);
    const news = (kind: 'debited' | 'returned', amountMinor = 300n) =>
      db.transact((tx) => {
        const what = kind === 'debited' ? { kind } : { kind, reason: 'AC04' };
        return settlePayment(tx, sent?.endToEndId ?? '', { news: what, amountMinor, at });
      });
    expect(await news('debited', 299n), 'another amount').toBeNull();
    expect(await news('returned'), 'not yet gone').toBeNull();
    expect(await news('debited')).toMatchObject({ state: 'settled' });
    expect(await balanceOf(db, accounts.inTransit('UZS'), 'UZS')).toBe(0n);
    expect(await news('debited'), 'twice').toBeNull();
    expect(await news('returned')).toMatchObject({ state: 'returned', returnReason: 'AC04' });
    expect(await balanceOf(db, accounts.payable(id), 'UZS')).toBe(-300n);
    const [again] = await send(3);
    expect([sent?.endToEndId, again?.endToEndId]).toEqual([endToEndId(id, 1), endToEndId(id, 2)]);
    expect((await readPayables(db, { states: ['sent'], lotId: 5 })).map((row) => row.id)).toEqual([id]);
    const kinds = (await listTransfers(db, { account: accounts.payable(id) })).map(({ kind }) => kind);
    expect(kinds).toEqual(['payment_sent', 'payment_returned', 'payment_sent', 'owe_release']);
    expect(await listTransfers(db, { lotId: 5 })).toHaveLength(6);
    expect(await balanceOf(db, accounts.payable(id), 'UZS')).toBe(0n);
  });

  it.each(['update payable set amount_minor = 1', 'delete from payable', 'truncate payable'])('refuses %s', async (statement) => {
    await expect(db.sql(statement)).rejects.toThrow('is refused');
  });

  it('is not owed out of what is not there', async () => {
    await expect(db.transact((tx) => owe(tx, { ...asked, key: 'other' }))).rejects.toThrow('overdraws');
  });
});

it('gives balances by prefix, which no wildcard widens, and a trial balance of zero', async () => {
  await db.transact((tx) => postAll(tx, [payIn('p60', 60, 1n), payIn('p6', 6, 2n)]));
  expect(await balancesOf(db, 'deposit:6:')).toEqual([{ account: 'deposit:6:1', currency: 'UZS', balanceMinor: -2n }]);
  expect(await balancesOf(db, 'deposit:_:')).toEqual([]);
  const lines = await readTrialBalance(db);
  expect(lines.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0n)).toBe(0n);
  expect(lines.find(({ kind }) => kind === 'bank')?.debitMinor).toBeGreaterThan(0n);
});
