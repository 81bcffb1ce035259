/** `npm run standin [-- --port N --seed N --country UZ|KG --plain]`: a security server with five registries of invented people. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

await install();
const failed = await build(['server']);
process.exit(failed || (await run(process.execPath, ['--enable-source-maps', 'server/dist/standin/main.js', ...process.argv.slice(2)])));
