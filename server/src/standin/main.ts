import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createClock } from '../base/index.js';
import { startStandin } from './index.js';

/** The stand-in by itself: says what to set where Ochiq runs, and stays until it is stopped. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4480' },
    seed: { type: 'string', default: '1' },
    dir: { type: 'string', default: '.data/standin' },
    country: { type: 'string' },
    plain: { type: 'boolean', default: false },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const country = values.country === 'UZ' || values.country === 'KG' ? values.country : null;
const clock = createClock();

const standin = await startStandin({
  now: () => new Date(clock.now()),
  seed: Number(values.seed),
  port: Number(values.port),
  secure: !values.plain,
  ...(country === null ? {} : { country }),
});
const dir = resolve(values.dir);
await mkdir(dir, { recursive: true, mode: 0o700 });
const lines = await Promise.all(
  Object.entries(standin.env).map(async ([name, value]) => {
    if (!value.includes('-----BEGIN')) return `${name}='${value}'`;
    const file = join(dir, `${name.toLowerCase()}.pem`);
    await writeFile(file, value, { mode: 0o600 });
    return `${name}_FILE='${file}'`;
  }),
);
say(`A stand-in security server with five registries of ${standin.people.length} invented people listens at ${standin.url}.`);
say('Where Ochiq runs, set:\n');
for (const line of lines) say(`  export ${line}`);
say(`\nMisbehaviour: PUT ${standin.url}/admin/faults {"fault":"down","registry":"vehicles","times":3}; DELETE ends all of it.`);

const stop = () => void standin.close().then(() => process.exit(0));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
