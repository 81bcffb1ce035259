/** Child process: integrates entries without a rest, until it is killed. argv: database URL, data folder. The key is LOG_KEY's. */
import { openDb, readConfig } from '../base/index.js';
import { openPublicLog } from '../log/index.js';

const [, , url = '', dataDir = ''] = process.argv;
const db = openDb(url, () => undefined);
const onError = (error: unknown) => process.stderr.write(`${String(error)}\n`);
const { sequencer } = await openPublicLog({ db, config: readConfig(process.env).log, dataDir, onError });
await sequencer.start();
process.stdout.write('running\n');
for (;;) if (!(await sequencer.turn())) await new Promise((next) => setTimeout(next, 1));
