import { randomUUID } from 'node:crypto';
import { newId } from '../base/index.js';
import { accounts, post } from '../ledger/index.js';
import type { LotOptions, TestPerson, World } from './world.js';

export interface TestSale {
  readonly lot: number;
  readonly office: number;
  readonly bailiff: TestPerson;
  readonly senior: TestPerson;
  readonly accountant: TestPerson;
  /** The winner at 300,000 as bidder 2 and the runner-up at 200,000 as bidder 1. */
  readonly winner: TestPerson;
  readonly runnerUp: TestPerson;
  /** Creditors of the case by their rank. */
  readonly creditors: Readonly<Record<string, string>>;
}

interface SaleOptions extends LotOptions {
  readonly claims?: readonly (readonly [rank: string, claimMinor: bigint])[];
  readonly category?: string;
  /** For people who sign in by a page: `bailiff-NAME`, `accountant-NAME`, `winner-NAME`. */
  readonly logins?: { readonly name: string; readonly passwordHash: string };
  /** Nobody bids. */
  readonly unsold?: boolean;
}

/** Lets a lot end now. */
export const endLot = (world: World, lot: number) =>
  world.db.sql(
    `update lot set starts_at = clock_timestamp() - interval '2 s', original_ends_at = clock_timestamp(), ends_at = clock_timestamp() where id = $1`,
    [lot],
  );

/** Money that the bank has got for an account. */
export async function payIn(world: World, lot: number, account: string, amountMinor: bigint): Promise<void> {
  await world.db.transact((tx) =>
    post(tx, {
      key: `test:${randomUUID()}`,
      kind: 'payment_in',
      at: new Date(),
      lotId: lot,
      lines: [
        { account: accounts.bank('UZS'), amountMinor, currency: 'UZS' },
        { account, amountMinor: -amountMinor, currency: 'UZS' },
      ],
    }),
  );
}

export async function addCreditor(world: World, lot: number, rank: string, claimMinor: bigint, priority: number): Promise<string> {
  const party = newId();
  const nationalId = String(200_000_000 + priority + lot * 10);
  await world.db.sql(`insert into party (id, kind, name, national_id) values ($1, 'organisation', $2, $3)`, [
    party,
    `Creditor ${rank}`,
    nationalId,
  ]);
  await world.db.sql(
    'insert into case_creditor (case_id, party_id, priority, claim_minor, rank) select case_id, $2, $3, $4, $5 from lot where id = $1',
    [lot, party, priority, claimMinor, rank],
  );
  return party;
}

/** A lot of an office with its staff that has ended: sold to bidder 2 before bidder 1, or to nobody. The deposits are in the bank. */
export async function endedLot(world: World, options: SaleOptions = {}): Promise<TestSale> {
  const signIn = (who: string) =>
    options.logins ? { login: `${who}-${options.logins.name}`, passwordHash: options.logins.passwordHash } : {};
  const bailiff = await world.person({ role: 'bailiff', ...signIn('bailiff') });
  const [grant] = await world.db.sql<{ office: number }>('select office_id as office from role_grant where person_id = $1', [bailiff.id]);
  const office = grant?.office ?? 0;
  const senior = await world.person({ role: 'senior_bailiff', office });
  const accountant = await world.person({ role: 'accountant', office, ...signIn('accountant') });
  const lot = await world.lot({ ...options, office, endsInMs: 60_000 });
  if (options.category) await world.db.sql('update lot set category = $2 where id = $1', [lot, options.category]);
  const creditors: Record<string, string> = {};
  for (const [index, [rank, claim]] of (options.claims ?? [['other', 1_000_000n] as const]).entries()) {
    creditors[rank] = await addCreditor(world, lot, rank, claim, index + 1);
  }
  const [runnerUp, winner] = [await world.person(), await world.person(signIn('winner'))];
  if (!options.unsold) {
    await world.admit(lot, [runnerUp, winner]);
    await world.db.sql('update deposit set reserve = true where lot_id = $1 and bidder = 1', [lot]);
    const [first, second] = [await world.socket(runnerUp), await world.socket(winner)];
    await first.bid(lot, 200_000n);
    await second.bid(lot, 300_000n);
  }
  await endLot(world, lot);
  return { lot, office, bailiff, senior, accountant, winner, runnerUp, creditors };
}
