/** `npm run docs:authorisation`: prints docs/authorisation.md anew from the permissions and the routes of a running server. */
import { install } from './install.mjs';
import { run, tool } from './process.mjs';

await install();
const test = 'server/src/test/authorisation.db.test.ts';
process.exit(await run(process.execPath, [...tool('vitest/vitest.mjs'), 'run', '--project', 'integration', test, '--update']));
