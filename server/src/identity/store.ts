import type { PayoutAccount } from '@ochiq/shared/deposits';
import { languageSchema, type Translated } from '@ochiq/shared/language';
import type { Region } from '@ochiq/shared/lots';
import { type Role, roleSchema } from '@ochiq/shared/people';
import type { Queryable, Tx, Visitor } from '../base/index.js';
import type { NewEntry } from '../log/index.js';
import { office, party, person, roleGrant, witness } from './table.js';

export type NewOffice = typeof office.$inferInsert;
export type NewPerson = typeof person.$inferInsert;
export type NewParty = typeof party.$inferInsert;

/** Inserts an office. @returns its id */
export async function insertOffice(db: Queryable, row: NewOffice): Promise<number> {
  const [inserted] = await db.orm.insert(office).values(row).returning({ id: office.id });
  if (!inserted) throw new Error('the office was not inserted');
  return inserted.id;
}

/** Inserts a person; the hash is `hashPassword`'s. */
export async function insertPerson(db: Queryable, row: NewPerson): Promise<void> {
  await db.orm.insert(person).values(row);
}

/** Gives a person a role; a bailiff's names their office. */
export async function insertRoleGrant(db: Queryable, row: { personId: string; role: Role; officeId?: number | null }): Promise<void> {
  await db.orm.insert(roleGrant).values(row);
}

/** Everybody of an office who has a role. */
export async function readStaff(db: Queryable, officeId: number, role: Role): Promise<string[]> {
  const rows = await db.sql<{ id: string }>(
    'select person_id as id from role_grant where office_id = $1 and role = $2 order by person_id',
    [officeId, role],
  );
  return rows.map(({ id }) => id);
}

/** The log entry of a role that someone has from `at` on. */
export const roleGrantedEntry = (grant: { personId: string; role: Role; officeId: number | null; at: Date }): NewEntry => ({
  lotId: null,
  kind: 'role_granted',
  at: grant.at,
  actorId: grant.personId,
  body: { role: grant.role, office: grant.officeId },
});

/** Inserts a debtor or creditor. */
export async function insertParty(db: Queryable, row: NewParty): Promise<void> {
  await insertParties(db, [row]);
}

export async function insertParties(db: Queryable, rows: readonly NewParty[]): Promise<void> {
  await db.orm.insert(party).values([...rows]);
}

export interface Credentials {
  personId: string;
  passwordHash: string;
}

export async function readCredentials(db: Queryable, login: string): Promise<Credentials | null> {
  const rows = await db.sql<{ personId: string; passwordHash: string }>(
    'select id as "personId", password_hash as "passwordHash" from person where login = $1',
    [login],
  );
  return rows[0] ?? null;
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertSession(tx: Tx, row: NewSession): Promise<void> {
  await tx.sql('insert into session (id, token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
    row.id,
    row.tokenHash,
    row.personId,
    row.createdAt,
    row.expiresAt,
  ]);
}

export async function deleteSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.sql('delete from session where token_hash = $1', [tokenHash]);
}

export async function deleteSessions(tx: Tx, personId: string): Promise<void> {
  await tx.sql('delete from session where person_id = $1', [personId]);
}

/** Takes from a person's row what says who they are. It stays for the bids that name it; no password has that hash. */
export async function anonymisePerson(tx: Tx, personId: string): Promise<void> {
  await tx.sql(
    `update person set login = 'erased ' || id, name = '-', national_id = null, email = null, password_hash = 'erased',
       payout_account = null, payout_bank = null, payout_holder = null where id = $1`,
    [personId],
  );
  await tx.sql('delete from email_code where person_id = $1', [personId]);
}

/** Where money is paid out to a person; null while they have not said. */
export async function readPayout(db: Queryable, personId: string): Promise<PayoutAccount | null> {
  const [row] = await db.sql<PayoutAccount>(
    `select payout_account as account, payout_bank as "bankCode", payout_holder as holder from person
     where id = $1 and payout_account is not null`,
    [personId],
  );
  return row ?? null;
}

