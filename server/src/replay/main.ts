import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildApp } from '../app.js';
import { startEmbedded } from '../base/embedded.js';
import { openDb, readConfig } from '../base/index.js';
import { migrate } from '../base/migrate.js';
import { BadRecording, type Recording, readRecordings } from './recording.js';
import { replay } from './replay.js';
import { printReport, reportOf } from './report.js';
import { setStage } from './stage.js';

const sample = new URL('../../src/replay/sample/auctions.csv', import.meta.url);
const badInput = 2;
const progressMs = 2000;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Ends the program for input that cannot be replayed: nothing has been started yet. */
function refuse(message: string): never {
  say(message);
  process.exit(badInput);
}

function readArguments(): { file: string | undefined; speed: number | null; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { speed: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const speed = values.speed === undefined ? null : z.coerce.number().positive().parse(values.speed);
    return { file: positionals[0], speed, json: values.json };
  } catch {
    return refuse('usage: npm run replay -- FILE.csv [--speed N] [--json]');
  }
}

async function readFileOf(file: string | undefined): Promise<Recording[]> {
  try {
    return readRecordings(await readFile(file ?? sample, 'utf8'));
  } catch (error) {
    if (error instanceof BadRecording) return refuse(`${file}: ${error.message}`);
    return refuse(`${file}: cannot be read`);
  }
}

const { file, speed, json } = readArguments();
const recordings = await readFileOf(file);
const folder = await mkdtemp(join(tmpdir(), 'ochiq-replay-'));
say('starting a server on a database of its own');
const embedded = await startEmbedded({ dir: join(folder, 'postgres'), log: () => undefined });
await migrate(embedded.url);
const db = openDb(embedded.url, () => undefined);
const config = readConfig({ DATABASE_URL: embedded.url, DATA_DIR: folder, LOG_LEVEL: 'error', CLIENT_DIR: join(folder, 'none') });
const app = await buildApp({ config, db, demoAccounts: [] });
const url = await app.listen({ port: 0, host: '127.0.0.1' });

const total = recordings.reduce((sum, recording) => sum + recording.bids.length, 0);
say(`replaying ${recordings.length} auctions with ${total} bids`);
const stage = await setStage(db, recordings);
let sent = 0;
const progress = setInterval(() => say(`${sent} of ${total} bids`), progressMs);
const onProgress = (bids: number) => {
  sent = bids;
};
const { outcomes, bidMs, ackMs } = await replay(recordings, { url, db, stage, speed, onProgress });
clearInterval(progress);
const report = reportOf(outcomes, bidMs, ackMs);
process.stdout.write(`${json ? JSON.stringify(report) : printReport(report)}\n`);

await app.close();
await db.end();
await embedded.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
