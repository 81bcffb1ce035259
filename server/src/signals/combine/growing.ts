/** A list of numbers that grows, in 8 bytes each: a window has millions of them. */
export class Growing {
  #data = new Float64Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const wider = new Float64Array(this.#length * 2);
      wider.set(this.#data);
      this.#data = wider;
    }
    this.#data[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#data[index] ?? Number.NaN;
  }

  /** What it holds so far, without a copy: to be read before the next `push`. */
  view(): Float64Array {
    return this.#data.subarray(0, this.#length);
  }
}