export async function savePayout(db: Queryable, personId: string, to: PayoutAccount): Promise<void> {
  await db.sql('update person set payout_account = $2, payout_bank = $3, payout_holder = $4 where id = $1', [
    personId,
    to.account,
    to.bankCode,
    to.holder,
  ]);
}

/** Ended sessions of a person are of no more use. */
export async function deleteEndedSessions(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.sql('delete from session where person_id = $1 and expires_at <= $2', [personId, now]);
}

/** The visitor behind a session's token, null when the session has ended by `now`. */
export async function readVisitor(db: Queryable, tokenHash: Buffer, now: Date): Promise<Visitor | null> {
  const [row] = await db.sql<{
    sessionId: string;
    personId: string;
    name: string;
    language: string;
    roles: string[];
    officeId: number | null;
  }>(
    `select session.id as "sessionId", person.id as "personId", person.name, person.language,
       coalesce(array_agg(role_grant.role order by role_grant.role) filter (where role_grant.role is not null), '{}') as roles,
       max(role_grant.office_id) as "officeId"
     from session
     join person on person.id = session.person_id
     left join role_grant on role_grant.person_id = person.id
     where session.token_hash = $1 and session.expires_at > $2
     group by session.id, person.id`,
    [tokenHash, now],
  );
  if (!row) return null;
  return { ...row, language: languageSchema.parse(row.language), roles: row.roles.map((role) => roleSchema.parse(role)) };
}

/** People whose verified national id is a party's, by the party; the id is the state's, nobody types their own. */
export async function readPeopleOfParties(db: Queryable, partyIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.sql<{ party: string; person: string }>(
    `select party.id as party, person.id as person from party join person on person.national_id = party.national_id
     where party.id = any($1::uuid[])`,
    [partyIds],
  );
  return new Map(rows.map(({ party, person }) => [party, person]));
}

export interface PersonName {
  id: string;
  name: string;
  login: string;
}

/** Names of people by id, for auditors. Unknown ids are left out. */
export async function readPeople(db: Queryable, ids: readonly string[]): Promise<Map<string, PersonName>> {
  const rows = await db.sql<PersonName & { id: string }>('select id, name, login from person where id = any($1::uuid[])', [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface PartyRow {
  id: string;
  kind: 'person' | 'organisation';
  name: string;
  nationalId: string;
  /** Where a share of proceeds goes; null until it is known. */
  account: { account: string; bankCode: string } | null;
}

/** Debtors and creditors by id, for the office of their case. */
export async function readParties(db: Queryable, ids: readonly string[]): Promise<Map<string, PartyRow>> {
  const rows = await db.sql<PartyRow & { id: string }>(
    `select id, kind, name, national_id as "nationalId",
       case when payout_account is not null then json_build_object('account', payout_account, 'bankCode', payout_bank) end as account
     from party where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where a debtor or creditor is paid to from now on. */
export async function savePartyAccount(
  tx: Tx,
  partyId: string,
  { account, bankCode }: { account: string; bankCode: string },
): Promise<void> {
  await tx.sql('update party set payout_account = $2, payout_bank = $3 where id = $1', [partyId, account, bankCode]);
}

export interface OfficeRow {
  id: number;
  name: Translated;
  jurisdiction: 'UZ' | 'KG';
  region: Region;
}

export async function readOffices(db: Queryable): Promise<OfficeRow[]> {
  return db.sql<OfficeRow & { id: number }>('select id, name, jurisdiction, region from office order by id');
}

/** One office. @throws when there is none: ids of offices come from the database */
export async function readOffice(db: Queryable, id: number): Promise<OfficeRow> {
  const [row] = await db.sql<OfficeRow & { id: number }>('select id, name, jurisdiction, region from office where id = $1', [id]);
  if (!row) throw new Error(`no office ${id}`);
  return row;
}

/** Keeps the names of those who stood by at a seizure. */
export async function insertWitnesses(tx: Tx, rows: readonly (typeof witness.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.orm.insert(witness).values([...rows]);
}

/** Names of witnesses by id, for the office of their case. */
export async function readWitnesses(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.sql<{ id: string; name: string }>('select id, name from witness where id = any($1::uuid[])', [ids]);
  return new Map(rows.map((row) => [row.id, row.name]));
}
