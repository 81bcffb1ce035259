/** Seeded chance (sfc32 of PractRand, seeded by splitmix32): the same seed makes the same market on every machine. */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    let state = seed | 0;
    const split = () => {
      state = (state + 0x9e3779b9) | 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return mixed ^ (mixed >>> 15);
    };
    this.#a = split();
    this.#b = split();
    this.#c = split();
    for (let round = 0; round < 12; round += 1) this.uniform();
  }

  /** In [0, 1). */
  uniform(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  happens(probability: number): boolean {
    return this.uniform() < probability;
  }

  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  poisson(mean: number): number {
    let count = 0;
    for (let left = this.exponential(1); left < mean; left += this.exponential(1)) count += 1;
    return count;
  }

  pick<Item>(list: readonly Item[]): Item {
    const item = list[Math.floor(this.uniform() * list.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** Some different ones, in no order; all when there are fewer. */
  some<Item>(list: readonly Item[], count: number): Item[] {
    const left = [...list];
    const taken: Item[] = [];
    while (taken.length < count && left.length > 0) {
      const at = Math.floor(this.uniform() * left.length);
      const item = left[at];
      const last = left.pop();
      if (item === undefined || last === undefined) break;
      if (at < left.length) left[at] = last;
      taken.push(item);
    }
    return taken;
  }

  /** A value of a distribution told by evenly spaced quantiles, the first of share 0, the last of share 1. */
  quantile(quantiles: readonly number[]): number {
    const at = this.uniform() * (quantiles.length - 1);
    const below = Math.floor(at);
    const [low = 0, high = low] = [quantiles[below], quantiles[below + 1]];
    return low + (high - low) * (at - below);
  }

  /** An index by weights. */
  weighted(weights: readonly number[]): number {
    let left = this.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }
}
