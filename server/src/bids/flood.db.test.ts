import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestSocket } from '../test/socket.js';
import { startWorld, type World } from '../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe('frames that are not bids', () => {
  const frames: [name: string, frame: string | Buffer, code: string][] = [
    ['over 4 KiB', JSON.stringify({ type: 'ping', pad: 'x'.repeat(5000) }), 'frame_too_large'],
    ['binary', Buffer.from([1, 2, 3]), 'frame_not_text'],
    ['invalid JSON', '{"type":"bid"', 'frame_not_json'],
    ['of an unknown type', '{"type":"withdraw"}', 'frame_unknown_type'],
    ['watching an unknown lot', '{"type":"watch","lots":[{"lot":1999999999}]}', 'lot_unknown'],
    ['with a NUL in a key', '{"type":"unwatch","lots":["\\u0000"]}', 'bad_request'],
  ];
  it.each(frames)('%s: a coded error, and the socket goes on', async (_, frame, code) => {
    const socket = await world.socket();
    socket.ws.send(frame);
    expect(await socket.first('error')).toMatchObject({ code });
    socket.send({ type: 'ping' });
    expect(await socket.first('pong')).toBeTruthy();
  });

  it('a frame over 64 KiB ends its socket with 1009 and nobody else’s', async () => {
    const [bad, good] = [await world.socket(), await world.socket()];
    bad.ws.send('x'.repeat(70_000));
    await expect.poll(() => bad.closeCode).toBe(1009);
    good.send({ type: 'ping' });
    expect(await good.first('pong')).toBeTruthy();
  });

  it('1,000 frames at once: told to slow down, then closed; a bidder beside it is served', async () => {
    const [lot, person] = await Promise.all([world.lot(), world.person()]);
    await world.admit(lot, [person]);
    const [flood, bidder] = [await world.socket(), await world.socket(person)];
    for (let i = 0; i < 1000; i += 1) flood.send({ type: 'ping' });
    expect(await bidder.bid(lot, 100_000n)).toMatchObject({ type: 'accepted' });
    expect(await flood.first('error')).toMatchObject({ code: 'too_many_requests' });
    await expect.poll(() => flood.closeCode).toBe(1008);
  });

  it('refuses the socket of a foreign page', async () => {
    await expect(TestSocket.open(world.url, undefined, 'https://evil.example')).rejects.toThrow('403');
  });
});
