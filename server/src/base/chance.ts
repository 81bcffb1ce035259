import { randomInt } from 'node:crypto';

/** From 0 to below 1, for rests that should not fall together; nothing secret. */
export const drawChance = (): number => randomInt(2 ** 32) / 2 ** 32;
