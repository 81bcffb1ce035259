import { readFileSync } from 'node:fs';
import { type ShillModel, shillModelSchema } from './shill-model.js';

/** Beside the sources, from where the built program reads it as well; made by `npm run eval:signals -- --train FILE --save`. */
export const modelFile = new URL('../../../src/signals/learned/shill-model.json', import.meta.url);

let known: ShillModel | undefined;

/** The trained model that comes with the program, read once. */
export function builtInModel(): ShillModel {
  known ??= shillModelSchema.parse(JSON.parse(readFileSync(modelFile, 'utf8')));
  return known;
}
