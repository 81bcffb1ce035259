import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db, Tx } from '../base/index.js';
import { accounts, balanceOf, type PayableRow, post, readPayables, readTrialBalance, reverse } from '../ledger/index.js';
import { createLog } from '../log/index.js';
import { depositReference, payment, statement } from '../test/bank.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { type ImportGround, importStatement } from './import-statement.js';
import { bankAccountsOf, loseDeposit, releaseReserve } from './index.js';
import { leaveLot, registerBidder } from './register-bidder.js';
import { sendEntryBack } from './resolve-entry.js';
import { makePaymentFile, refusePayment } from './send-payments.js';
import { readBankEntries } from './store-bank.js';
import { noPrices } from './take-payments.js';

let world: World;
let db: Db;
let ground: ImportGround;
let accountant: TestPerson;
const people: TestPerson[] = [];
const lots: number[] = [];
const bidders = 4;
beforeAll(async () => {
  world = await startWorld();
  ({ db } = world);
  const ours = { currency: 'UZS', account: '20208000900100001001', bankCode: '00014', holder: 'Ochiq' };
  ground = {
    db,
    log: createLog({ publish: () => undefined }),
    bankAccounts: bankAccountsOf([ours]),
    prices: noPrices,
    takeDebts: async () => undefined,
  };
  accountant = await world.person({ role: 'accountant' });
  for (let index = 0; index < bidders; index += 1) people.push(await world.person());
  for (let index = 0; index < 3; index += 1) lots.push(await world.lot());
  for (const lot of lots) for (const { id } of people) await registerBidder(ground, lot, id);
}, 60_000);
afterAll(() => world.close());

const place = { lot: fc.nat(2), bidder: fc.nat(bidders - 1) };
const steps = [
  'pay',
  'pay',
  'pay',
  'unknown',
  'leave',
  'come',
  'release',
  'forfeit',
  'apply',
  'send',
  'settle',
  'return',
  'refuse',
  'back',
  'charge',
] as const;
const step = fc.record({ ...place, do: fc.constantFrom(...steps), amount: fc.constantFrom(1n, 4_000n, 6_000n, 10_000n, 12_345n) });
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Steps that the rules refuse at this moment are refused, and change nothing. */
const maybe = (work: Promise<unknown>) =>
  work
    .then(() => true)
    .catch((error: Error) => {
      if (error.name === 'Refusal') return false;
      throw error;
    });
const oldest = async (state: PayableRow['state']) => (await readPayables(db, { states: [state], limit: 1 }))[0];
const importing = (text: string) => importStatement(ground, text, accountant.id);
const at = new Date('2026-03-02T10:00:00Z');

/** The bank's word on a payment of ours: it left, or came back. */
function word(row: PayableRow | undefined, direction: 'DBIT' | 'CRDT') {
  if (!row) return Promise.resolve();
  const text = statement(payment('refund', row.amountMinor))
    .replace('<TxDtls>', `<TxDtls><Refs><EndToEndId>${row.endToEndId}</EndToEndId></Refs>`)
    .replace(/(<Amt Ccy="UZS">[\d.]+<\/Amt>\n<CdtDbtInd>)CRDT/, `$1${direction}`)
    .replace(/(CLBD.*?<CdtDbtInd>)CRDT/, `$1${direction}`);
  return importing(text);
}

/** What the settlement does with the deposit of a buyer: to the price, or lost to a default. */
async function move(tx: Tx, lot: number, bidder: number, to: 'price' | 'forfeited', index: number): Promise<void> {
  const code = accounts.deposit(lot, bidder);
  const held = -(await balanceOf(tx, code, 'UZS'));
  const [row] = await tx.sql<{ state: string }>('select state from deposit where lot_id = $1 and bidder = $2', [lot, bidder]);
  if (row?.state !== 'held' || held === 0n) return;
  const lines = [
    { account: code, amountMinor: held, currency: 'UZS' },
    { account: accounts[to](lot), amountMinor: -held, currency: 'UZS' },
  ] as const;
  await post(tx, { key: `moved:${lot}:${bidder}:${index}`, kind: `deposit_${to}`, at, lotId: lot, lines });
  if (to === 'forfeited') await loseDeposit(tx, lot, bidder, at);
  else await tx.sql(`update deposit set state = 'applied' where lot_id = $1 and bidder = $2`, [lot, bidder]);
}

