import type { Country } from '@ochiq/shared/assistance';
import type { Translated } from '@ochiq/shared/language';
import { eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../base/index.js';
import { assistancePartner } from './table.js';

export type PartnerRow = typeof assistancePartner.$inferSelect;

export async function readPartner(db: Queryable, id: string): Promise<PartnerRow | null> {
  const [row] = await db.orm.select().from(assistancePartner).where(eq(assistancePartner.id, id));
  return row ?? null;
}

/** A partner's row, held until the transaction ends. */
export async function lockPartner(tx: Tx, id: string): Promise<PartnerRow | null> {
  const [row] = await tx.orm.select().from(assistancePartner).where(eq(assistancePartner.id, id)).for('update');
  return row ?? null;
}

export interface ListedPartner {
  id: string;
  country: Country;
  name: string;
  url: string;
  paused: boolean;
  readAt: Date | null;
  lastError: string | null;
  officeId: number;
  officeName: Translated;
  waiting: number;
}

export const listPartners = (db: Queryable): Promise<ListedPartner[]> =>
  db.sql<ListedPartner & { waiting: number }>(
    `select p.id, p.country, p.name, p.url, p.paused, p.read_at as "readAt", p.office_id as "officeId", o.name as "officeName",
       coalesce((select m.error from assistance_message m join assistance_request r on r.id = m.request_id
         where r.partner_id = p.id and m.state <> 'delivered' and m.error is not null order by m.at desc limit 1), p.last_error) as "lastError",
       (select count(*)::int from assistance_message m join assistance_request r on r.id = m.request_id
         where r.partner_id = p.id and m.state = 'waiting') as waiting
     from assistance_partner p join office o on o.id = p.office_id order by p.country`,
  );

/** @returns false when the country is set up already */
export async function insertPartner(
  tx: Tx,
  row: Pick<PartnerRow, 'id' | 'country' | 'name' | 'url' | 'officeId' | 'madeAt' | 'readAt'>,
): Promise<boolean> {
  const rows = await tx.orm.insert(assistancePartner).values(row).onConflictDoNothing({ target: assistancePartner.country }).returning();
  return rows.length > 0;
}

export async function setPaused(tx: Tx, id: string, paused: boolean): Promise<void> {
  await tx.sql('update assistance_partner set paused = $2 where id = $1', [id, paused]);
}

/** Notes that a directory was read, or why it could not be. */
export async function noteReading(db: Queryable, id: string, error: string | null): Promise<void> {
  await db.sql(
    `update assistance_partner set last_error = $2, read_at = case when $2::text is null then date_trunc('milliseconds', clock_timestamp()) else read_at end
     where id = $1`,
    [id, error],
  );
}

/** Partners whose directory was not read for so long. */
export const readStalePartners = (db: Queryable, hours: number): Promise<{ id: string; url: string; country: string }[]> =>
  db.sql(
    `select id, url, country from assistance_partner where not paused and (read_at is null or read_at < clock_timestamp() - $1 * interval '1 hour')`,
    [hours],
  );
