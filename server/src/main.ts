import { join, resolve } from 'node:path';
import { buildApp } from './app.js';
import { startEmbedded } from './base/embedded.js';
import { createClock, createFiles, openDb, openSecret, readConfig } from './base/index.js';
import { migrate } from './base/migrate.js';
import { debtorsAbroad, demoAccounts, seedDemo } from './demo/index.js';
import { startStandin } from './standin/index.js';

let config = readConfig(process.env);
const clock = createClock();
/** A demo without a security server of its own has one with invented people behind it. */
const people = config.demoSmall ? debtorsAbroad(config.country) : [];
const standin =
  config.demo && config.xroad.securityServer === null ? await startStandin({ now: () => new Date(clock.now()), people }) : null;
if (standin) config = readConfig({ ...process.env, ...standin.env });
const say = (text: string) => process.stdout.write(`${text}\n`);

const embedded =
  config.databaseUrl === null
    ? await startEmbedded({
        dir: resolve(config.dataDir, 'postgres'),
        ...(config.databasePort === null ? {} : { port: config.databasePort }),
        log: say,
      })
    : null;
const url = embedded?.url ?? config.databaseUrl ?? '';
await migrate(url);
const db = openDb(url, (error) => say(`database connection lost: ${error.message}`));
if (config.demo) {
  const secret = await openSecret({ given: config.secret, dataDir: config.dataDir });
  const drawSecret = await openSecret({ given: config.drawSecret, dataDir: config.dataDir, name: 'draw-secret' });
  await seedDemo({ db, files: createFiles(join(config.dataDir, 'media')), secret, drawSecret, say, small: config.demoSmall });
}

const app = await buildApp({ config, db, demoAccounts: config.demo ? demoAccounts : [] });
let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await app.close();
  await standin?.close();
  await db.end();
  await embedded?.stop();
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

await app.listen({ port: config.port, host: config.host });
const [address] = app.addresses();
say(`Ochiq is open at http://localhost:${typeof address === 'object' ? address.port : config.port}`);
