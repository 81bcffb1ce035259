import type { NoticeKind } from '@ochiq/shared/notices';
import { plainArray, type Tx } from '../base/index.js';

export interface Cursor {
  readonly leaf: number;
  /** Of what happened before nobody is told. */
  readonly since: Date;
}

/** Locks a cursor of the public log; null while another node has it. The first time it begins at `start`, now. */
export async function lockCursor(tx: Tx, name: string, start: number): Promise<Cursor | null> {
  await tx.sql('insert into notice_cursor (name, leaf, since) values ($1, $2, clock_timestamp()) on conflict do nothing', [name, start]);
  const [row] = await tx.sql<Cursor & { leaf: number }>(
    'select leaf::float8 as leaf, since from notice_cursor where name = $1 for update skip locked',
    [name],
  );
  return row ?? null;
}

export async function moveCursor(tx: Tx, name: string, leaf: number): Promise<void> {
  await tx.sql('update notice_cursor set leaf = $2 where name = $1', [name, leaf]);
}

export interface ToldRow {
  id: number;
  at: Date;
  read: boolean;
}

/** When people were last told something of a kind about a lot, by person. */
export async function readTold(tx: Tx, lotId: number, kind: NoticeKind, people: readonly string[]): Promise<Map<string, ToldRow>> {
  const rows = await tx.sql<ToldRow & { personId: string }>(
    `select distinct on (person_id) person_id as "personId", id::float8 as id, created_at as at, read_at is not null as read
     from notice where lot_id = $1 and kind = $2 and person_id = any($3::uuid[]) order by person_id, created_at desc`,
    [lotId, kind, plainArray(people)],
  );
  return new Map(rows.map(({ personId, ...row }) => [personId, row]));
}

/** Renews the facts of a notice that was not read yet. */
export async function renewNotice(tx: Tx, id: number, facts: object): Promise<void> {
  await tx.sql('update notice set facts = $2 where id = $1 and read_at is null', [id, JSON.stringify(facts)]);
}

const endingLock = 7_306_014;

/** One node at a time looks who is to be told of ends that are near. */
export async function lockEnding(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock($1)', [endingLock]);
}
