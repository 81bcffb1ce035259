import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type RegistryRun, runRegistrySchedule } from './run-registry-schedule.js';
import { registryScheduleOf } from './schedule.js';

const say = (text: string) => process.stdout.write(`${text}\n`);
const number = z.coerce.number().int().min(1).max(1_000_000_000);

/** `npm run faults:registries -- --count N --seed N`: N schedules from a seed on, through the real HTTP of both sides. */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '1000' } } });
const [first, count] = [number.parse(values.seed), number.parse(values.count)];
const begun = performance.now();
const runs: RegistryRun[] = [];
let failed = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const run = await runRegistrySchedule(registryScheduleOf(seed));
  runs.push(run);
  if (run.violations.length === 0) continue;
  failed += 1;
  say(`seed ${seed}: ${run.violations.length} violations`);
  for (const violation of run.violations.slice(0, 5)) say(`  ${violation}`);
}
const sum = (value: (run: RegistryRun) => number) => runs.reduce((total, run) => total + value(run), 0);
const seconds = (performance.now() - begun) / 1_000;
say(`${count} schedules from seed ${first} in ${seconds.toFixed(1)} s: ${failed} with violations`);
say(
  `  ${sum((run) => run.orders)} orders, of which ${sum((run) => run.repeated)} were asked for more than once; ${sum((run) => run.searches)} searches`,
);
say(`  ${sum((run) => run.messages)} messages reached the security server`);
say(`  sweeps after the faults until nothing waited: at most ${Math.max(...runs.map((run) => run.sweepsToEnd))}`);
process.exit(failed === 0 ? 0 : 1);
