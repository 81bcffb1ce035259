import type { LotEvent } from '@ochiq/shared/bids';
import type { Bus, Tx } from '../base/index.js';
import { insertEntries } from './store.js';

/** A public event of a lot with the person who acted, null for the system. */
export interface PublicEntry {
  readonly event: LotEvent;
  readonly actorId: string | null;
}

/** What is written down but shown to auditors only. No personal data in `body`. */
export interface PrivateEntry {
  readonly lotId: number | null;
  readonly kind: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly body: Record<string, unknown>;
}
export type NewEntry = PublicEntry | PrivateEntry;

/** The one way into the log: entries join the transaction of their fact and are announced once it has committed. */
export interface Log {
  /** Appends in the order given; resolves once the entries are on their way: if they fail, so does the transaction. */
  append(tx: Tx, entries: readonly NewEntry[]): Promise<void>;
  /** Appends public lot events, in the order given. */
  appendEvents(tx: Tx, actorId: string | null, events: readonly LotEvent[]): Promise<void>;
}

export function createLog(bus: Pick<Bus<readonly LotEvent[]>, 'publish'>): Log {
  const append = async (tx: Tx, entries: readonly NewEntry[]) => {
    if (entries.length === 0) return;
    tx.alongside(insertEntries(tx, entries));
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
  };
}
