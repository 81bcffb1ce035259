import type { AuditedLots } from '@ochiq/shared/audit';
import { publicLotStateSchema } from '@ochiq/shared/lots';
import type { Db } from '../base/index.js';
import { findLots } from '../lots/index.js';
import { readBidCounts } from './store.js';

const pageSize = 50;

/** Published lots of every state, the newest first, with how they were bid on. @throws Refusal bad_request for a bad cursor */
export async function listAuditedLots(db: Db, query: { q?: string | undefined; cursor?: string | undefined }): Promise<AuditedLots> {
  const { lots, next } = await findLots(db, { ...query, state: [...publicLotStateSchema.options], sort: 'newest', limit: pageSize });
  const ids = lots.map((card) => card.lot);
  const counts = await readBidCounts(db, ids);
  return {
    next,
    lots: lots.map((card) => {
      const counted = counts.get(card.lot);
      return {
        card,
        bidderCount: counted?.bidderCount ?? 0,
        rejectedCount: counted?.rejectedCount ?? 0,
        lastBidAt: counted?.lastBidAt?.toISOString() ?? null,
      };
    }),
  };
}
