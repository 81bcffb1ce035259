/** `npm run witness -- --name NAME --log VKEY`: a witness of the log, for another agency; see docs/witness.md. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

await install();
const failed = await build(['server']);
process.exit(failed || (await run(process.execPath, ['--enable-source-maps', 'server/dist/witness/main.js', ...process.argv.slice(2)])));
