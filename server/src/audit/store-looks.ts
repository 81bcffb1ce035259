import type { LookReason, LookRemark } from '@ochiq/shared/audit';
import { type Role, roleSchema } from '@ochiq/shared/people';
import { plainArray, type Queryable, type Tx } from '../base/index.js';

export interface NewLookRow {
  readonly auditorId: string;
  readonly at: Date;
  readonly reason: LookReason;
  readonly note: string;
  readonly inquiryId: number | null;
  readonly people: readonly string[];
}

/** Keeps a look. @returns its number */
export async function insertLook(tx: Tx, { auditorId, at, reason, note, inquiryId, people }: NewLookRow): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    'insert into identity_look (auditor_id, at, reason, note, inquiry_id) values ($1, $2, $3, $4, $5) returning id',
    [auditorId, at, reason, note, inquiryId],
  );
  if (!row) throw new Error('the look was not inserted');
  await tx.sql('insert into identity_look_person (look_id, person_id) select $1, * from unnest($2::uuid[])', [row.id, plainArray(people)]);
  return row.id;
}

/** Lets looks of one auditor follow one another, so that none slips past the limit. */
export async function lockAuditor(tx: Tx, auditorId: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 6))', [`look ${auditorId}`]);
}

/** How many identities an auditor was told since a moment, each as often as it was. */
export async function countLooked(tx: Tx, auditorId: string, since: Date): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    'select count(*)::int as count from identity_look join identity_look_person on look_id = id where auditor_id = $1 and at > $2',
    [auditorId, since],
  );
  return row?.count ?? 0;
}

export interface Identity {
  id: string;
  name: string;
  login: string;
  roles: Role[];
  office: number | null;
}

/** Who people are. Ids that nobody has are left out. */
export async function readIdentities(db: Queryable, ids: readonly string[]): Promise<Identity[]> {
  const rows = await db.sql<Omit<Identity, 'roles'> & { roles: string[] }>(
    `select id, name, login, coalesce(array_agg(role order by role) filter (where role is not null), '{}') as roles, max(office_id) as office
     from person left join role_grant on person_id = id where id = any($1::uuid[]) group by id order by id`,
    [plainArray(ids)],
  );
  return rows.map((row) => ({ ...row, roles: row.roles.map((role) => roleSchema.parse(role)) }));
}

/**
 * What is remarkable about a look: without an inquiry; outside of Monday to Friday, 8:00 to 19:00 by Tashkent's clock (assumed); at
 * people who work in this system's oversight, or at oneself.
 */
const remarks = `array_remove(array[
  case when look.inquiry_id is null then 'no_inquiry' end,
  case when extract(isodow from look.at at time zone 'Asia/Tashkent') > 5
    or extract(hour from look.at at time zone 'Asia/Tashkent') not between 8 and 18 then 'outside_hours' end,
  case when exists (select from identity_look_person p join role_grant g on g.person_id = p.person_id
    where p.look_id = look.id and g.role in ('auditor', 'admin', 'operator') and p.person_id <> look.auditor_id) then 'colleague' end,
  case when exists (select from identity_look_person p where p.look_id = look.id and p.person_id = look.auditor_id) then 'self' end], null)`;

export interface LookRow {
  id: number;
  at: Date;
  auditorId: string;
  auditorName: string;
  reason: LookReason;
  note: string;
  inquiryId: number | null;
  people: { id: string; staff: boolean }[];
  remarks: LookRemark[];
}

export interface LookFilter {
  readonly auditor?: string | undefined;
  readonly inquiry?: number | undefined;
  readonly remark?: LookRemark | undefined;
  readonly before: number;
  readonly limit: number;
}

/** Newest first. */
export const findLooks = (db: Queryable, { auditor, inquiry, remark, before, limit }: LookFilter): Promise<LookRow[]> =>
  db.sql<LookRow & { id: number }>(
    `select look.id, at, auditor_id as "auditorId", person.name as "auditorName", reason, note, inquiry_id as "inquiryId", ${remarks} as remarks,
       (select json_agg(json_build_object('id', p.person_id, 'staff', exists (select from role_grant g where g.person_id = p.person_id and g.role <> 'citizen'))
          order by p.person_id) from identity_look_person p where p.look_id = look.id) as people
     from identity_look look join person on person.id = auditor_id
     where look.id < $1 and ($2::uuid is null or auditor_id = $2) and ($3::int is null or inquiry_id = $3)
       and ($4::text is null or $4 = any(${remarks}))
     order by look.id desc limit $5`,
    [before, auditor ?? null, inquiry ?? null, remark ?? null, limit],
  );

export interface LookFigures {
  auditorId: string;
  auditorName: string;
  looks: number;
  people: number;
  noInquiry: number;
  outsideHours: number;
  colleagues: number;
}

/** How each auditor has looked since a moment; whoever has not looked is left out. */
export const readLookFigures = (db: Queryable, since: Date): Promise<LookFigures[]> =>
  db.sql<LookFigures & { looks: number }>(
    `select auditor_id as "auditorId", person.name as "auditorName", count(*)::int as looks, sum(told)::int as people,
       count(*) filter (where 'no_inquiry' = any(remarks))::int as "noInquiry",
       count(*) filter (where 'outside_hours' = any(remarks))::int as "outsideHours",
       count(*) filter (where remarks && '{colleague,self}')::int as colleagues
     from (select auditor_id, ${remarks} as remarks, (select count(*) from identity_look_person p where p.look_id = look.id) as told
           from identity_look look where at > $1) seen
     join person on person.id = auditor_id group by auditor_id, person.name order by person.name, auditor_id`,
    [since],
  );
/** Names of people whom an inquiry's looks for its bundle told. */
export async function readBundleNames(db: Queryable, inquiryId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db.sql<{ id: string; name: string }>(
    `select distinct person.id, person.name from identity_look look join identity_look_person on look_id = look.id
     join person on person.id = person_id where inquiry_id = $1 and reason = 'bundle'`,
    [inquiryId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
