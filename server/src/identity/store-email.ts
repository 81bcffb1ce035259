import { type Language, languageSchema } from '@ochiq/shared/language';
import type { Queryable, Tx } from '../base/index.js';

/** How a person is reached. */
export interface Contact {
  readonly language: Language;
  /** Verified. */
  readonly email: string | null;
  /** Waits for its code. */
  readonly pendingEmail: string | null;
}

/** How a person is reached. @throws when there is no such person: ids of people come from sessions */
export async function readContact(db: Queryable, personId: string): Promise<Contact> {
  const [row] = await db.sql<{ language: string; email: string | null; pendingEmail: string | null }>(
    `select language, person.email, email_code.email as "pendingEmail"
     from person left join email_code on person_id = person.id and expires_at > clock_timestamp() where person.id = $1`,
    [personId],
  );
  if (!row) throw new Error(`no person ${personId}`);
  return { ...row, language: languageSchema.parse(row.language) };
}

export async function setLanguage(tx: Tx, personId: string, language: Language): Promise<void> {
  await tx.sql('update person set language = $2 where id = $1', [personId, language]);
}

export interface NewEmailCode {
  readonly personId: string;
  readonly email: string;
  readonly codeHash: Buffer;
  readonly lifeMs: number;
  /** No second code sooner than this after the last. */
  readonly restMs: number;
}

/** Keeps a code in place of the person's earlier one. @returns false when the earlier one was sent a moment ago: nothing is kept */
export async function saveEmailCode(tx: Tx, { personId, email, codeHash, lifeMs, restMs }: NewEmailCode): Promise<boolean> {
  const rows = await tx.sql(
    `insert into email_code (person_id, email, code_hash, sent_at, expires_at)
     values ($1, $2, $3, clock_timestamp(), clock_timestamp() + $4 * interval '1 ms')
     on conflict (person_id) do update
       set email = excluded.email, code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0
       where email_code.sent_at <= clock_timestamp() - $5 * interval '1 ms'
     returning person_id`,
    [personId, email, codeHash, lifeMs, restMs],
  );
  return rows.length > 0;
}

/**
 * Makes the waiting address the person's own if the code is right. Every call is a try, and after `maxTries` no code is right.
 * @returns taken: another person has shown the address to be theirs
 */
export async function confirmEmail(tx: Tx, personId: string, codeHash: Buffer, maxTries: number): Promise<'confirmed' | 'wrong' | 'taken'> {
  const [tried] = await tx.sql<{ email: string; right: boolean }>(
    `update email_code set tries = tries + 1 where person_id = $1 and expires_at > clock_timestamp() and tries < $3
     returning email, code_hash = $2 as right`,
    [personId, codeHash, maxTries],
  );
  if (!tried?.right) return 'wrong';
  await tx.sql('select pg_advisory_xact_lock(hashtext(lower($1)))', [tried.email]);
  const others = await tx.sql('select from person where lower(email) = lower($1) and id <> $2', [tried.email, personId]);
  if (others.length > 0) return 'taken';
  await tx.sql('update person set email = $2 where id = $1', [personId, tried.email]);
  await tx.sql('delete from email_code where person_id = $1', [personId]);
  return 'confirmed';
}

/** Forgets a person's address, and one that waits. */
export async function removeEmail(tx: Tx, personId: string): Promise<void> {
  await tx.sql('update person set email = null where id = $1', [personId]);
  await tx.sql('delete from email_code where person_id = $1', [personId]);
}
