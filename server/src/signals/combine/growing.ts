/** A list of numbers that grows, in 8 bytes each: a window has millions of them. */
export class Growing {
  #data: Float64Array = new Float64Array(256);
  #length = 0;

  /** One list of several, in their order; of one alone without a copy. */
  static joined(parts: readonly Float64Array[]): Growing {
    const list = new Growing();
    const [first] = parts;
    if (first !== undefined && first.length > 0 && parts.length === 1) list.#data = first;
    else {
      list.#data = new Float64Array(
        Math.max(
          256,
          parts.reduce((sum, { length }) => sum + length, 0),
        ),
      );
      let end = 0;
      for (const part of parts) {
        list.#data.set(part, end);
        end += part.length;
      }
    }
    list.#length = parts.reduce((sum, { length }) => sum + length, 0);
    return list;
  }

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
