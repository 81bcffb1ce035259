import { createHash } from 'node:crypto';
import type { Registry } from '@ochiq/shared/registries';
import type { Tx } from '../base/index.js';
import type { QueryKind } from './book.js';
import type { Ask } from './registries.js';

export interface NewQuery {
  readonly registry: Registry;
  readonly kind: QueryKind;
  readonly about: string;
  readonly ask: Ask;
  readonly salt: Buffer;
  readonly at: Date;
}

/** @returns its number in the book */
export async function insertQuery(tx: Tx, { registry, kind, about, ask, salt, at }: NewQuery): Promise<bigint> {
  const commitment = createHash('sha256').update(salt).update(about).digest();
  const [row] = await tx.sql<{ id: bigint }>(
    `insert into registry_query (message_id, at, registry, kind, ground, case_id, office_id, person_id, salt, about)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [ask.id, at, registry, kind, ask.ground, ask.caseId, ask.officeId, ask.personId, salt, commitment],
  );
  if (!row) throw new Error('the query was not inserted');
  return row.id;
}

/** The outcome of a query, and how long it took by Postgres's clock. */
export async function closeQuery(tx: Tx, id: bigint, outcome: string): Promise<void> {
  await tx.sql(
    `update registry_query set outcome = $2,
       ms = greatest(0, least(2147483647, extract(epoch from clock_timestamp() - at) * 1000))::int where id = $1`,
    [id, outcome],
  );
}
