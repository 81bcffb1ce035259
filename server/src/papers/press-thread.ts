import { parentPort } from 'node:worker_threads';
import { readFonts } from './fonts.js';
import type { PrintAnswer, PrintJob } from './press.js';
import { printPaper } from './print-paper.js';

/** The press's thread: one paper after another. */
const fonts = readFonts();
let turn: Promise<void> = Promise.resolve();

async function print({ id, composition, seal }: PrintJob): Promise<PrintAnswer> {
  try {
    return { id, bytes: new Uint8Array(await printPaper(composition, seal, fonts)) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (job: PrintJob) => {
  turn = turn.then(async () => parentPort?.postMessage(await print(job)));
});
