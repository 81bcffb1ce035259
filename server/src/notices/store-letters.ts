import { type Language, languageSchema } from '@ochiq/shared/language';
import { type NoticeKind, noticeKindSchema, type ShownFacts, shownFactsSchema } from '@ochiq/shared/notices';
import { type Db, plainArray, type Queryable, type Tx } from '../base/index.js';
import { type Setting, type SettingRow, settingOf } from './store-settings.js';

export interface UnsortedNotice {
  readonly id: number;
  /** Null for a kind that this version does not know. */
  readonly kind: NoticeKind | null;
  readonly facts: ShownFacts;
  readonly personId: string;
  readonly email: string | null;
  readonly setting: Setting;
}

/** Locks notices of which it is not decided whether a letter goes; what another node decides on is left out. */
export async function lockUnsorted(tx: Tx, limit: number): Promise<UnsortedNotice[]> {
  const rows = await tx.sql<{ id: number; kind: string; facts: unknown; personId: string; email: string | null } & SettingRow>(
    `select notice.id::float8 as id, kind, facts, notice.person_id as "personId", email, language, muted, quiet_from as "quietFrom",
       quiet_until as "quietUntil", zone
     from notice join person on person.id = notice.person_id left join notice_setting setting on setting.person_id = notice.person_id
     where sorted_at is null order by notice.id limit $1 for update of notice skip locked`,
    [limit],
  );
  return rows.map(({ id, kind, facts, personId, email, ...setting }) => ({
    id,
    kind: noticeKindSchema.safeParse(kind).data ?? null,
    facts: shownFactsSchema.parse(facts),
    personId,
    email,
    setting: settingOf(setting),
  }));
}

export async function markSorted(tx: Tx, ids: readonly number[], at: Date): Promise<void> {
  await tx.sql('update notice set sorted_at = $2 where id = any($1::bigint[])', [plainArray(ids), at]);
}

export async function insertDeliveries(tx: Tx, rows: readonly { noticeId: number; dueAt: Date }[]): Promise<void> {
  await tx.sql(
    `insert into delivery (notice_id, state, due_at) select notice, 'waiting', due from unnest($1::bigint[], $2::timestamptz[]) as new(notice, due)
     on conflict do nothing`,
    [plainArray(rows.map((row) => row.noticeId)), plainArray(rows.map((row) => row.dueAt.toISOString()))],
  );
}

export interface ClaimedLetter {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly lotId: number | null;
  readonly facts: ShownFacts;
  readonly attempts: number;
  /** Null when the reader has no address any more. */
  readonly email: string | null;
  readonly language: Language;
  readonly setting: Setting;
  readonly token: string | null;
}

/** Claims the letter that is due longest for `holdMs`: no other node carries it meanwhile. Counts as an attempt. */
export async function claimLetter(db: Db, holdMs: number): Promise<ClaimedLetter | null> {
  const [row] = await db.sql<
    {
      id: number;
      kind: string;
      lotId: number | null;
      facts: unknown;
      attempts: number;
      email: string | null;
      token: string | null;
    } & SettingRow
  >(
    `with claimed as (
       update delivery set claimed_until = clock_timestamp() + $1 * interval '1 ms', attempts = attempts + 1
       where notice_id = (
         select notice_id from delivery
         where state = 'waiting' and due_at <= clock_timestamp() and (claimed_until is null or claimed_until <= clock_timestamp())
         order by due_at limit 1 for update skip locked)
       returning notice_id, attempts)
     select notice.id::float8 as id, kind, lot_id as "lotId", facts, attempts, email, language, muted, quiet_from as "quietFrom",
       quiet_until as "quietUntil", zone, token
     from claimed join notice on notice.id = notice_id join person on person.id = notice.person_id
     left join notice_setting setting on setting.person_id = notice.person_id`,
    [holdMs],
  );
  if (!row) return null;
  const { id, kind, lotId, facts, attempts, email, token, ...setting } = row;
  return {
    id,
    kind: noticeKindSchema.parse(kind),
    lotId,
    facts: shownFactsSchema.parse(facts),
    attempts,
    email,
    language: languageSchema.parse(row.language),
    setting: settingOf(setting),
    token,
  };
}

export async function markSent(db: Queryable, noticeId: number): Promise<void> {
  await db.sql(
    `update delivery set state = 'sent', sent_at = clock_timestamp(), claimed_until = null, error = null where notice_id = $1 and state = 'waiting'`,
    [noticeId],
  );
}

/** The letter is tried again after `waitMs`; null: it is given up. */
export async function markFailed(db: Queryable, noticeId: number, error: string, waitMs: number | null): Promise<void> {
  await db.sql(
    `update delivery set state = case when $3::float8 is null then 'dead' else 'waiting' end, error = $2, claimed_until = null,
       due_at = clock_timestamp() + coalesce($3::float8, 0) * interval '1 ms'
     where notice_id = $1 and state = 'waiting'`,
    [noticeId, error, waitMs],
  );
}

/** Nobody wants the letter any more. */
export async function dropDelivery(db: Queryable, noticeId: number): Promise<void> {
  await db.sql('delete from delivery where notice_id = $1', [noticeId]);
}
