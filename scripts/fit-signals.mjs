/** `npm run fit:signals [-- --lots N --markets N]`: fits what honest markets look like anew. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

// Standard output stays empty: the reference goes into its file.
console.log = console.error;

await install();
const failed = await build(['server']);
process.exit(
  failed ||
    (await run(process.execPath, ['--max-old-space-size=8192', 'server/dist/evaluation/market/fit-main.js', ...process.argv.slice(2)])),
);
