import type { BidAnswer } from '@ochiq/shared/bids';
import type { ProblemCode } from '@ochiq/shared/problem';
import { describe, expect, it } from 'vitest';
import { type BidFrame, createOutbox, type MadeBid, silenceMs } from './outbox';

const key = '01890000-0000-7000-8000-000000000001';
const aziza = '01890000-0000-7000-8000-00000000000a';
const bekzat = '01890000-0000-7000-8000-00000000000b';
const offer = { type: 'bid', lot: 7, kind: 'direct', amountMinor: '100', currency: 'UZS', key } as const;
const at = '2026-01-01T00:00:00.000Z';
const startMs = Date.parse(at);
const lifeMs = 60_000;
const answer: BidAnswer = { type: 'rejected', key, lot: 7, code: 'below_minimum', minNextMinor: '200', at, now: at };

/** An outbox with its connection and clock in the test's hands. */
function bench(kept: readonly unknown[] = []) {
  let timeMs = startMs;
  let person: string | null | undefined = aziza;
  let nextTimer = 1;
  const timers = new Map<number, { at: number; task: () => void }>();
  const drawer = new Map<string, unknown>(kept.map((bid, index) => [String(index), bid]));
  const sent: BidFrame[] = [];
  let bids: readonly MadeBid[] = [];
  const outbox = createOutbox({
    person: () => person,
    send: (frame) => sent.push(frame),
    now: () => timeMs,
    later: (task, ms) => {
      timers.set(nextTimer, { at: timeMs + ms, task });
      return nextTimer++;
    },
    cancel: (timer) => timers.delete(timer),
    drawer: {
      readAll: () => [...drawer.values()],
      put: (name, bid) => drawer.set(name, JSON.parse(JSON.stringify(bid))),
      drop: (name) => drawer.delete(name),
    },
    onChange: (next) => {
      bids = next;
    },
  });
  return {
    outbox,
    sent,
    drawer,
    fate: () => (bids.length === 0 ? outbox.list() : bids)[0]?.fate,
    connect: (whose: string | null) => {
      person = whose;
      outbox.resume();
    },
    cut: () => {
      person = undefined;
      outbox.lost();
    },
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

function made() {
  const on = bench();
  on.outbox.add(aziza, offer, lifeMs);
  return on;
}

describe('the outbox', () => {
  it('says that it does not know after a lost connection, and asks with the same frame', () => {
    const on = made();
    expect(on.fate()).toEqual({ kind: 'sending' });
    on.cut();
    expect(on.fate()).toEqual({ kind: 'unknown', code: null });
    on.connect(aziza);
    expect(on.fate()).toEqual({ kind: 'unknown', code: null });
    on.outbox.answer(answer);
    expect(on.fate()).toEqual({ kind: 'answered', answer });
    expect(on.sent).toEqual([on.sent[0], on.sent[0]]);
    expect(on.sent[0]?.notAfter).toBe('2026-01-01T00:01:00.000Z');
  });

  it('asks again on a connection that only keeps silent, ever more rarely', () => {
    const on = made();
    on.pass(silenceMs);
    expect([on.fate()?.kind, on.sent.length]).toEqual(['unknown', 2]);
    on.pass(60_000);
    expect(on.sent.length).toBeGreaterThan(4);
    expect(on.sent.length).toBeLessThan(8);
  });

  it('never sends by the connection of another person', () => {
    const on = made();
    on.cut();
    on.connect(bekzat);
    on.connect(null);
    expect(on.fate()).toEqual({ kind: 'unknown', code: 'not_signed_in' });
    expect(on.sent).toHaveLength(1);
    on.connect(aziza);
    expect(on.sent).toHaveLength(2);
  });

  const errors: [name: string, code: ProblemCode, cutBefore: boolean, fate: string][] = [
    ['an error to the only copy that left settles it', 'too_many_requests', false, 'not_taken'],
    ['the same error to a second copy says nothing of the first', 'too_many_requests', true, 'unknown'],
    ['an ended session says nothing of the first copy', 'not_signed_in', true, 'unknown'],
    ['a failing database never settles it', 'unavailable', false, 'unknown'],
    ['a frame that cannot be read is refused each time', 'amount_invalid', true, 'not_taken'],
  ];
  it.each(errors)('%s', (_name, code, cutBefore, fate) => {
    const on = made();
    if (cutBefore) {
      on.cut();
      on.connect(aziza);
    }
    on.outbox.error(key, code);
    expect(on.fate()).toEqual({ kind: fate, code });
    const before = on.sent.length;
    on.pass(30_000);
    expect(on.sent.length > before).toBe(fate === 'unknown');
  });

  it('does not send what waited too long for a connection', () => {
    const on = bench();
    on.cut();
    on.outbox.add(aziza, offer, lifeMs);
    expect(on.fate()).toEqual({ kind: 'waiting' });
    on.pass(lifeMs);
    on.connect(aziza);
    expect(on.fate()).toEqual({ kind: 'not_taken', code: 'bid_expired' });
    expect(on.sent).toEqual([]);
  });

  it('keeps what left over a reload until its answer, and lets go what never left', () => {
    const on = made();
    expect(on.drawer.size).toBe(1);
    const later = bench([...on.drawer.values(), { nonsense: true }]);
    expect(later.fate()).toEqual({ kind: 'unknown', code: null });
    later.connect(aziza);
    expect(later.sent).toEqual(on.sent);
    on.outbox.answer(answer);
    expect(on.drawer.size).toBe(0);
    const waiting = bench();
    waiting.cut();
    waiting.outbox.add(aziza, offer, lifeMs);
    expect(waiting.drawer.size).toBe(0);
  });

  it('forgets what was read or never left, but not what may stand', () => {
    const on = made();
    on.cut();
    on.outbox.forget(key);
    expect(on.outbox.list()).toHaveLength(1);
    on.outbox.answer(answer);
    on.outbox.forget(key);
    expect(on.outbox.list()).toEqual([]);
  });
});
