/** Repeatable chance: the same seed gives the same choices on every machine. */
export interface Chance {
  /** From 0 (included) to 1 (not included). */
  real(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** True with the given probability. */
  yes(probability: number): boolean;
  shuffle<T>(from: readonly T[]): T[];
}

/** Makes a Chance from a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  const real = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number) => low + Math.floor(real() * (high - low + 1));
  return {
    real,
    int,
    yes: (probability) => real() < probability,
    pick(from) {
      const found = from[int(0, from.length - 1)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    shuffle(from) {
      const left = [...from];
      const out: (typeof left)[number][] = [];
      while (left.length > 0) out.push(...left.splice(int(0, left.length - 1), 1));
      return out;
    },
  };
}
