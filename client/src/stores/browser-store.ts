/** Where a browser keeps small JSON values. Nothing here throws: a browser may keep nothing at all. */
export interface Store {
  /** Null when nothing, or nothing readable, is kept under the name. */
  read(name: string): unknown;
  /** False when the value could not be kept, for example because the store is full. */
  write(name: string, value: unknown): boolean;
}

/** `localStorage`. */
export const browserStore: Store = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(name) ?? 'null');
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};
