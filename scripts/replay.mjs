/** `npm run replay -- FILE.csv [--speed N] [--json]`: recorded auctions through the real bid channel. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

// Standard output belongs to the report, which a machine may read.
console.log = console.error;

await install();
const failed = await build(['server']);
process.exit(failed || (await run(process.execPath, ['--enable-source-maps', 'server/dist/replay/main.js', ...process.argv.slice(2)])));
