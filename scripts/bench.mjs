/** `npm run bench [-- --only engine,fanout,latency,log,memory,nodes,page,search,signals] [--quick]`: what it can do, beside its peers, in one run. */
import { ensureChromium } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { ensureNats } from './nats.mjs';
import { run } from './process.mjs';

await install();
process.env.NATS_SERVER = (await ensureNats()) ?? '';
// What is measured of the page is the page as it is built.
if (process.argv.some((one) => one.includes('page')) || !process.argv.includes('--only')) {
  process.env.CHROMIUM = (await ensureChromium()) ?? '';
  const failed = await build(['page']);
  if (failed) process.exit(failed);
}
// As the server's thread for it has: see server/src/signals/start-signals.ts.
const forSignals = process.argv.includes('signals') ? ['--max-semi-space-size=64', '--max-old-space-size=4096'] : [];
const options = [...forSignals, '--import', 'tsx', '--conditions=source', 'bench/main.ts'];
process.exit(await run(process.execPath, [...options, ...process.argv.slice(2)]));
