/** Child process: a node on an open, migrated database, put together as `server/src/main.ts` does it, that tells what it holds. */
import type { AddressInfo } from 'node:net';
import { buildApp } from '../../server/src/app.js';
import { openDb, readConfig } from '../../server/src/base/index.js';
import { serve } from '../latency/child.js';
import { type Held, usageOf } from './usage.js';

const config = readConfig(process.env);
const db = openDb(config.databaseUrl ?? '', console.error);
const app = await buildApp({ config, db, demoAccounts: [] });
await app.listen({ port: 0, host: '127.0.0.1' });
serve<Held>({ port: () => (app.server.address() as AddressInfo).port, usage: () => usageOf(app.server) });
