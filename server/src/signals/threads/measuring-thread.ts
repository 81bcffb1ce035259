/** A thread that measures a part of a window: takes tasks until none is left, sends what came of each, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { numberSubjects } from '../combine/index.js';
import { countKnown } from './count-known.js';
import { packedSchema } from './pack-facts.js';
import { buffersOf, sendMeasured } from './send-measured.js';
import { runTask, takeTasks, tasksOf } from './tasks.js';
import { unpackFacts } from './unpack-facts.js';

const next = z.custom<Int32Array>((value) => value instanceof Int32Array && value.buffer instanceof SharedArrayBuffer);
const given = z.object({ packed: packedSchema, next }).parse(workerData);

const window = unpackFacts(given.packed);
const numbering = numberSubjects(window);
const known = countKnown(numbering);
for (const { place, task } of takeTasks(tasksOf(window.lots.length), given.next)) {
  const { measured, network } = runTask(task, window, numbering);
  const sent = sendMeasured(place, measured, network, numbering.subjects, known);
  parentPort?.postMessage(sent, buffersOf(sent));
}
