/** Run as a process of its own by the tests of the embedded Postgres: starts it in the given folder and holds it until told to stop. */
import { startEmbedded } from '../base/embedded.js';

const [dir = '', port] = process.argv.slice(2);
const embedded = await startEmbedded({ dir, port: port ? Number(port) : null, log: (line) => process.stderr.write(`${line}\n`) });
process.on('SIGTERM', async () => {
  await embedded.stop();
  process.exit(0);
});
process.stdout.write(`${embedded.url}\n`);
