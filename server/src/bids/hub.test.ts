import type { LotEvent, ServerFrame } from '@ochiq/shared/bids';
import { serverFrameSchema } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClock } from '../base/index.js';
import { createHub, type Reader } from './hub.js';

const lot = 7;
const at = '2026-11-24T10:00:00.000Z';

const bidEvent = (seq: number): LotEvent => ({
  kind: 'bid',
  lot,
  seq,
  at,
  bidder: 1 + (seq % 3),
  amountMinor: String(seq * 100),
  priceMinor: String(seq * 100),
  leader: 1 + (seq % 3),
  minNextMinor: String((seq + 1) * 100),
  answered: false,
  endsAt: at,
  extended: false,
});

const standingAt = (seq: number): LotStanding => ({
  lot,
  seq,
  state: 'live',
  startsAt: at,
  endsAt: at,
  priceMinor: seq === 0 ? null : String(seq * 100),
  minNextMinor: String((seq + 1) * 100),
  leader: seq === 0 ? null : 1 + (seq % 3),
  bidCount: seq,
});

/** The text of a small or middle-sized frame. */
const readText = (frame: Buffer) => frame.subarray((frame[1] ?? 0) < 126 ? 2 : 4).toString();

/** A socket that remembers; `full` makes it look as if the network took nothing. */
class Ear implements Reader {
  readonly frames: ServerFrame[] = [];
  full = 0;
  dropped = false;
  send(frame: Buffer) {
    this.frames.push(serverFrameSchema.parse(JSON.parse(readText(frame))));
  }
  bufferedBytes() {
    return this.full;
  }
  drop() {
    this.dropped = true;
  }
  seqs(): (number | string)[] {
    return this.frames.flatMap((frame): (number | string)[] => {
      if (frame.type === 'events') return frame.events.map(({ seq }) => seq);
      return frame.type === 'standing' ? [`=${frame.standing.seq}`] : [];
    });
  }
}

/** A hub over a past that has `committed.length` events; each read ends a turn later, as a database's would. */
function hubOver(committed: LotEvent[], waveMs = 0) {
  let ms = 0;
  /** Every look at the clock costs `waveMs`, so that a wave seems dear and the room must rest. */
  const timing = { nowMs: () => (ms += waveMs), soon: setImmediate, later: (_: number, work: () => void) => void setImmediate(work) };
  const turn = () => new Promise<void>((next) => setImmediate(next));
  const past = {
    async standing(id: number) {
      const seq = committed.length;
      await turn();
      return id === lot ? standingAt(seq) : null;
    },
    async events(_: number, since: number) {
      const found = committed.filter((event) => event.seq > since);
      await turn();
      return found;
    },
    async heads() {
      await turn();
      return [{ lot, seq: committed.length }];
    },
  };
  const errors: unknown[] = [];
  const hub = createHub({ past, clock: createClock(() => 0), onError: (error) => errors.push(error), timing });
  const settle = async () => {
    for (let i = 0; i < 10; i += 1) await turn();
  };
  return { hub, settle, errors };
}

describe('hub', () => {
  it('sends the standing, then each event once and in order', async () => {
    const committed = [bidEvent(1)];
    const { hub } = hubOver(committed);
    const ear = new Ear();
    expect(await hub.watch(ear, lot, undefined)).toBe(true);
    for (const seq of [2, 3]) {
      committed.push(bidEvent(seq));
      hub.hear([bidEvent(seq)]);
    }
    hub.hear([bidEvent(2)]);
    expect(ear.seqs()).toEqual(['=1', 2, 3]);
  });

  it('sends exactly what was missed when a client resumes', async () => {
    const { hub } = hubOver([1, 2, 3, 4].map(bidEvent));
    const ear = new Ear();
    await hub.watch(ear, lot, 2);
    expect(ear.seqs()).toEqual([3, 4]);
  });

  it('knows no lot that the past does not know', async () => {
    const { hub } = hubOver([]);
    expect(await hub.watch(new Ear(), 8, undefined)).toBe(false);
  });

  it('brings a slow reader to the latest standing instead of every step, and drops a lost one', async () => {
    const committed = [bidEvent(1)];
    const { hub } = hubOver(committed);
    const [slow, lost] = [new Ear(), new Ear()];
    await hub.watch(slow, lot, undefined);
    await hub.watch(lost, lot, undefined);
    slow.full = 300 * 1024;
    lost.full = 5 * 1024 * 1024;
    for (const seq of [2, 3, 4]) hub.hear([bidEvent(seq)]);
    slow.full = 0;
    hub.sweep();
    hub.hear([bidEvent(5)]);
    expect(slow.seqs()).toEqual(['=1', '=4', 5]);
    expect(lost.dropped).toBe(true);
  });

  it('gives every reader every event once, in order, however watching, hearing and losing interleave', async () => {
    const step = fc.oneof(
      fc.constant({ do: 'commit' as const }),
      fc.constant({ do: 'commit, unheard' as const }),
      fc.record({ do: fc.constant('watch' as const), back: fc.option(fc.nat({ max: 5 }), { nil: undefined }) }),
      fc.constant({ do: 'leave' as const }),
      fc.constant({ do: 'turn' as const }),
      fc.constant({ do: 'check' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.constantFrom(0, 5), async (steps, waveMs) => {
        const committed: LotEvent[] = [bidEvent(1)];
        const { hub, settle, errors } = hubOver(committed, waveMs);
        const ears: { ear: Ear; since: number | undefined; watching: Promise<boolean> }[] = [];
        for (const next of steps) {
          if (next.do === 'watch') {
            const ear = new Ear();
            const since = next.back === undefined ? undefined : Math.max(0, committed.length - next.back);
            ears.push({ ear, since, watching: hub.watch(ear, lot, since) });
          } else if (next.do === 'leave') {
            const first = ears[0];
            await first?.watching;
            if (first) hub.leave(first.ear);
            ears.shift();
          } else if (next.do === 'check') hub.check().catch((error: unknown) => errors.push(error));
          else if (next.do === 'turn') await new Promise<void>((turn) => setImmediate(turn));
          else {
            committed.push(bidEvent(committed.length + 1));
            if (next.do === 'commit') hub.hear([bidEvent(committed.length)]);
          }
        }
        await settle();
        committed.push(bidEvent(committed.length + 1));
        hub.hear([bidEvent(committed.length)]);
        await settle();
        expect(errors).toEqual([]);
        for (const { ear, since } of ears) {
          let last = since ?? Number(String(ear.seqs()[0]).slice(1));
          for (const seen of ear.seqs().slice(since === undefined ? 1 : 0)) {
            expect(seen).toBe(last + 1);
            last += 1;
          }
          expect(last).toBe(committed.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
