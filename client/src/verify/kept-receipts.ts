import { currencySchema } from '@ochiq/shared/money';
import { instantSchema } from '@ochiq/shared/time';
import { computed, shallowRef } from 'vue';
import { z } from 'zod';
import { browserStore, type Store } from '../stores/browser-store';

/** The newest ones are kept; one takes two to three kB. */
const most = 200;

const keptSchema = z.object({
  lot: z.int().positive(),
  seq: z.int().positive(),
  currency: currencySchema,
  /** Just as the server gave it. */
  receipt: z.unknown(),
  /** `unchecked`: this browser could not check it. */
  outcome: z.enum(['verified', 'failed', 'unchecked']),
  /** The refusal of a failed one. */
  code: z.string().nullable(),
  keptAt: instantSchema,
});
export type KeptReceipt = z.output<typeof keptSchema>;

const nameOf = (person: string) => `ochiq.receipts.${person}`;

/** The receipts of a person in this browser, the newest first. One that cannot be read is passed over. */
export function readKept(person: string, store: Store = browserStore): KeptReceipt[] {
  const all = store.read(nameOf(person));
  if (!Array.isArray(all)) return [];
  return all.slice(0, most).flatMap((one) => {
    const parsed = keptSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Adds a receipt in place of an older one of the same bid. Where the store is full, the oldest half makes room. */
export function keepReceipt(person: string, receipt: KeptReceipt, store: Store = browserStore): void {
  const others = readKept(person, store).filter(({ lot, seq }) => lot !== receipt.lot || seq !== receipt.seq);
  let kept = [receipt, ...others].slice(0, most);
  while (!store.write(nameOf(person), kept) && kept.length > 1) kept = kept.slice(0, Math.floor(kept.length / 2));
  changes.value += 1;
}

const changes = shallowRef(0);

/**
 * A person's kept receipts, always as they are now.
 * @param lot only of this lot
 */
export function useKept(person: () => string | null, lot: () => number | null) {
  return computed(() => {
    const [id, only] = [person(), lot()];
    // Read again after each receipt that this page keeps.
    void changes.value;
    return (id === null ? [] : readKept(id)).filter((one) => only === null || one.lot === only);
  });
}
