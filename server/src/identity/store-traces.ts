import { plainArray, type Queryable, type Tx } from '../base/index.js';
import type { OfficeNetwork } from './address.js';

export interface NewTrace {
  readonly personId: string;
  readonly kind: 'address' | 'device';
  /** 32 hexadecimal digits. */
  readonly value: string;
  readonly at: Date;
  readonly inOffice: number | null;
}

/** Writes that people were seen; whoever was seen so before was seen again. No person may come twice with the same value. */
export async function saveTraces(db: Queryable, rows: readonly NewTrace[]): Promise<void> {
  if (rows.length === 0) return;
  await db.sql(
    `insert into trace as old (person_id, kind, value, first_at, last_at, in_office)
     select person, kind, value, at, at, office
     from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::int[]) as new(person, kind, value, at, office)
     where exists (select from person where id = person)
     on conflict (person_id, kind, value) do update
       set last_at = greatest(old.last_at, excluded.last_at), in_office = coalesce(excluded.in_office, old.in_office)`,
    [
      plainArray(rows.map((row) => row.personId)),
      plainArray(rows.map((row) => row.kind)),
      plainArray(rows.map((row) => row.value)),
      plainArray(rows.map((row) => row.at.toISOString())),
      plainArray(rows.map((row) => row.inOffice)),
    ],
  );
}

export const readNetworks = (db: Queryable): Promise<OfficeNetwork[]> =>
  db.sql<OfficeNetwork & { office: number }>('select office_id as office, network::text as network from office_network');

/** A trace with who they are: staff of an office, of none, or a citizen. Instants in ms since 1970 UTC. */
export interface StoredTrace {
  person: string;
  staff: boolean;
  office: number | null;
  kind: 'address' | 'device';
  value: string;
  firstAt: number;
  lastAt: number;
  inOffice: number | null;
}

/** Everybody who was seen since an instant, in the order of values: who shares one stands together. */
export const readTraces = (db: Queryable, since: Date | null): Promise<StoredTrace[]> =>
  db.sql<StoredTrace & { person: string }>(
    `select trace.person_id as person, coalesce(role.staff, false) as staff, role.office, trace.kind, trace.value,
       (extract(epoch from first_at) * 1000)::float8 as "firstAt", (extract(epoch from last_at) * 1000)::float8 as "lastAt",
       in_office as "inOffice"
     from trace left join (
       select person_id, bool_or(role <> 'citizen') as staff, max(office_id) as office from role_grant group by person_id
     ) role on role.person_id = trace.person_id
     where $1::timestamptz is null or last_at >= $1 order by trace.kind, trace.value, trace.person_id`,
    [since],
  );

export async function deleteTraces(tx: Tx, personId: string): Promise<void> {
  await tx.sql('delete from trace where person_id = $1', [personId]);
}

/** Forgets whoever was last seen before. */
export async function deleteTracesBefore(db: Queryable, before: Date): Promise<void> {
  await db.sql('delete from trace where last_at < $1', [before]);
}
