import type { LotEvent } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import { type Clock, elapsedMs } from '../base/index.js';
import { type Place, type Reader, Room, type Timing } from './room.js';

export type { Reader } from './room.js';

/** Where the hub looks when it needs the past. */
export interface Past {
  standing(lot: number): Promise<LotStanding | null>;
  /** Public events after `since`, oldest first. */
  events(lot: number, since: number): Promise<LotEvent[]>;
  /** The number of each lot's last public event. */
  heads(lots: readonly number[]): Promise<{ lot: number; seq: number }[]>;
}

export interface Hub {
  /**
   * Sends the lot's standing, or with `since` exactly the events after it, then every later event once and in order.
   * @returns false when there is no such public lot
   */
  watch(reader: Reader, lot: number, since: number | undefined): Promise<boolean>;
  unwatch(reader: Reader, lot: number): void;
  /** Forgets a closed socket. */
  leave(reader: Reader): void;
  /** Takes events that have committed; late, early and repeated ones are put right. */
  hear(events: readonly LotEvent[]): void;
  /** Brings slow readers that have caught up to the latest standing. */
  sweep(): void;
  /** Looks in the database for events that nobody told of: the bus of several nodes may lose some. */
  check(): Promise<void>;
  /** Tells watchers how many watch. @param elsewhere watchers of a lot on other nodes */
  tellPresence(elsewhere: (lot: number) => number): void;
  /** Watchers of each watched lot on this node. */
  presence(): { lot: number; watchers: number }[];
}

const realTiming: Timing = { nowMs: elapsedMs, soon: (work) => setImmediate(work), later: (ms, work) => setTimeout(work, ms).unref() };

export function createHub(ground: { past: Past; clock: Clock; onError: (error: unknown) => void; timing?: Timing }): Hub {
  const { past, clock, timing = realTiming } = ground;
  const rooms = new Map<number, Room>();
  const opening = new Map<number, Promise<Room | null>>();
  /** The lots each reader watches. */
  const watched = new Map<Reader, Set<number>>();

  const fill = async (room: Room) => {
    let [before, target] = [0, 0];
    // An event that was heard of while the past was read may have committed after that read began: look again.
    do {
      [before, target] = [room.standing.seq, room.heard];
      for (const event of await past.events(room.standing.lot, before)) {
        if (event.seq === room.standing.seq + 1) room.deliver(event);
      }
    } while (room.standing.seq < room.heard && (room.standing.seq > before || room.heard > target));
    room.flush();
  };

  const fillGap = (room: Room): Promise<void> => {
    room.filling ??= fill(room).finally(() => {
      room.filling = null;
    });
    return room.filling;
  };

  const open = async (lot: number): Promise<Room | null> => {
    const standing = await past.standing(lot);
    if (!standing) return null;
    const room = new Room(standing, () => clock.iso(), timing);
    rooms.set(lot, room);
    // Events that came between the read and now found no room to go to.
    await fillGap(room);
    return room;
  };

  const roomOf = (lot: number): Promise<Room | null> => {
    const room = rooms.get(lot);
    if (room) return Promise.resolve(room);
    const begun = opening.get(lot) ?? open(lot).finally(() => opening.delete(lot));
    opening.set(lot, begun);
    return begun;
  };

  /** Puts a reader into the lot's room, once that knows what the client knows already: its last event may have come from another node. */
  const enter = async (reader: Reader, lot: number, since = 0): Promise<{ room: Room; place: Place } | null> => {
    for (let filled = false; ; ) {
      const room = await roomOf(lot);
      if (!room) return null;
      // A room that its last reader left while it was awaited is no longer the one that hears.
      if (rooms.get(lot) !== room) continue;
      if (filled || since <= room.standing.seq) {
        const place: Place = { seq: room.standing.seq, behind: false, waiting: [] };
        room.places.set(reader, place);
        const lots = watched.get(reader);
        if (lots) lots.add(lot);
        else watched.set(reader, new Set([lot]));
        return { room, place };
      }
      room.heard = Math.max(room.heard, since);
      await fillGap(room);
      filled = true;
    }
  };

  const catchUp = async (room: Room, reader: Reader, place: Place, since: number) => {
    place.seq = since;
    const missed = await past.events(room.standing.lot, since);
    const waiting = place.waiting ?? [];
    place.waiting = null;
    room.resume(reader, place, [...missed, ...waiting]);
    if (place.seq < room.firstComing - 1) room.bringUpToDate(reader, place);
  };

  const unwatch = (reader: Reader, lot: number) => {
    const room = rooms.get(lot);
    room?.places.delete(reader);
    watched.get(reader)?.delete(lot);
    if (room?.places.size === 0) rooms.delete(lot);
  };

  return {
    async watch(reader, lot, since) {
      const entered = await enter(reader, lot, since);
      if (!entered) return false;
      const { room, place } = entered;
      if (since === undefined || since > room.standing.seq) room.bringUpToDate(reader, place);
      else await catchUp(room, reader, place, since);
      return true;
    },
    unwatch,
    leave(reader) {
      for (const lot of watched.get(reader) ?? []) unwatch(reader, lot);
      watched.delete(reader);
    },
    hear(events) {
      const touched = new Set<Room>();
      for (const event of events) {
        const room = rooms.get(event.lot);
        if (!room || event.seq <= room.standing.seq) continue;
        room.heard = Math.max(room.heard, event.seq);
        if (event.seq === room.standing.seq + 1) room.deliver(event);
        touched.add(room);
      }
      for (const room of touched) {
        room.flush();
        if (room.standing.seq < room.heard) fillGap(room).catch(ground.onError);
      }
    },
    sweep() {
      for (const room of rooms.values()) room.sweep();
    },
    async check() {
      if (rooms.size === 0) return;
      const filled: Promise<void>[] = [];
      for (const { lot, seq } of await past.heads([...rooms.keys()])) {
        const room = rooms.get(lot);
        if (!room || seq <= room.standing.seq) continue;
        room.heard = Math.max(room.heard, seq);
        filled.push(fillGap(room));
      }
      await Promise.all(filled);
    },
    tellPresence(elsewhere) {
      for (const [lot, room] of rooms) room.tellPresence(elsewhere(lot));
    },
    presence: () => [...rooms].map(([lot, room]) => ({ lot, watchers: room.places.size })),
  };
}
