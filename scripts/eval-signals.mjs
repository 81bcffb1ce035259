/** `npm run eval:signals [-- --train FILE --test FILE]`: how good the signals are, on labelled data and simulated markets. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

// Standard output belongs to the report.
console.log = console.error;

await install();
const failed = await build(['server']);
process.exit(failed || (await run(process.execPath, ['--enable-source-maps', 'server/dist/evaluation/main.js', ...process.argv.slice(2)])));
