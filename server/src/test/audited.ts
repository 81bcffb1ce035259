import { expect, vi } from 'vitest';
import { auditPlatform, trustIn } from '../verify/audit-platform.js';
import { openPlatform } from '../verify/platform.js';
import type { World } from './world.js';

/** Every committed entry is in the signed tree. */
export const settledLog = (world: World): Promise<void> =>
  vi.waitFor(
    async () => {
      const [row] = await world.db.sql<{ waiting: number }>(
        'select count(*)::int as waiting from log_entry entry where not exists (select from log_leaf where entry_id = entry.id)',
      );
      expect(row?.waiting).toBe(0);
    },
    { timeout: 10_000, interval: 50 },
  );

/** Audits a world from outside, as anybody can. @param nowMs by the world's clock, ms since the epoch */
export async function auditWorld(world: World, nowMs: number, seenBefore?: string) {
  const platform = openPlatform(world.url);
  const { origin, verifierKey } = await platform.status();
  const before = seenBefore === undefined ? [] : [{ name: 'an earlier audit', note: seenBefore }];
  return auditPlatform(platform, { trust: trustIn(origin, [verifierKey], []), earlier: before, nowMs });
}
