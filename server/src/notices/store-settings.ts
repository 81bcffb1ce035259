import { type NoticeGroup, type NoticeZone, noticeGroupSchema, noticeZoneSchema, type QuietHours } from '@ochiq/shared/notices';
import { plainArray, type Queryable, type Tx } from '../base/index.js';

/** How a person wants their letters. */
export interface Setting {
  readonly muted: readonly NoticeGroup[];
  readonly quiet: QuietHours | null;
  readonly zone: NoticeZone;
}

/** A setting as it is stored, or as nulls for whoever has none. */
export interface SettingRow {
  language: string;
  muted: string[] | null;
  quietFrom: number | null;
  quietUntil: number | null;
  zone: string | null;
}

/** The clock of whoever has not chosen one. */
const usualZone = (language: string): NoticeZone => (language === 'ky' ? 'Asia/Bishkek' : 'Asia/Tashkent');

export function settingOf({ language, muted, quietFrom, quietUntil, zone }: SettingRow): Setting {
  return {
    muted: (muted ?? []).map((group) => noticeGroupSchema.parse(group)),
    quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
    zone: noticeZoneSchema.safeParse(zone).data ?? usualZone(language),
  };
}

export async function readSetting(db: Queryable, personId: string): Promise<Setting> {
  const [row] = await db.sql<SettingRow & { language: string }>(
    `select language, muted, quiet_from as "quietFrom", quiet_until as "quietUntil", zone
     from person left join notice_setting on person_id = person.id where person.id = $1`,
    [personId],
  );
  if (!row) throw new Error(`no person ${personId}`);
  return settingOf(row);
}

/** The clock of each person, by their number. */
export async function readZones(db: Queryable, people: readonly string[]): Promise<ReadonlyMap<string, NoticeZone>> {
  const rows = await db.sql<SettingRow & { language: string; personId: string }>(
    `select person.id as "personId", language, muted, quiet_from as "quietFrom", quiet_until as "quietUntil", zone
     from person left join notice_setting on person_id = person.id where person.id = any($1::uuid[])`,
    [plainArray(people)],
  );
  return new Map(rows.map(({ personId, ...row }) => [personId, settingOf(row).zone]));
}

/** Keeps a setting; a person's first gets the token of their unsubscribe links. */
export async function saveSetting(tx: Tx, personId: string, { muted, quiet, zone }: Setting, token: string): Promise<void> {
  await tx.sql(
    `insert into notice_setting (person_id, muted, quiet_from, quiet_until, zone, token) values ($1, $2, $3, $4, $5, $6)
     on conflict (person_id) do update set muted = excluded.muted, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
       zone = excluded.zone`,
    [personId, [...new Set(muted)], quiet?.from ?? null, quiet?.until ?? null, zone, token],
  );
}

/** Gives a person who has no setting the usual one, so that their letters can carry a token. */
export async function ensureSetting(tx: Tx, personId: string, { zone }: Setting, token: string): Promise<void> {
  await tx.sql('insert into notice_setting (person_id, zone, token) values ($1, $2, $3) on conflict do nothing', [personId, zone, token]);
}

/** Ends letters of a group for whoever holds the token. @returns whether there is such a token */
export async function muteByToken(db: Queryable, token: string, group: NoticeGroup): Promise<boolean> {
  const rows = await db.sql(
    `update notice_setting set muted = case when $2 = any(muted) then muted else muted || $2::text end where token = $1 returning person_id`,
    [token, group],
  );
  return rows.length > 0;
}

/** Forgets what a person was told and how they wanted it. */
export async function deleteNotices(tx: Tx, personId: string): Promise<void> {
  await tx.sql('delete from notice where person_id = $1', [personId]);
  await tx.sql('delete from notice_setting where person_id = $1', [personId]);
}
