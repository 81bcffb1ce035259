/** The thread that scores the window: starts, scores what waits, and ends. */
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDb } from '../base/index.js';
import { runScoring } from './run-scoring.js';

const { url, secret } = z.object({ url: z.string(), secret: z.string().regex(/^[0-9a-f]{64}$/) }).parse(workerData);
const connections = 7;
const db = openDb(url, () => undefined, connections);
await runScoring({ db, secret: Buffer.from(secret, 'hex') }).finally(() => db.end());
