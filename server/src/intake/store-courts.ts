import type { Queryable } from '../base/index.js';

/** A court that delivers documents. */
export interface CourtChannel {
  readonly courtId: number;
  readonly code: string;
  readonly jurisdiction: 'UZ' | 'KG';
  /** As X-Road writes it; null: this court is not heard over X-Road. */
  readonly xroadClient: string | null;
  readonly callbackUrl: string | null;
}

const channels = `select court_id as "courtId", code, jurisdiction, xroad_client as "xroadClient", callback_url as "callbackUrl"
  from court_channel join court on court.id = court_id`;

export async function findCourtByCode(db: Queryable, code: string): Promise<CourtChannel | null> {
  const [row] = await db.sql<CourtChannel & { courtId: number }>(`${channels} where code = $1`, [code]);
  return row ?? null;
}
