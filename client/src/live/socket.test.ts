import type { LotEvent, ServerFrame } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBidSocket, type LotMessage, type WireEvents } from './socket';

const now = '2026-01-01T00:00:00.000Z';
const key = '01890000-0000-7000-8000-000000000001';
const owner = '01890000-0000-7000-8000-00000000000a';
const offer = { type: 'bid', lot: 7, kind: 'direct', amountMinor: '100', currency: 'UZS', key } as const;
const standing: LotStanding = {
  lot: 7,
  seq: 2,
  state: 'live',
  startsAt: now,
  endsAt: now,
  priceMinor: null,
  minNextMinor: '100',
  leader: null,
  bidCount: 0,
};

/** A socket with its network and clock in the test's hands. */
function bench() {
  let timeMs = 0;
  let nextTimer = 1;
  const timers = new Map<number, { at: number; task: () => void }>();
  const wires: { events: WireEvents; sent: Record<string, unknown>[]; closed: boolean }[] = [];
  const states: string[] = [];
  const fates: string[] = [];
  const socket = createBidSocket({
    open: (events) => {
      const wire = { events, sent: [] as Record<string, unknown>[], closed: false };
      wires.push(wire);
      return {
        send: (text) => wire.sent.push(JSON.parse(text)),
        close: () => {
          wire.closed = true;
        },
      };
    },
    now: () => timeMs,
    chance: () => 1,
    later: (task, ms) => {
      timers.set(nextTimer, { at: timeMs + ms, task });
      return nextTimer++;
    },
    cancel: (timer) => timers.delete(timer),
    onState: (state) => states.push(state),
    drawer: { readAll: () => [], put: () => undefined, drop: () => undefined },
    onBids: (bids) => fates.push(bids.map(({ fate }) => fate.kind).join(' ')),
  });
  const wire = () => {
    const last = wires.at(-1);
    if (!last) throw new Error('no connection');
    return last;
  };
  return {
    socket,
    wires,
    states,
    fates,
    wire,
    say: (frame: ServerFrame) => wire().events.message(JSON.stringify(frame)),
    open: () => wire().events.opened(),
    greet: () => wire().events.message(JSON.stringify({ type: 'hello', heartbeatMs: 20_000, person: owner, now })),
    /** Lets time pass and does what is due, in order. */
    pass: (ms: number) => {
      const until = timeMs + ms;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= until).sort((a, b) => a[1].at - b[1].at)[0];
        if (!due) break;
        timers.delete(due[0]);
        timeMs = Math.max(timeMs, due[1].at);
        due[1].task();
      }
      timeMs = until;
    },
  };
}

function bid(seq: number): LotEvent {
  return {
    kind: 'bid',
    lot: 7,
    seq,
    at: now,
    bidder: 1,
    amountMinor: '100',
    priceMinor: '100',
    leader: 1,
    minNextMinor: '110',
    answered: false,
    endsAt: now,
    extended: false,
  };
}

const accepted: ServerFrame = {
  type: 'accepted',
  key,
  lot: 7,
  seq: 3,
  leading: true,
  priceMinor: '100',
  minNextMinor: '110',
  endsAt: now,
  at: now,
  now,
};

