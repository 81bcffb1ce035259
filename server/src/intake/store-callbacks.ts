import type { CourtMessage } from '@ochiq/shared/intake';
import type { Queryable, Tx } from '../base/index.js';
import { courtCallback } from './table.js';

/** The number of the last message about a document, 0 for none. */
export async function lastCallback(tx: Tx, documentId: number): Promise<number> {
  const [row] = await tx.sql<{ seq: number }>('select coalesce(max(seq), 0)::int as seq from court_callback where document_id = $1', [
    documentId,
  ]);
  return row?.seq ?? 0;
}

export async function insertCallbacks(tx: Tx, courtId: number, messages: readonly CourtMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.orm.insert(courtCallback).values(
    messages.map((message) => {
      const at = new Date(message.at);
      const { id, seq, event, document: documentId } = message;
      return { id, documentId, courtId, seq, event, body: JSON.stringify(message), createdAt: at, dueAt: at };
    }),
  );
}

export interface ClaimedCallback {
  readonly id: string;
  readonly courtId: number;
  readonly url: string;
  readonly body: string;
  /** This one included. */
  readonly attempts: number;
  readonly claimedAt: Date;
}

/** Takes the message that is due longest; of a document the first that is not acknowledged. Others leave it alone for so long. */
export async function claimCallback(db: Queryable, holdMs: number): Promise<ClaimedCallback | null> {
  const [row] = await db.sql<ClaimedCallback>(
    `update court_callback one set attempts = attempts + 1, claimed_until = clock_timestamp() + $1 * interval '1 ms'
     from court_channel channel where channel.court_id = one.court_id and one.id = (
       select due.id from court_callback due join court_channel via on via.court_id = due.court_id
       where due.due_at <= clock_timestamp() and (due.claimed_until is null or due.claimed_until < clock_timestamp())
         and via.callback_url is not null
         and not exists (select from court_callback earlier where earlier.document_id = due.document_id and earlier.seq < due.seq
           and earlier.due_at is not null)
       order by due.due_at, due.id limit 1 for update of due skip locked)
     returning one.id, one.court_id as "courtId", channel.callback_url as url, one.body, one.attempts, clock_timestamp() as "claimedAt"`,
    [holdMs],
  );
  return row ?? null;
}

/** Notes what became of an attempt; `waitMs` null: it is acknowledged. */
export async function markCallback(
  db: Queryable,
  id: string,
  { waitMs, status, error }: { waitMs: number | null; status: number | null; error: string | null },
): Promise<void> {
  await db.sql(
    `update court_callback set due_at = clock_timestamp() + $2 * interval '1 ms', claimed_until = null, status = $3, error = $4,
       acknowledged_at = case when $2::float8 is null then clock_timestamp() end where id = $1 and acknowledged_at is null`,
    [id, waitMs, status, error],
  );
}

/** Documents whose case has ended and whose court has not been told. */
export async function readUntoldEnds(tx: Tx, limit: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `select document.id from incoming_document document join case_end ended on ended.case_id = document.case_id
     where not exists (select from court_callback told where told.document_id = document.id and told.event = 'ended')
     order by document.id limit $1 for update of document skip locked`,
    [limit],
  );
  return rows.map(({ id }) => id);
}
