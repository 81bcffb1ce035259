/** `npm start`: installs and builds what is missing, then runs the server until it ends. */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run } from './process.mjs';

await install();
const failed = await build();
process.exit(failed || (await run(process.execPath, ['--enable-source-maps', 'server/dist/main.js'])));
