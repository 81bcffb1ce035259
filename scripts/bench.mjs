/** `npm run bench [-- --only engine,fanout,latency,log,memory,nodes,search] [--quick]`: what it can do, beside its peers, in one run. */
import { install } from './install.mjs';
import { ensureNats } from './nats.mjs';
import { run } from './process.mjs';

await install();
process.env.NATS_SERVER = (await ensureNats()) ?? '';
const options = ['--import', 'tsx', '--conditions=source', 'bench/main.ts'];
process.exit(await run(process.execPath, [...options, ...process.argv.slice(2)]));
