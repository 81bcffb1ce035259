import { compareHolder } from '@ochiq/shared/property';
import type { Encumbrance, Found, Registry, RegistryReceipt, SeizureOrder, SoughtPerson, TransferOrder } from '@ochiq/shared/registries';
import type { Synthetic } from './people.js';

/** What became of an order, kept under its id for good. */
interface Kept {
  readonly what: 'placed' | 'released' | 'transferred';
  readonly text: string;
  readonly reference: string;
  readonly caseNumber: string;
  readonly receipt: Omit<RegistryReceipt, 'repeated'>;
}

/** An order's outcome, or why it was not carried out. */
export type Carried =
  | { readonly receipt: RegistryReceipt }
  | { readonly refusal: 'absent' | 'other_order' | 'released' | 'seized_by_another' };

/** One registry with its state. Orders are one by their id, whatever comes twice, late or after a release. */
export interface StandinRegistry {
  find(person: SoughtPerson): readonly Found[];
  read(reference: string): Found | null;
  place(order: SeizureOrder): Carried;
  release(order: SeizureOrder): Carried;
  transfer(order: TransferOrder): Carried;
  /** How many times an order was really carried out: never more than once, or a test has found something. */
  timesCarried(id: string): number;
  /** Whether an order was carried out; what came after it changes nothing of that. */
  outcomeOf(id: string, what: 'place' | 'release' | 'transfer'): 'carried' | 'open';
  /** What stands on an entry. */
  encumbrancesOf(reference: string): readonly Encumbrance[];
}

const foldedName = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** Its clock is the one that is given: registries have days of their own. */
export function createStandinRegistry(
  registry: Registry,
  all: readonly Found[],
  everybody: readonly Synthetic[],
  now: () => Date,
): StandinRegistry {
  const entries = new Map(all.filter((one) => one.registry === registry).map((one) => [one.reference, one]));
  const orders = new Map<string, Kept>();
  const carried = new Map<string, number>();
  let count = 0;

  const receiptOf = (id: string, what: Kept['what'], text: string, reference: string, caseNumber: string): Carried => {
    count += 1;
    const receipt = { number: `${registry.slice(0, 3).toUpperCase()}-${String(count).padStart(6, '0')}`, at: now().toISOString() };
    orders.set(id, { what, text, reference, caseNumber, receipt });
    carried.set(`${what} ${id}`, (carried.get(`${what} ${id}`) ?? 0) + 1);
    return { receipt: { ...receipt, repeated: false } };
  };
  const change = (reference: string, encumbrances: readonly Encumbrance[]) => {
    const entry = entries.get(reference);
    if (entry) entries.set(reference, { ...entry, encumbrances: [...encumbrances] });
  };

  return {
    find(person) {
      // Old rows have no number: a registry finds them by what else it was told.
      const otherNames = everybody.filter((one) => one.nationalId === person.nationalId).map((one) => one.otherName);
      const names = new Set([person.name, ...otherNames].map(foldedName));
      return [...entries.values()].filter(({ holders }) =>
        holders.some(
          (holder) =>
            holder.nationalId === person.nationalId ||
            (holder.nationalId === null &&
              names.has(foldedName(holder.name)) &&
              compareHolder({ ...person, otherNames }, holder).word !== 'not_same'),
        ),
      );
    },
    read: (reference) => entries.get(reference) ?? null,
    place(order) {
      const text = JSON.stringify(order);
      const kept = orders.get(order.id);
      if (kept?.what === 'placed' && kept.text === text) return { receipt: { ...kept.receipt, repeated: true } };
      if (kept) return { refusal: kept.what === 'released' ? 'released' : 'other_order' };
      const entry = entries.get(order.reference);
      if (!entry) return { refusal: 'absent' };
      const placed: Encumbrance = { kind: 'seizure', id: order.id, by: order.office, since: now().toISOString().slice(0, 10) };
      change(order.reference, [...entry.encumbrances, placed]);
      return receiptOf(order.id, 'placed', text, order.reference, order.caseNumber);
    },
    release(order) {
      const text = JSON.stringify(order);
      const kept = orders.get(order.id);
      if (kept?.what === 'released') return { receipt: { ...kept.receipt, repeated: true } };
      if (kept && (kept.what !== 'placed' || kept.reference !== order.reference)) return { refusal: 'other_order' };
      const entry = entries.get(order.reference);
      if (!entry) return { refusal: 'absent' };
      // One that was never placed is released all the same: what places it later comes too late.
      change(
        order.reference,
        entry.encumbrances.filter(({ id }) => id !== order.id),
      );
      return receiptOf(order.id, 'released', text, order.reference, order.caseNumber);
    },
    transfer(order) {
      const text = JSON.stringify(order);
      const kept = orders.get(order.id);
      if (kept?.what === 'transferred' && kept.text === text) return { receipt: { ...kept.receipt, repeated: true } };
      if (kept) return { refusal: 'other_order' };
      const entry = entries.get(order.reference);
      if (!entry) return { refusal: 'absent' };
      const isOfCase = ({ id }: Encumbrance) => orders.get(id)?.caseNumber === order.caseNumber;
      if (entry.encumbrances.some((one) => one.kind === 'seizure' && !isOfCase(one))) return { refusal: 'seized_by_another' };
      const { name, nationalId } = order.newHolder;
      entries.set(order.reference, { ...entry, holders: [{ name, nationalId, birthDate: null, share: '1/1' }], encumbrances: [] });
      return receiptOf(order.id, 'transferred', text, order.reference, order.caseNumber);
    },
    outcomeOf: (id, what) =>
      carried.has(`${{ place: 'placed', release: 'released', transfer: 'transferred' }[what]} ${id}`) ? 'carried' : 'open',
    timesCarried: (id) => Math.max(0, ...(['placed', 'released', 'transferred'] as const).map((what) => carried.get(`${what} ${id}`) ?? 0)),
    encumbrancesOf: (reference) => entries.get(reference)?.encumbrances ?? [],
  };
}
