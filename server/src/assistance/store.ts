import type { Side } from '@ochiq/shared/assistance';
import { asc, eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../base/index.js';
import { assistanceMessage, assistanceRequest } from './table.js';

export type RequestRow = typeof assistanceRequest.$inferSelect;
export type MessageRow = typeof assistanceMessage.$inferSelect;

/** One message about a request at a time, even about one that is not here yet. */
export async function lockConversation(tx: Tx, requestId: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(7306017, hashtext($1))', [requestId]);
}

export async function readRequest(db: Queryable, id: string): Promise<RequestRow | null> {
  const [row] = await db.orm.select().from(assistanceRequest).where(eq(assistanceRequest.id, id));
  return row ?? null;
}

/** A request of an office, held until the transaction ends. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  const [row] = await tx.orm.select().from(assistanceRequest).where(eq(assistanceRequest.id, id)).for('update');
  return row ?? null;
}

export async function insertRequest(tx: Tx, row: typeof assistanceRequest.$inferInsert): Promise<void> {
  await tx.orm.insert(assistanceRequest).values(row);
}

export async function updateRequest(
  tx: Tx,
  id: string,
  change: Partial<Pick<RequestRow, 'state' | 'officialId' | 'secondId' | 'ground' | 'answer' | 'found' | 'dueOn' | 'changedAt'>>,
): Promise<void> {
  await tx.orm.update(assistanceRequest).set(change).where(eq(assistanceRequest.id, id));
}

export interface ListedRequest extends RequestRow {
  country: 'UZ' | 'KG';
  overdue: boolean;
}

const listed = `r.id, r.side, r.partner_id as "partnerId", r.office_id as "officeId", r.case_id as "caseId", r.kind, r.purpose, r.treaty, r.state,
  r.reference, r.authority, r.asked, r.due_on::text as "dueOn", r.official_id as "officialId", r.second_id as "secondId", r.ground, r.answer,
  r.found, r.made_at as "madeAt", r.changed_at as "changedAt", p.country,
  r.state not in ('draft', 'answered', 'declined', 'closed', 'cancelled') and r.due_on < (clock_timestamp() at time zone 'UTC')::date as overdue`;

/** An office's requests, those of one case or the one with `id`; the latest first. */
export const listRequests = (
  db: Queryable,
  officeId: number,
  { id = null, caseId = null, side = null }: { id?: string | null; caseId?: number | null; side?: Side | null },
): Promise<ListedRequest[]> =>
  db.sql<ListedRequest & { overdue: boolean }>(
    `select ${listed} from assistance_request r join assistance_partner p on p.id = r.partner_id
     where r.office_id = $1 and ($2::uuid is null or r.id = $2) and ($3::int is null or r.case_id = $3) and ($4::text is null or r.side = $4)
     order by r.changed_at desc, r.id limit 300`,
    [officeId, id, caseId, side],
  );

export const readMessages = (db: Queryable, requestId: string): Promise<MessageRow[]> =>
  db.orm
    .select()
    .from(assistanceMessage)
    .where(eq(assistanceMessage.requestId, requestId))
    .orderBy(asc(assistanceMessage.at), asc(assistanceMessage.id));

export async function readMessage(db: Queryable, id: string): Promise<MessageRow | null> {
  const [row] = await db.orm.select().from(assistanceMessage).where(eq(assistanceMessage.id, id));
  return row ?? null;
}

/** The number of the last message in a direction, 0 for none. */
export async function readLastSeq(db: Queryable, requestId: string, direction: 'in' | 'out'): Promise<number> {
  const [row] = await db.sql<{ seq: number }>(
    'select coalesce(max(seq), 0)::int as seq from assistance_message where request_id = $1 and direction = $2',
    [requestId, direction],
  );
  return row?.seq ?? 0;
}

export async function insertMessage(
  tx: Tx,
  row: Pick<MessageRow, 'id' | 'requestId' | 'direction' | 'seq' | 'step' | 'body' | 'digest' | 'at' | 'state' | 'dueAt'>,
): Promise<void> {
  await tx.orm.insert(assistanceMessage).values(row);
}

/** How many requests an office has made, for the number of the next. */
export async function countRequests(tx: Tx, officeId: number): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `select count(*)::int as count from assistance_request where office_id = $1 and side = 'asking'`,
    [officeId],
  );
  return row?.count ?? 0;
}

export interface ClaimedMessage {
  id: string;
  requestId: string;
  partnerId: string;
  step: string;
  url: string;
  body: string;
  digest: string;
  attempts: number;
}

/** Takes the next message that is due; of a request's, only the first that waits: they arrive in their order. */
export async function claimMessage(db: Queryable, holdMs: number): Promise<ClaimedMessage | null> {
  const [row] = await db.sql<ClaimedMessage & { attempts: number }>(
    `update assistance_message m set claimed_until = clock_timestamp() + $1 * interval '1 ms', attempts = m.attempts + 1
     from assistance_request r join assistance_partner p on p.id = r.partner_id
     where r.id = m.request_id and m.id = (
       select one.id from assistance_message one
       join assistance_request of on of.id = one.request_id join assistance_partner whose on whose.id = of.partner_id
       where one.state = 'waiting' and one.due_at <= clock_timestamp() and not whose.paused
         and (one.claimed_until is null or one.claimed_until < clock_timestamp())
         and not exists (select from assistance_message before where before.request_id = one.request_id and before.direction = 'out'
           and before.seq < one.seq and before.state <> 'delivered')
       order by one.due_at, one.id limit 1 for update of one skip locked)
     returning m.id, m.request_id as "requestId", r.partner_id as "partnerId", m.step, p.url, m.body, m.digest, m.attempts`,
    [holdMs],
  );
  return row ?? null;
}

/** Notes what became of an attempt. @param waitMs until the next; null when the message is decided */
export async function markMessage(
  tx: Queryable,
  id: string,
  { state, waitMs, error }: { state: 'waiting' | 'delivered' | 'failed'; waitMs: number | null; error: string | null },
): Promise<void> {
  await tx.sql(
    `update assistance_message set state = $2, due_at = clock_timestamp() + $3 * interval '1 ms', claimed_until = null, error = $4 where id = $1`,
    [id, state, waitMs, error],
  );
}

/** Has the messages that wait for a partner sent at once: what stood in the way is put right. */
export async function hurryMessages(db: Queryable, partnerId: string): Promise<void> {
  await db.sql(
    `update assistance_message m set state = 'waiting', due_at = clock_timestamp() from assistance_request r
     where r.id = m.request_id and r.partner_id = $1 and m.direction = 'out' and m.state in ('waiting', 'failed')`,
    [partnerId],
  );
}
