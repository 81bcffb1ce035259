import { type Encumbrance, type Found, foundSchema, type Registry, type RegistryFault } from '@ochiq/shared/registries';
import type { Answer, Ask, Registries } from '../registries/index.js';

type Of<Name extends Registry> = Extract<Found, { registry: Name }>;

const holder = { name: 'Каримов Рустам Алишерович', nationalId: '31203850012345', birthDate: '1985-03-12', share: '1/1' };
const common = { holders: [holder], encumbrances: [] };

/** A car as the registry has it. */
export const carFound = (change: Partial<Of<'vehicles'>> = {}): Of<'vehicles'> => ({
  registry: 'vehicles',
  reference: '01A123BC',
  ...common,
  ...{ make: 'Chevrolet', model: 'Cobalt', year: 2021, vin: 'XWB5V31BVKA123456', plate: '01A123BC', colour: 'oq', region: 'UZ-TK' },
  ...change,
});

export const flatFound = (change: Partial<Of<'cadastre'>> = {}): Of<'cadastre'> => ({
  registry: 'cadastre',
  reference: '10:08:02:01:01:0077',
  ...common,
  ...{ kind: 'flat', cadastralNumber: '10:08:02:01:01:0077', areaM2: 54.2, rooms: 2, address: 'Toshkent, Chilonzor 5', region: 'UZ-TK' },
  onlyHome: false,
  ...change,
});

export const accountFound = (change: Partial<Of<'banks'>> = {}): Of<'banks'> => ({
  registry: 'banks',
  reference: '20208000500000000009',
  ...common,
  ...{ bank: 'Xalq banki', currency: 'UZS', balanceMinor: '40000' },
  ...change,
});

/** Registries in memory that carry out orders by their ids, and fail when they are told to. */
export class MemoryRegistries implements Registries {
  readonly entries: Found[] = [];
  /** Every call that reached a registry, also those whose answer was lost. */
  readonly calls: { readonly what: string; readonly registry: Registry; readonly ask: Ask }[] = [];
  /** Taken off one by one: what the next calls of a registry come back with. */
  readonly faults = new Map<Registry, (RegistryFault | 'lost')[]>();
  private readonly done = new Map<string, string>();
  private readonly seized = new Map<string, string>();

  add(...found: readonly Found[]): void {
    for (const one of found) this.entries.push(foundSchema.parse(one));
  }

  /** The seizures of an entry as its registry shows them. */
  encumbrances(reference: string): readonly Encumbrance[] {
    return this.entries.find((one) => one.reference === reference)?.encumbrances ?? [];
  }

  holderOf(reference: string): string | undefined {
    return this.entries.find((one) => one.reference === reference)?.holders[0]?.name;
  }

  private answer<T>(what: string, registry: Registry, ask: Ask, work: () => T | RegistryFault): Answer<T> {
    this.calls.push({ what, registry, ask });
    const fault = this.faults.get(registry)?.shift();
    if (fault !== undefined && fault !== 'lost') return { ok: false, fault };
    const value = work();
    // The order was carried out, and nobody heard of it.
    if (fault === 'lost') return { ok: false, fault: 'slow' };
    return typeof value === 'string' ? { ok: false, fault: value as RegistryFault } : { ok: true, value };
  }

  private receipt(id: string, work: () => void) {
    const repeated = this.done.has(id);
    if (!repeated) {
      work();
      this.done.set(id, `N-${this.done.size + 1}`);
    }
    return { number: this.done.get(id) ?? '', at: '2026-11-25T10:00:00Z', repeated };
  }

  find: Registries['find'] = async (registry, _person, ask) =>
    this.answer('find', registry, ask, () => this.entries.filter((one) => one.registry === registry));

  read: Registries['read'] = async (registry, reference, ask) =>
    this.answer('read', registry, ask, () => this.entries.find((one) => one.reference === reference) ?? 'absent');

  placeSeizure: Registries['placeSeizure'] = async (registry, order, ask) =>
    this.answer('place', registry, ask, () => {
      const entry = this.entries.find((one) => one.registry === registry && one.reference === order.reference);
      if (!entry) return 'absent';
      return this.receipt(`place ${order.id}`, () => {
        entry.encumbrances.push({ kind: 'seizure', id: order.id, by: order.office, since: '2026-11-25' });
        this.seized.set(order.id, order.reference);
      });
    });

  releaseSeizure: Registries['releaseSeizure'] = async (registry, order, ask) =>
    this.answer('release', registry, ask, () => {
      if (!this.seized.has(order.id)) return 'absent';
      return this.receipt(`release ${order.id}`, () => this.end(order.reference, order.id));
    });

  confirmTransfer: Registries['confirmTransfer'] = async (registry, order, ask) =>
    this.answer('transfer', registry, ask, () => {
      const entry = this.entries.find((one) => one.registry === registry && one.reference === order.reference);
      if (!entry) return 'absent';
      return this.receipt(`transfer ${order.id}`, () => {
        entry.holders.splice(0, entry.holders.length, { ...order.newHolder, birthDate: null, share: '1/1' });
        this.end(order.reference, null);
      });
    });

  private end(reference: string, id: string | null): void {
    const entry = this.entries.find((one) => one.reference === reference);
    if (entry) entry.encumbrances = entry.encumbrances.filter((one) => one.kind !== 'seizure' || (id !== null && one.id !== id));
  }
}
