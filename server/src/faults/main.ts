import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkHistory } from './check-history.js';
import { prepareGround } from './ground.js';
import { rules } from './history.js';
import { lineOf } from './report.js';
import { runSchedule } from './run-schedule.js';
import { scheduleOf } from './schedule.js';

const badInput = 2;
const say = (text: string) => process.stdout.write(`${text}\n`);

function readArguments(): { seeds: number[]; nats: boolean } {
  try {
    const { values } = parseArgs({
      options: { seed: { type: 'string' }, count: { type: 'string', default: '50' }, 'no-nats': { type: 'boolean', default: false } },
    });
    const count = z.coerce.number().int().min(1).max(100_000).parse(values.count);
    const seeds =
      values.seed === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [z.coerce.number().int().parse(values.seed)];
    return { seeds, nats: !values['no-nats'] };
  } catch {
    say('usage: npm run faults [-- --seed N | --count N] [--no-nats]');
    return process.exit(badInput);
  }
}

const { seeds, nats } = readArguments();
const ground = await prepareGround();
if (nats && ground.nats === null) {
  say('nats-server is not installed (Debian: apt install nats-server); install it, or leave it out with --no-nats');
  await ground.stop();
  process.exit(badInput);
}
let failed = 0;
for (const seed of seeds) {
  const drawn = scheduleOf(seed);
  const schedule = { ...drawn, nats: drawn.nats && nats };
  const begun = performance.now();
  const { history, deaths } = await runSchedule(schedule, ground);
  const violations = checkHistory(history);
  say(lineOf(schedule, history, violations, performance.now() - begun));
  for (const words of deaths) say(`  a node ended by itself: ${words}`);
  if (violations.length === 0 && deaths.length === 0) continue;
  failed += 1;
  const file = join(tmpdir(), `ochiq-faults-${seed}-${process.pid}.json`);
  await writeFile(
    file,
    JSON.stringify({ schedule, violations, history }, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  );
  for (const { rule, lot, key, found } of violations.slice(0, 5)) {
    say(`  ${rule} (${rules[rule]}): lot ${lot}${key === null ? '' : `, bid ${key}`}: ${found.slice(0, 600)}`);
  }
  say(`  again: npm run faults -- --seed ${seed}${nats ? '' : ' --no-nats'}; the history is in ${file}`);
}
await ground.stop();
say(`${seeds.length} schedules, ${failed} with violations`);
process.exit(failed === 0 ? 0 : 1);
