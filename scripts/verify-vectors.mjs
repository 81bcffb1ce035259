/** `npm run verify:vectors -- DIR`: judges Merkle proofs of transparency-dev/merkle's form with our verifier. */
import { resolve } from 'node:path';
import { install } from './install.mjs';
import { run } from './process.mjs';

// Standard output belongs to the report.
console.log = console.error;

await install();
// npm starts us in the repository; a folder is named from where the person stands.
const folders = process.argv.slice(2).map((folder) => resolve(process.env.INIT_CWD ?? process.cwd(), folder));
process.exit(await run(process.execPath, ['--import', 'tsx', '--conditions=source', 'server/src/verify/vectors.ts', ...folders]));
