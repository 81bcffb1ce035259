import { type LotEvent, lotEventSchema } from '@ochiq/shared/bids';
import type { Bus, Tx } from '../base/index.js';
import { insertEntries } from './store.js';

/** An entry to append. Public events of a lot carry a `seq`; `body` then is the event itself. No personal data in `body`. */
export interface NewEntry {
  readonly lotId: number | null;
  readonly seq: number | null;
  readonly kind: string;
  readonly at: Date;
  /** The person who acted, null for the system. */
  readonly actorId: string | null;
  readonly body: Record<string, unknown>;
}

/** The one way into the log: entries join the transaction of their fact and are announced once it has committed. */
export interface Log {
  append(tx: Tx, entries: readonly NewEntry[]): Promise<void>;
  /** Appends public lot events, in the order given. */
  appendEvents(tx: Tx, actorId: string | null, events: readonly LotEvent[]): Promise<void>;
}

export function createLog(bus: Bus<LotEvent>): Log {
  const append = async (tx: Tx, entries: readonly NewEntry[]) => {
    if (entries.length === 0) return;
    await insertEntries(tx, entries);
    const events = entries.filter((entry) => entry.seq !== null).map((entry) => lotEventSchema.parse(entry.body));
    tx.afterCommit(() => {
      for (const event of events) bus.publish(event);
    });
  };
  return {
    append,
    appendEvents: (tx, actorId, events) =>
      append(
        tx,
        events.map((event) => entryOf(event, actorId)),
      ),
  };
}

/** The log entry of a public lot event. */
const entryOf = (event: LotEvent, actorId: string | null): NewEntry => ({
  lotId: event.lot,
  seq: event.seq,
  kind: event.kind,
  at: new Date(event.at),
  actorId,
  body: event,
});