describe('the bid socket', () => {
  let on: ReturnType<typeof bench>;
  let heard: LotMessage[];
  const told = (message: LotMessage) => {
    if (message.type === 'event') return message.event.seq;
    return message.type === 'standing' ? `standing ${message.standing.seq}` : `${message.watchers} watch`;
  };
  const seqs = () => heard.map(told);
  const watchLot = (since?: number) => on.socket.watch(7, (message) => heard.push(message), since);

  beforeEach(() => {
    on = bench();
    heard = [];
  });

  it('connects for the first watch and asks for what is missing', () => {
    watchLot(2);
    on.open();
    expect(on.wire().sent).toEqual([{ type: 'watch', lots: [{ lot: 7, since: 2 }] }]);
  });

  it('sends watches of one moment in one frame', () => {
    watchLot();
    on.open();
    for (const lot of [8, 9, 10]) on.socket.watch(lot, () => undefined, 1);
    on.pass(0);
    expect(on.wire().sent.slice(1)).toEqual([{ type: 'watch', lots: [8, 9, 10].map((lot) => ({ lot, since: 1 })) }]);
  });

  it('hands on events in order and asks again after a gap', () => {
    watchLot(2);
    on.open();
    for (const seq of [3, 5]) on.say({ type: 'events', events: [bid(seq)], now });
    expect(seqs()).toEqual([3]);
    expect(on.wire().sent.at(-1)).toEqual({ type: 'watch', lots: [{ lot: 7, since: 3 }] });
    for (const seq of [4, 5]) on.say({ type: 'events', events: [bid(seq)], now });
    expect(seqs()).toEqual([3, 4, 5]);
  });

  it('goes on after a skip that the server made up with a standing', () => {
    watchLot(2);
    on.open();
    on.say({ type: 'standing', standing: { ...standing, seq: 9 }, now });
    on.say({ type: 'events', events: [bid(10)], now });
    expect(seqs()).toEqual(['standing 9', 10]);
  });

  it('tells how many watch, which is no event', () => {
    watchLot(2);
    on.open();
    on.say({ type: 'presence', lot: 7, watchers: 12, now });
    on.say({ type: 'events', events: [bid(3)], now });
    expect(seqs()).toEqual(['12 watch', 3]);
  });

  it('resumes after a lost connection from the last event seen', () => {
    watchLot(2);
    on.open();
    on.say({ type: 'events', events: [bid(3)], now });
    on.wire().events.closed();
    expect(on.states.at(-1)).toBe('reconnecting');
    on.pass(0);
    on.open();
    expect(on.wires).toHaveLength(2);
    expect(on.wire().sent).toEqual([{ type: 'watch', lots: [{ lot: 7, since: 3 }] }]);
    on.say({ type: 'hello', heartbeatMs: 1000, person: null, now });
    expect(on.states.at(-1)).toBe('live');
  });

  it('says offline when several tries have failed, and keeps trying', () => {
    watchLot();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      on.wire().events.closed();
      on.pass(20_000);
    }
    expect(on.states.at(-1)).toBe('offline');
    expect(on.wires).toHaveLength(7);
  });

  it('leaves a connection that has gone silent', () => {
    watchLot();
    on.open();
    on.say({ type: 'hello', heartbeatMs: 1000, person: null, now });
    on.pass(2500);
    expect(on.wires[0]?.closed).toBe(true);
    expect(on.wires).toHaveLength(2);
    expect(on.wires[0]?.sent.filter((frame) => frame['type'] === 'ping')).toHaveLength(2);
  });

  it('sends a bid once the server has greeted, and tells its answer', () => {
    on.socket.placeBid(owner, offer);
    on.open();
    expect(on.wire().sent).toEqual([]);
    on.greet();
    expect(on.wire().sent).toEqual([{ ...offer, notAfter: '1970-01-01T00:01:00.000Z' }]);
    on.say(accepted);
    expect([...new Set(on.fates)]).toEqual(['waiting', 'sending', 'answered']);
  });

  it('sends a bid again with the same key when its answer was lost, and not once it has come', () => {
    on.socket.placeBid(owner, offer);
    on.open();
    on.greet();
    on.wire().events.closed();
    expect(on.fates.at(-1)).toBe('unknown');
    on.pass(0);
    on.open();
    on.greet();
    expect(on.wires).toHaveLength(2);
    expect(on.wire().sent).toEqual(on.wires[0]?.sent);
    on.say(accepted);
    expect(on.fates.at(-1)).toBe('answered');
    on.wire().events.closed();
    watchLot();
    on.pass(0);
    on.open();
    on.greet();
    expect(on.wire().sent.filter((frame) => frame['type'] === 'bid')).toEqual([]);
  });

  it('stops hearing of a lot that nobody watches', () => {
    const leave = watchLot(2);
    on.open();
    leave();
    on.pass(0);
    on.say({ type: 'events', events: [bid(3)], now });
    expect(on.wire().sent.at(-1)).toEqual({ type: 'unwatch', lots: [7] });
    expect(heard).toEqual([]);
  });

  it('takes no notice of frames it does not know', () => {
    watchLot(2);
    on.open();
    for (const text of ['', '{', '{"type":"party"}']) on.wire().events.message(text);
    expect(heard).toEqual([]);
  });
});
