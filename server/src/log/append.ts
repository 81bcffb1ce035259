import type { LotEvent } from '@ochiq/shared/bids';
import { type Bus, newNonce, type Tx } from '../base/index.js';
import { committedPeople, entryRow, type NewEntry } from './leaf-text.js';
import { insertEntries, readSalts, readSeals } from './store.js';

/** The one way into the log: entries join the transaction of their fact and are announced once it has committed. */
export interface Log {
  /** Appends in the order given; resolves once the entries are on their way: if they fail, so does the transaction. */
  append(tx: Tx, entries: readonly NewEntry[]): Promise<void>;
  /** Appends public lot events, in the order given. */
  appendEvents(tx: Tx, actorId: string | null, events: readonly LotEvent[]): Promise<void>;
  /** Shows what the public entries of lots that are over have sealed. */
  openSeals(tx: Tx, lots: readonly { readonly lotId: number; readonly at: Date }[]): Promise<void>;
}

export function createLog(bus: Pick<Bus<readonly LotEvent[]>, 'publish'>): Log {
  const append = async (tx: Tx, entries: readonly NewEntry[]) => {
    if (entries.length === 0) return;
    const people = new Set(entries.flatMap(committedPeople));
    const salts = people.size === 0 ? new Map<string, Buffer>() : await readSalts(tx, [...people], newNonce);
    const saltOf = (person: string) => {
      const salt = salts.get(person);
      if (!salt) throw new Error('a person without a salt');
      return salt;
    };
    tx.alongside(
      insertEntries(
        tx,
        entries.map((entry) => entryRow(entry, { newNonce, saltOf })),
      ),
    );
    const events = entries.flatMap((entry) => ('event' in entry ? [entry.event] : []));
    if (events.length > 0) tx.afterCommit(() => bus.publish(events));
  };
  return {
    append,
    appendEvents: (tx, actorId, events) =>
      append(
        tx,
        events.map((event) => ({ event, actorId })),
      ),
    async openSeals(tx, lots) {
      if (lots.length === 0) return;
      const seals = await readSeals(
        tx,
        lots.map(({ lotId }) => lotId),
      );
      await append(
        tx,
        lots.flatMap(({ lotId, at }) =>
          seals
            .filter((seal) => seal.lotId === lotId)
            .map(({ sealed, secret, nonce }) => {
              const body = { sealed, facts: secret, nonce: nonce.toString('hex') };
              return { lotId, kind: 'seal_opened', at, actorId: null, body };
            }),
        ),
      );
    },
  };
}
