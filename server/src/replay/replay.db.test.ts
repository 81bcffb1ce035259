import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';
import { readRecordings } from './recording.js';
import { replay } from './replay.js';
import { reportOf } from './report.js';
import { setStage } from './stage.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

it('the recorded auctions of the sample close at their recorded prices, or at another one for a named reason', async () => {
  const recordings = readRecordings(await readFile(new URL('./sample/auctions.csv', import.meta.url), 'utf8'));
  const stage = await setStage(world.db, recordings);
  const { outcomes, bidMs, ackMs } = await replay(recordings, {
    url: world.url,
    db: world.db,
    stage,
    speed: null,
    onProgress: () => undefined,
  });
  const report = reportOf(outcomes, bidMs, ackMs);
  const rejected = Object.values(report.rejected).reduce((sum, count) => sum + count, 0);
  expect(report.auctions).toBe(60);
  expect(report.accepted + rejected).toBe(report.bidsSent);
  expect(report.equalPrices / report.auctions).toBeGreaterThanOrEqual(0.95);
  for (const { auction, reasons } of report.different) expect(reasons, auction).not.toContain('unexplained');
});
