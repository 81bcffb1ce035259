/** Child process: integrates entries without a rest, until it is killed. argv: database URL, file of the published checkpoint. */
import { openDb } from '../base/index.js';
import { publishedIn } from '../log/published.js';
import { createSequencer } from '../log/sequencer.js';
import { keyHashOf, readSigner } from '../log/signing-key.js';

const [, , url = '', file = ''] = process.argv;
const signer = readSigner(process.env['LOG_KEY'] ?? '', 'ochiq.local/log');
const db = openDb(url, () => undefined);
const sequencer = createSequencer({
  db,
  signer,
  signers: [keyHashOf(signer.verifierKey)],
  published: publishedIn(file),
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
await sequencer.start();
process.stdout.write('running\n');
for (;;) if (!(await sequencer.turn())) await new Promise((next) => setTimeout(next, 1));
