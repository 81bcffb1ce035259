/** `npm run faults [-- --seed N | --count N] [--no-nats]`: fault schedules on real processes, and the history checker over each. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

await install();
const failed = await build(['server']);
process.exit(failed || (await run(process.execPath, ['--enable-source-maps', 'server/dist/faults/main.js', ...process.argv.slice(2)])));
