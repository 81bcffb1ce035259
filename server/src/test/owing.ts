import { referenceOf } from '@ochiq/shared/deposits';
import { caseOpenedEntry } from '../cases/index.js';
import { createLog } from '../log/index.js';
import { addCreditor } from './sold.js';
import { type LotOptions, makeOffice, type TestPerson, type World } from './world.js';

/** A case whose debtor has an account, with its first lot and the office's staff. */
export interface OwingCase {
  readonly id: number;
  readonly lot: number;
  readonly office: number;
  readonly debtor: TestPerson;
  readonly bailiff: TestPerson;
  readonly senior: TestPerson;
  readonly accountant: TestPerson;
  readonly reference: string;
  /** Creditors by rank. */
  readonly creditors: Readonly<Record<string, string>>;
}

let people = 0;

/** Opens a case with claims in soum's minor units and one lot on sale. */
export async function owingCase(
  world: World,
  {
    claims = [['other', 100_000n]],
    logins,
    ...lotOptions
  }: LotOptions & {
    claims?: readonly (readonly [rank: string, claimMinor: bigint])[];
    /** For people who sign in by a page: `debtor-NAME`, `bailiff-NAME`, `senior_bailiff-NAME`. */
    logins?: { readonly name: string; readonly passwordHash: string };
  } = {},
): Promise<OwingCase> {
  people += 1;
  const nationalId = `3120385${String(people).padStart(7, '0')}`;
  const office = await makeOffice(world.db);
  const signIn = (who: string) => (logins ? { login: `${who}-${logins.name}`, passwordHash: logins.passwordHash } : {});
  const staff = (role: 'bailiff' | 'senior_bailiff' | 'accountant') => world.person({ role, office, ...signIn(role) });
  const [bailiff, senior, accountant] = [await staff('bailiff'), await staff('senior_bailiff'), await staff('accountant')];
  const debtor = await world.person({ nationalId, ...signIn('debtor') });
  const lot = await world.lot({ ...lotOptions, office, debtorNationalId: nationalId });
  const creditors: Record<string, string> = {};
  for (const [index, [rank, claim]] of claims.entries()) creditors[rank] = await addCreditor(world, lot, rank, claim, index + 1);
  const [row] = await world.db.sql<{ id: number; number: string; openedAt: Date }>(
    `update enforcement_case set bailiff_id = $2 where id = (select case_id from lot where id = $1)
     returning id, number, opened_at as "openedAt"`,
    [lot, bailiff.id],
  );
  const one = row ?? { id: 0, number: '', openedAt: new Date() };
  const log = createLog({ publish: () => undefined });
  await world.db.transact((tx) => log.append(tx, [caseOpenedEntry({ ...one, officeId: office, authorId: bailiff.id })]));
  return {
    id: one.id,
    lot,
    office,
    debtor,
    bailiff,
    senior,
    accountant,
    reference: referenceOf({ purpose: 'E', caseId: one.id }),
    creditors,
  };
}
