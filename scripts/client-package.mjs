/** `npm run client-package -- URL [--out FOLDER]`: makes the typed client of an installation from its OpenAPI document. */
import { install } from './install.mjs';
import { run } from './process.mjs';

await install();
const options = ['--import', 'tsx', '--conditions=source', 'server/src/client-package/main.ts'];
process.exit(await run(process.execPath, [...options, ...process.argv.slice(2)]));
