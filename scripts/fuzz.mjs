/** `npm run fuzz [-- --seed 7 --count 10000]`: made-up requests by the server's own OpenAPI document, against a running server. */
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { run, tool } from './process.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '10000' } } });
await install();
Object.assign(process.env, { FUZZ_SEED: values.seed, FUZZ_COUNT: values.count });
process.exit(await run(process.execPath, [...tool('vitest/vitest.mjs'), 'run', '--project', 'integration', 'server/src/test/fuzz']));
