/** `npm run docs:signals`: prints docs/signals.md anew from the catalogue of signals. */
import { install } from './install.mjs';
import { run, tool } from './process.mjs';

await install();
const test = 'server/src/signals/catalogue.test.ts';
process.exit(await run(process.execPath, [...tool('vitest/vitest.mjs'), 'run', '--project', 'unit', test, '--update']));
