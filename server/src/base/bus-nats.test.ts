import { connect as connectNats } from '@nats-io/transport-node';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startNats, type TestNats } from '../test/nats.js';
import type { Bus } from './bus.js';
import { openNatsBus, piecesOf } from './bus-nats.js';

const schema = z.array(z.object({ n: z.int(), text: z.string().optional() }));
type Message = readonly z.output<typeof schema>[number][];

let nats: TestNats;
const opened: Bus<Message>[] = [];
beforeAll(async () => {
  nats = await startNats();
  return () => nats.stop();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((bus) => bus.close()));
});

/** A bus that keeps all it hears, with a way to wait for it. */
async function listen(subject: string, url = nats.url) {
  const heard: number[] = [];
  const errors: string[] = [];
  let gaps = 0;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  const onError = (error: unknown) => {
    errors.push(error instanceof Error ? error.message : String(error));
    wake();
  };
  const bus = await openNatsBus<Message>({ url, subject, schema, onError });
  opened.push(bus);
  bus.subscribe((message) => {
    heard.push(...message.map(({ n }) => n));
    wake();
  });
  bus.onGap(() => {
    gaps += 1;
    wake();
  });
  const until = (true_: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!true_()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { bus, heard, errors, gaps: () => gaps, until };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the bus over NATS', () => {
  it('brings a message to its own listeners at once and to the others once, in order', async () => {
    const [a, b] = [await listen('order'), await listen('order')];
    expect([a.bus.connected(), b.bus.connected()]).toEqual([true, true]);
    for (const n of numbers(1, 50)) a.bus.publish([{ n }]);
    expect(a.heard).toEqual(numbers(1, 50));
    await b.until(() => b.heard.length >= 50);
    b.bus.publish([{ n: 51 }, { n: 52 }]);
    await a.until(() => a.heard.length >= 52);
    expect(b.heard).toEqual(numbers(1, 52));
    expect(a.heard).toEqual(numbers(1, 52));
  });

  it('leaves the nodes of another subject alone', async () => {
    const [a, b, other] = [await listen('one'), await listen('one'), await listen('two')];
    a.bus.publish([{ n: 1 }]);
    await b.until(() => b.heard.length === 1);
    other.bus.publish([{ n: 2 }]);
    expect([b.heard, other.heard]).toEqual([[1], [2]]);
  });

  it('sends a large array in pieces, in order', async () => {
    const [a, b] = [await listen('large'), await listen('large')];
    const text = 'x'.repeat(10_000);
    a.bus.publish(numbers(1, 300).map((n) => ({ n, text })));
    await b.until(() => b.heard.length >= 300);
    expect(b.heard).toEqual(numbers(1, 300));
    expect(b.errors).toEqual([]);
  });

  it('reports what does not fit and goes on', async () => {
    const [a, b] = [await listen('strange'), await listen('strange')];
    const stranger = await connectNats({ servers: nats.url });
    for (const text of ['', 'no json', '{"n":1}', '[{"n":"1"}]', '[{"n":1.5}]', new Uint8Array([0xff, 0xfe])])
      stranger.publish('strange', text);
    await stranger.drain();
    await b.until(() => b.errors.length >= 6);
    a.bus.publish([{ n: 1 }]);
    await b.until(() => b.heard.length >= 1);
    expect(b.heard).toEqual([1]);
    expect(new Set(b.errors)).toEqual(new Set(['a malformed message came over NATS']));
  });

  it('a listener that throws does not keep the message from the others', async () => {
    const [a, b] = [await listen('throws'), await listen('throws')];
    const stop = b.bus.subscribe(() => {
      throw new Error('a bad listener');
    });
    a.bus.publish([{ n: 1 }]);
    await b.until(() => b.heard.length === 1 && b.errors.length === 1);
    stop();
    a.bus.publish([{ n: 2 }]);
    await b.until(() => b.heard.length === 2);
    expect(b.errors).toEqual(['a bad listener']);
  });
});

