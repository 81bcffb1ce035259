/** `npm run bench [-- --only engine,fanout,latency,log,memory,nodes,search,signals] [--quick]`: what it can do, beside its peers, in one run. */
import { install } from './install.mjs';
import { ensureNats } from './nats.mjs';
import { run } from './process.mjs';

await install();
process.env.NATS_SERVER = (await ensureNats()) ?? '';
// As the server's thread for it has: see server/src/signals/start-signals.ts.
const forSignals = process.argv.includes('signals') ? ['--max-semi-space-size=64', '--max-old-space-size=4096'] : [];
const options = [...forSignals, '--import', 'tsx', '--conditions=source', 'bench/main.ts'];
process.exit(await run(process.execPath, [...options, ...process.argv.slice(2)]));
