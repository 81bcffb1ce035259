import { computed, shallowRef } from 'vue';
import type { z } from 'zod';
import { browserStore, type Store } from '../stores/browser-store';

interface KeptListOptions<S extends z.ZodType> {
  /** The name in the browser's store. */
  readonly name: string;
  readonly schema: S;
  /** So many are kept; the oldest, at the end, makes room. */
  readonly most: number;
  readonly store?: Store;
}

/** What is kept under a name; what cannot be read, of an older version or edited by hand, is passed over. */
function readList<S extends z.ZodType>({ name, schema, most, store = browserStore }: KeptListOptions<S>): readonly z.output<S>[] {
  const all = store.read(name);
  if (!Array.isArray(all)) return [];
  return all.slice(0, most).flatMap((one) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** A short list that this browser keeps, the newest first; shared by all its pages, and by all its windows. */
export function createKeptList<S extends z.ZodType>(options: KeptListOptions<S>) {
  const { name, most, store = browserStore } = options;
  const list = shallowRef(readList(options));
  // Another window of the same browser has changed it.
  window.addEventListener('storage', (event) => {
    if (event.key === name || event.key === null) list.value = readList(options);
  });

  /** Keeps what a change makes of the list as it is now in the browser; what does not fit the store is shown until the page is left. */
  function change(next: (before: readonly z.output<S>[]) => readonly z.output<S>[]): void {
    const changed = next(list.value).slice(0, most);
    store.write(name, changed);
    list.value = changed;
  }
  return { list: computed(() => list.value), change };
}
