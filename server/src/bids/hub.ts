import { evolveStanding, type LotEvent, type ServerFrame } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import type { Clock } from '../base/index.js';

/** A socket as the hub sees it. */
export interface Reader {
  send(bytes: string): void;
  /** Bytes handed over that the network has not taken yet. */
  bufferedBytes(): number;
  drop(): void;
}

/** Where the hub looks when it needs the past. */
export interface Past {
  standing(lot: number): Promise<LotStanding | null>;
  /** Public events after `since`, oldest first. */
  events(lot: number, since: number): Promise<LotEvent[]>;
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
  /** Takes an event that has committed; late, early and repeated ones are put right. */
  hear(event: LotEvent): void;
  /** Brings slow readers that have caught up to the latest standing. */
  sweep(): void;
}

/** Over `slow` a reader gets no more events until it has drained, then the latest standing; over `lost` it is dropped. */
const slowBytes = 256 * 1024;
const lostBytes = 4 * 1024 * 1024;

interface Place {
  seq: number;
  behind: boolean;
  /** Events that came while the past is being read. */
  waiting: LotEvent[] | null;
}

interface Room {
  standing: LotStanding;
  readonly places: Map<Reader, Place>;
  /** The highest event heard of. */
  heard: number;
  /** Under way while a gap is filled from the database. */
  filling: Promise<void> | null;
}

export function createHub(ground: { past: Past; clock: Clock; onError: (error: unknown) => void }): Hub {
  const { past, clock } = ground;
  const rooms = new Map<number, Room>();
  const opening = new Map<number, Promise<Room | null>>();

  const frame = (content: { type: 'event'; event: LotEvent } | { type: 'standing'; standing: LotStanding }): string => {
    const full: ServerFrame = { ...content, now: clock.iso() };
    return JSON.stringify(full);
  };

  const bringUpToDate = (room: Room, reader: Reader, place: Place) => {
    place.behind = false;
    place.waiting = null;
    place.seq = room.standing.seq;
    reader.send(frame({ type: 'standing', standing: room.standing }));
  };

  const deliver = (room: Room, event: LotEvent) => {
    room.standing = evolveStanding(room.standing, event);
    const bytes = frame({ type: 'event', event });
    for (const [reader, place] of room.places) {
      if (place.waiting) place.waiting.push(event);
      else if (event.seq > place.seq) give(reader, place, event, bytes);
    }
  };

  const give = (reader: Reader, place: Place, event: LotEvent, bytes: string) => {
    const buffered = reader.bufferedBytes();
    if (buffered > lostBytes) return reader.drop();
    if (place.behind || buffered > slowBytes) {
      place.behind = true;
      return;
    }
    place.seq = event.seq;
    reader.send(bytes);
  };

  const fill = async (room: Room) => {
    let [before, target] = [0, 0];
    // An event that was heard of while the past was read may have committed after that read began: look again.
    do {
      [before, target] = [room.standing.seq, room.heard];
      for (const event of await past.events(room.standing.lot, before)) {
        if (event.seq === room.standing.seq + 1) deliver(room, event);
      }
    } while (room.standing.seq < room.heard && (room.standing.seq > before || room.heard > target));
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
    const room: Room = { standing, places: new Map(), heard: standing.seq, filling: null };
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
    for (const event of [...missed, ...waiting]) {
      if (event.seq === place.seq + 1) {
        place.seq = event.seq;
        reader.send(frame({ type: 'event', event }));
      }
    }
    if (place.seq < room.standing.seq) bringUpToDate(room, reader, place);
  };

  const unwatch = (reader: Reader, lot: number) => {
    const room = rooms.get(lot);
    room?.places.delete(reader);
    if (room?.places.size === 0) rooms.delete(lot);
  };

  return {
    async watch(reader, lot, since) {
      const entered = await enter(reader, lot, since);
      if (!entered) return false;
      const { room, place } = entered;
      if (since === undefined || since > room.standing.seq) bringUpToDate(room, reader, place);
      else await catchUp(room, reader, place, since);
      return true;
    },
    unwatch,
    leave(reader) {
      for (const [lot, room] of rooms) if (room.places.has(reader)) unwatch(reader, lot);
    },
    hear(event) {
      const room = rooms.get(event.lot);
      if (!room || event.seq <= room.standing.seq) return;
      room.heard = Math.max(room.heard, event.seq);
      if (event.seq === room.standing.seq + 1) deliver(room, event);
      else fillGap(room).catch(ground.onError);
    },
    sweep() {
      for (const room of rooms.values()) {
        for (const [reader, place] of room.places) {
          if (place.behind && reader.bufferedBytes() <= slowBytes) bringUpToDate(room, reader, place);
        }
      }
    },
  };
}