async function walk(one: Step, index: number): Promise<unknown> {
  const lot = lots[one.lot] ?? 0;
  const bidder = one.bidder + 1;
  const person = people[one.bidder]?.id ?? '';
  switch (one.do) {
    case 'pay':
      return importing(statement(payment(depositReference(lot, bidder), one.amount)));
    case 'unknown':
      return importing(statement(payment('no reference', one.amount)));
    case 'leave':
      return maybe(leaveLot(ground, lot, person));
    case 'come':
      return maybe(registerBidder(ground, lot, person));
    case 'release':
      return db.transact((tx) => releaseReserve(tx, lot, at));
    case 'forfeit':
    case 'apply':
      return db.transact((tx) => move(tx, lot, bidder, one.do === 'apply' ? 'price' : 'forfeited', index));
    case 'send':
      return maybe(makePaymentFile(ground, 'UZS', accountant.id));
    case 'settle':
      return word(await oldest('sent'), 'DBIT');
    case 'return':
      return word(await oldest('settled'), 'CRDT');
    case 'refuse': {
      const row = await oldest('sent');
      return row && maybe(refusePayment(db, row.endToEndId ?? '', row.amountMinor, 'AC01'));
    }
    case 'back': {
      const [entry] = await readBankEntries(db, {});
      return entry && maybe(sendEntryBack(ground, entry.id, accountant.id));
    }
    case 'charge': {
      const currency = 'UZS';
      const lines = [
        { account: accounts.fee(lot), amountMinor: one.amount, currency },
        { account: accounts.costs(lot), amountMinor: -one.amount, currency },
      ] as const;
      await db.transact((tx) => post(tx, { key: `charge:${index}`, kind: 'charge', at, lotId: lot, lines }));
      return index % 2 === 0 && db.transact((tx) => reverse(tx, `charge:${index}`, { newKey: `undo:${index}`, at }));
    }
  }
}

/** What must hold after any steps; each query names what is wrong. */
async function expectTrue(): Promise<void> {
  const lines = await readTrialBalance(db);
  expect(lines.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0n)).toBe(0n);
  const wrong = await db.sql(
    `select 'transfer' as what, transfer_id::text as which from posting group by transfer_id, currency having sum(amount_minor) <> 0
     union all
     select 'payable', id::text from payable
     where coalesce((select -sum(amount_minor) from posting where account = 'payable:' || id), 0)
       <> case when state in ('open', 'returned') then amount_minor else 0 end
     union all
     select 'in transit', 'UZS' where coalesce((select -sum(amount_minor) from posting where account = 'in_transit:UZS'), 0)
       <> coalesce((select sum(amount_minor) from payable where state = 'sent'), 0)
     union all
     select 'held without money', lot_id || ':' || bidder from deposit where state = 'held' and amount_minor
       <> coalesce((select -sum(amount_minor) from posting where account = 'deposit:' || lot_id || ':' || bidder), 0)
     union all
     select 'owed twice', entry_id::text from payable where entry_id is not null group by entry_id having count(*) > 1
     union all
     select 'an entry that went two ways', id::text from bank_entry where outcome in ('admitted', 'part_paid', 'repeated', 'late', 'sent_back')
       and amount_minor <> credited_minor + coalesce((select sum(amount_minor) from payable where entry_id = bank_entry.id), 0)
     union all
     select 'a bidder who got more than they paid', d.lot_id || ':' || d.bidder from deposit d
     where (select coalesce(sum(credited_minor), 0) from bank_entry e where e.lot_id = d.lot_id and e.bidder = d.bidder)
       <> (select coalesce(sum(amount_minor), 0) from payable p where p.lot_id = d.lot_id and p.bidder = d.bidder)
        + (select coalesce(sum(amount_minor) filter (where account = 'deposit:' || d.lot_id || ':' || d.bidder), 0) * -1 from posting)
        + (select coalesce(sum(amount_minor), 0) from posting join transfer on transfer.id = transfer_id
           where key ~ ('^moved:' || d.lot_id || ':' || d.bidder || ':') and amount_minor > 0)`,
  );
  expect(wrong).toEqual([]);
}

it('any legal thousand steps keep the books true: sums of zero, every payment accounted for, nobody owed twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1000, maxLength: 1000, size: 'max' }), async (walked) => {
      for (const [index, one] of walked.entries()) {
        await walk(one, index);
        if (index % 100 === 99) await expectTrue();
      }
      const done = await db.sql<{ state: string }>('select distinct state from payable');
      expect(done.map((row) => row.state).sort()).toEqual(
        ['open', 'returned', 'sent', 'settled'].filter((one) => done.some((row) => row.state === one)),
      );
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 120_000);
