import type { LogStatus } from '@ochiq/shared/log';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem';
import { makeSampleLog, memoryStore } from './sample-log';
import { createTrustedLog } from './trusted-log';
import { webCrypto } from './web-crypto';

let first: LogStatus;
let second: LogStatus;
beforeAll(async () => {
  first = (await makeSampleLog()).state;
  second = (await makeSampleLog()).state;
});

/** A browser and a site that can be changed. */
function setUp() {
  const site = { log: first as LogStatus | null, asked: 0 };
  const store = memoryStore();
  const open = () =>
    createTrustedLog({
      store,
      crypto: webCrypto(),
      now: () => '2026-11-24T10:00:00.000Z',
      readLog: async () => {
        site.asked += 1;
        if (site.log === null) throw new ApiProblem('unavailable');
        return site.log;
      },
    });
  return { site, open };
}

describe('a trusted log', () => {
  it('is kept when it is first met, and then needs no network', async () => {
    const { site, open } = setUp();
    expect((await open().trust()).origin).toBe(first.origin);
    site.log = null;
    const later = open();
    expect(later.pinned.value).toMatchObject({ origin: first.origin, verifierKey: first.verifierKey });
    expect((await later.trust()).logKeys).toHaveLength(1);
    expect(site.asked).toBe(1);
  });

  it('stays the kept one when the site shows another key, which is told, until the person takes it', async () => {
    const { site, open } = setUp();
    await open().trust();
    site.log = second;
    const later = open();
    expect(await later.ask()).toBe('changed');
    expect(later.other.value?.verifierKey).toBe(second.verifierKey);
    expect(later.pinned.value?.verifierKey).toBe(first.verifierKey);
    later.accept();
    expect(later.other.value).toBeNull();
    expect(open().pinned.value?.verifierKey).toBe(second.verifierKey);
    expect(await later.ask()).toBe('same');
    // What the old key signed was signed by the same log.
    expect((await later.trust()).logKeys).toHaveLength(2);
  });

  it('believes the old keys that it names when it is first met, and none that it names later', async () => {
    const { site, open } = setUp();
    site.log = { ...first, oldKeys: [second.verifierKey, 'no key'] };
    expect((await open().trust()).logKeys).toHaveLength(2);
    const later = setUp();
    await later.open().trust();
    later.site.log = site.log;
    const log = later.open();
    expect(await log.ask()).toBe('same');
    expect((await log.trust()).logKeys).toHaveLength(1);
  });

  it('is another one when it has another name', async () => {
    const { site, open } = setUp();
    await open().trust();
    site.log = { ...first, origin: 'other.example/log' };
    expect(await open().ask()).toBe('changed');
  });

  it('gains witnesses and loses none', async () => {
    const { site, open } = setUp();
    await open().trust();
    site.log = { ...first, witnessKeys: second.witnessKeys };
    const later = open();
    expect(await later.ask()).toBe('same');
    expect(later.pinned.value?.witnessKeys).toEqual([...first.witnessKeys, ...second.witnessKeys]);
  });

  it('is not kept when its key is none', async () => {
    const { site, open } = setUp();
    site.log = { ...first, verifierKey: 'no key' };
    const log = open();
    await expect(log.trust()).rejects.toThrow(ApiProblem);
    expect(log.pinned.value).toBeNull();
  });

  it('is unknown while the site does not answer', async () => {
    const { site, open } = setUp();
    site.log = null;
    await expect(open().trust()).rejects.toThrow(ApiProblem);
  });

  it('tells what the log says is wrong with it', async () => {
    const { site, open } = setUp();
    site.log = { ...first, problem: 'forked' };
    const log = open();
    await log.ask();
    expect(log.complaint.value).toBe('forked');
  });
});
