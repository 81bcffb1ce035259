/** `npm run verify -- URL [--since FILE]`: audits the public log of an installation from outside. */
import { install } from './install.mjs';
import { run } from './process.mjs';

await install();
const options = ['--import', 'tsx', '--conditions=source', 'server/src/verify/main.ts'];
process.exit(await run(process.execPath, [...options, ...process.argv.slice(2)]));
