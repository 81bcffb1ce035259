/** `npm run faults:registries [-- --count N --seed N]`: registries that are down, slow, lying or answer twice, against the caller. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

await install();
const failed = await build(['server']);
const main = 'server/dist/faults/registries/main.js';
process.exit(failed || (await run(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)])));