describe('a NATS that fails', { timeout: 20_000 }, () => {
  const failing = async () => {
    const server = await startNats();
    const [a, b] = [await listen('fails', server.url), await listen('fails', server.url)];
    return { server, a, b, end: () => server.stop() };
  };
  type Node = Awaited<ReturnType<typeof listen>>;
  const down = (node: Node) => node.until(() => node.errors.length > 0);

  it('stopped: publishing goes on for the own listeners, nothing piles up, and both hear of the gap after the restart', async () => {
    const { server, a, b, end } = await failing();
    await server.stop();
    await Promise.all([down(a), down(b)]);
    expect([a.bus.connected(), b.bus.connected()]).toEqual([false, false]);
    const [gapsOfA, gapsOfB] = [a.gaps(), b.gaps()];
    for (const n of numbers(1, 10_000)) a.bus.publish([{ n }]);
    expect(a.heard).toHaveLength(10_000);

    await server.start();
    await Promise.all([a.until(() => a.gaps() > gapsOfA), b.until(() => b.gaps() > gapsOfB)]);
    await Promise.all([a, b].map((node) => node.until(() => node.bus.connected())));
    a.bus.publish([{ n: 10_001 }]);
    await b.until(() => b.heard.length > 0);
    expect(b.heard).toEqual([10_001]);
    for (const { errors } of [a, b]) expect(errors).toEqual([expect.stringContaining('does not answer')]);
    await end();
  });

  it('paused: noticed by the pings, and a gap once it answers again', async () => {
    const { server, a, b, end } = await failing();
    server.pause();
    await Promise.all([down(a), down(b)]);
    expect(a.bus.connected()).toBe(false);
    const [gapsOfA, gapsOfB] = [a.gaps(), b.gaps()];
    server.resume();
    await Promise.all([a.until(() => a.gaps() > gapsOfA), b.until(() => b.gaps() > gapsOfB)]);
    await Promise.all([a, b].map((node) => node.until(() => node.bus.connected())));
    a.bus.publish([{ n: 1 }]);
    await b.until(() => b.heard.length > 0);
    expect(b.heard).toEqual([1]);
    await end();
  });

  it('not there at the start: the node starts, and is connected when it comes', async () => {
    const server = await startNats();
    await server.stop();
    const a = await listen('late', server.url);
    expect(a.bus.connected()).toBe(false);
    expect(a.errors).toEqual([expect.stringContaining('does not answer')]);
    await server.start();
    await a.until(() => a.gaps() > 0);
    expect(a.bus.connected()).toBe(true);
    await server.stop();
  });

  it('closes while it is being tried for', async () => {
    const server = await startNats();
    await server.stop();
    const a = await listen('never', server.url);
    await a.bus.close();
    expect(a.bus.connected()).toBe(false);
  });

  it('tells the others when one node alone lost its connection', async () => {
    const [a, b] = [await listen('alone'), await listen('alone')];
    const before = b.gaps();
    const again = await listen('alone');
    await b.until(() => b.gaps() > before);
    expect(a.bus.connected() && again.bus.connected()).toBe(true);
  });

  it('signs in with the name and password of the URL', async () => {
    const server = await startNats(['--user', 'ochiq', '--pass', 'p@ss']);
    const stranger = await listen('locked', server.url);
    expect(stranger.bus.connected()).toBe(false);
    const friend = await listen('locked', server.url.replace('//', '//ochiq:p%40ss@'));
    expect(friend.bus.connected()).toBe(true);
    await Promise.all([stranger.bus.close(), friend.bus.close()]);
    await server.stop();
  });
});

describe('the pieces of a message', () => {
  const cases: [string, unknown, number, string[]][] = [
    ['small: whole', [1, 2, 3], 100, ['[1,2,3]']],
    ['large: halves', [11, 22, 33, 44], 8, ['[11,22]', '[33,44]']],
    ['a part that is too large alone: left out', ['a', 'long one that does not fit', 'b'], 10, ['["a"]', '["b"]']],
    ['counted in bytes, not letters', ['жжжж', 'жжжж'], 15, ['["жжжж"]', '["жжжж"]']],
    ['no array: left out', { text: 'long' }, 5, []],
  ];
  it.each(cases)('%s', (_, message, largest, pieces) => {
    expect(piecesOf(message, largest)).toEqual(pieces);
  });
});
