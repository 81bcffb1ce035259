import { parentPort } from 'node:worker_threads';
import { drawReport } from './draw-sheet.js';
import { readFonts } from './fonts.js';
import type { PrintAnswer, PrintJob } from './press.js';
import { printPaper } from './print-paper.js';

/** The press's thread: one paper after another. */
const fonts = readFonts();
let turn: Promise<void> = Promise.resolve();

async function print(job: PrintJob): Promise<PrintAnswer> {
  const { id } = job;
  try {
    const bytes = await ('report' in job ? drawReport(job.report, fonts) : printPaper(job.composition, job.seal, fonts));
    return { id, bytes: new Uint8Array(bytes) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (job: PrintJob) => {
  turn = turn.then(async () => parentPort?.postMessage(await print(job)));
});
