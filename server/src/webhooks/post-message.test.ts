import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, type Resolve, retryWaitsMs } from '../base/index.js';
import { nextStep } from './next-step.js';
import { createPoster } from './post-message.js';

const resolvesTo =
  (...addresses: string[]): Resolve =>
  (_host, answer) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('addresses that messages may go to', () => {
  const table: readonly (readonly [string, boolean])[] = [
    ['93.184.216.34', true],
    ['8.8.8.8', true],
    ['2606:4700:4700::1111', true],
    ['127.0.0.1', false],
    ['127.255.0.9', false],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['198.18.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::7f00:1', false],
    ['fe80::1', false],
    ['fc00::1', false],
    ['ff02::1', false],
    ['2002:7f00:1::', false],
    ['2001::1', false],
    ['2001:db8::1', false],
    ['localhost', false],
    ['', false],
  ];
  it.each(table)('%s: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic));
});

describe('posting', () => {
  it.each([
    ['https://127.0.0.1/', resolvesTo()],
    ['https://[::1]/', resolvesTo()],
    ['https://2130706433/', resolvesTo()],
    ['https://0x7f.1/', resolvesTo()],
    ['https://inner.example/', resolvesTo('10.0.0.1')],
    ['https://half.example/', resolvesTo('93.184.216.34', '127.0.0.1')],
    ['http://plain.example/', resolvesTo('93.184.216.34')],
  ])('connects to nothing for %s', async (url, resolve) => {
    expect(await createPoster({ allowPrivate: false, resolve })(url, {}, '{}')).toEqual({ status: null, error: 'address_refused' });
  });

  it('gives up a receiver that never answers, and one whose answer never ends, in its time', async () => {
    const silent = createTcp(() => undefined);
    const endless = createServer((_request, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(10)), 5);
      response.on('close', () => clearInterval(more));
    });
    for (const server of [silent, endless]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const post = createPoster({ allowPrivate: true, timeoutMs: 150 });
    const answers = [silent, endless].map((server) => post(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {}, '{}'));
    expect(await Promise.all(answers)).toEqual([
      { status: null, error: 'too_slow' },
      { status: null, error: 'too_slow' },
    ]);
    for (const server of [silent, endless]) server.close();
  });
});

describe('what follows an attempt', () => {
  const errors = fc.constantFrom('no_connection', 'bad_status', 'too_slow', 'redirected') satisfies fc.Arbitrary<string>;
  it('decides every message after a bounded number of attempts, and never waits less than before', () => {
    fc.assert(
      fc.property(errors, fc.nat(1000), (error, before) => {
        let [failures, last] = [before, 0];
        for (let attempts = 1; attempts <= retryWaitsMs.length; attempts += 1) {
          const step = nextStep({ status: null, error }, attempts, failures);
          expect(step).toMatchObject({ state: 'waiting', ending: null, failures: failures + 1 });
          expect(step.waitMs).toBeGreaterThanOrEqual(last);
          [failures, last] = [step.failures, step.waitMs ?? 0];
        }
        expect(nextStep({ status: null, error }, retryWaitsMs.length + 1, failures)).toMatchObject({
          state: 'failed',
          ending: 'failing',
          waitMs: null,
        });
      }),
    );
  });
  it.each([
    ['a success clears the count', { status: 200, error: null }, 1, 7, { state: 'delivered', failures: 0, ending: null }],
    ['410 ends at once', { status: 410, error: 'bad_status' as const }, 1, 0, { state: 'failed', ending: 'gone' }],
    [
      'one that is never taken among others that are ends nobody',
      { status: 500, error: 'bad_status' as const },
      retryWaitsMs.length + 1,
      0,
      { state: 'failed', ending: null },
    ],
  ])('%s', (_name, answer, attempts, failures, expected) => expect(nextStep(answer, attempts, failures)).toMatchObject(expected));
});
