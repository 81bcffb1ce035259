import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { drawSome, someLots } from '../../client/e2e/draw-some.js';
import { buildApp } from '../../server/src/app.js';
import { createFiles, openDb, readConfig } from '../../server/src/base/index.js';
import { seedDemo } from '../../server/src/demo/seed.js';
import { newKey } from '../../server/src/log/index.js';
import type { Durable } from '../durable.js';
import { type PageFigures, visitListing, visitLot } from './visit.js';

/** What a visitor with a phone must not wait for longer than. */
export const pageLimits = { lcpMs: 2_000, interactionMs: 200, cls: 0.05, scriptBytes: 150_000 };

export interface PageBench {
  readonly listing: PageFigures;
  readonly lot: PageFigures;
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

function medianOf(all: readonly PageFigures[]): PageFigures {
  const of = (name: keyof PageFigures) => median(all.map((one) => one[name]));
  return {
    lcpMs: of('lcpMs'),
    paintMs: of('paintMs'),
    interactionMs: of('interactionMs'),
    cls: of('cls'),
    scriptBytes: of('scriptBytes'),
    requests: of('requests'),
  };
}

/** The built page before a part of the demo, as a phone sees it that comes for the first time: medians of the rounds. */
export async function benchPage(durable: Durable, rounds: number): Promise<PageBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ochiq-page-'));
  const url = await durable.database();
  const db = openDb(url, () => undefined);
  const secret = Buffer.alloc(32, 5);
  const files = createFiles(join(dataDir, 'media'));
  await seedDemo({ db, files, secret, lots: someLots, draw: () => drawSome(files, 24), say: () => undefined });
  const config = readConfig({
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'fatal',
    RULES: 'demo',
    PORT: '0',
    DEMO: '1',
    PAPERS: '0',
    LOG_KEY: newKey('ochiq.local/log'),
    INSTALLATION_SECRET: secret.toString('hex'),
    BANK_ACCOUNTS: 'UZS:20208000900100001001:00014',
    CLIENT_DIR: fileURLToPath(new URL('../../client/dist', import.meta.url)),
  });
  const app = await buildApp({ config, db, demoAccounts: [], jobs: false });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const [lot] = await db.sql<{ id: number }>(`select id from lot where state = 'live' order by bid_count desc, id limit 1`);
  const browser = await startPhone();
  try {
    const listing: PageFigures[] = [];
    const lots: PageFigures[] = [];
    for (let round = 0; round < rounds; round += 1) {
      listing.push(await visitListing(browser, address));
      lots.push(await visitLot(browser, address, lot?.id ?? 0));
    }
    return { listing: medianOf(listing), lot: medianOf(lots) };
  } finally {
    await browser.close();
    await app.close();
    await db.end();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const startPhone = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
