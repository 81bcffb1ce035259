/** The values of a statement that is put together from parts: each part adds what it asks with. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** @returns the value's place, `$1` for the first */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
