/** Lists that grow in memory which threads share: nothing is copied when another thread reads them. */

const firstLength = 1024;

export class SharedNumbers {
  #data = new Float64Array(new SharedArrayBuffer(8 * firstLength));
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const wider = new Float64Array(new SharedArrayBuffer(16 * this.#length));
      wider.set(this.#data);
      this.#data = wider;
    }
    this.#data[this.#length] = value;
    this.#length += 1;
  }

  view(): Float64Array {
    return this.#data.subarray(0, this.#length);
  }
}

/** Stands for an amount that there is not. */
const noAmount = -(2n ** 63n);

/** Amounts in minor units, as Postgres's bigint has them. */
export class SharedAmounts {
  #data = new BigInt64Array(new SharedArrayBuffer(8 * firstLength));
  #length = 0;

  push(value: bigint | null): void {
    if (this.#length === this.#data.length) {
      const wider = new BigInt64Array(new SharedArrayBuffer(16 * this.#length));
      wider.set(this.#data);
      this.#data = wider;
    }
    this.#data[this.#length] = value ?? noAmount;
    this.#length += 1;
  }

  view(): BigInt64Array {
    return this.#data.subarray(0, this.#length);
  }
}

/** What was pushed at a place. */
export function amountAt(amounts: BigInt64Array, place: number): bigint | null {
  const amount = amounts[place] ?? noAmount;
  return amount === noAmount ? null : amount;
}
