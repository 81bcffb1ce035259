import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey, hashWith, signatureTypes, verifierKey } from '@ochiq/shared/tlog';
import { ShamDatabase, type ShamSigner, shamFiller, shamStory } from '@ochiq/shared/verify/sham';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256, signingKey } from '../witness/ed25519.js';
import { runVerifier } from './main.js';

function signerOf(seed: number): ShamSigner {
  const { publicKey, sign } = signingKey(new Uint8Array(32).fill(seed));
  return { key: hashWith(verifierKey('example.com/log', signatureTypes.ed25519, Uint8Array.from(publicKey)), sha256), sign };
}

const house = shamStory(sha256);
/** The story crosses from the second tile to the third, which is partial. */
const before = 480;
const bid = before + 47;
const leaves = [...shamFiller(before), ...house.leaves];
const [signer, otherSigner] = [signerOf(1), signerOf(2)];

/** An installation with nothing behind it, which can be changed at every end. */
class ShamPlatform {
  database = new ShamDatabase(sha256, leaves);
  pages = house.pages();
  signer = signer;
  /** The log as long as it says to be. */
  size = leaves.length;
  /** Bid tables, as the open data shows them. */
  readonly bids = house.leaves.map((leaf) => JSON.parse(leaf)).filter(({ kind }) => kind === 'bid');
  readonly asked: string[] = [];
  /** Paths that are answered with 500. */
  broken: RegExp | null = null;

  answer(url: URL): { status: number; body: string | Uint8Array } {
    const { pathname } = url;
    this.asked.push(pathname);
    if (this.broken?.test(pathname)) return { status: 500, body: 'broken' };
    const json = (value: unknown) => ({ status: 200, body: JSON.stringify(value) });
    if (pathname === '/api/log') return json(this.status());
    if (pathname === '/api/lots') return json(this.list(Number(url.searchParams.get('cursor') ?? 0)));
    const [, lot] = /^\/api\/lots\/(\d+)\/bids$/.exec(pathname) ?? [];
    if (lot !== undefined) return json({ bids: this.bids.filter((one) => one.lot === Number(lot)), next: null });
    if (pathname === '/log/checkpoint') return { status: 200, body: this.checkpoint() };
    const bytes = this.database.serve(pathname.replace('/log/', ''));
    return bytes ? { status: 200, body: bytes } : { status: 404, body: '' };
  }

  checkpoint(size = this.size): string {
    return new ShamDatabase(sha256, leaves).checkpoint(this.signer, size);
  }

  private status() {
    const { size } = this;
    const keys = { verifierKey: formatVerifierKey(this.signer.key), oldKeys: [], witnessKeys: [] };
    return { origin: this.signer.key.name, ...keys, size, cosignatures: 0, checkpointAt: null, problem: null };
  }

  private list(from: number) {
    const words = { uz: 'x', ru: 'x', ky: 'x', en: 'x' };
    const more = { title: words, category: 'other', region: 'UZ-TK', appraisalMinor: null, thumbnailUrl: null, photoCount: 0 };
    const all = [...this.pages.values()];
    const lots = all.slice(from, from + 2).map((page) => ({ ...page, ...more }));
    const facets = { category: [], region: [], state: [], court: [] };
    const next = from + 2 < all.length ? String(from + 2) : null;
    return { lots, next, total: all.length, facets, atLeast: [], text: null, now: new Date(house.nowMs).toISOString() };
  }
}

let platform: ShamPlatform;
let server: Server;
let url: string;
let home: string;
beforeEach(async () => {
  platform = new ShamPlatform();
  home = await mkdtemp(join(tmpdir(), 'ochiq-verify-'));
  server = createServer((request, response) => {
    const { status, body } = platform.answer(new URL(request.url ?? '/', 'http://localhost'));
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(home, { recursive: true, force: true });
});

async function run(...args: string[]) {
  const [lines, complaints]: [string[], string[]] = [[], []];
  const surroundings = { home, say: (line: string) => lines.push(line), progress: null, settleMs: 0 };
  const code = await runVerifier([url, '--cache', 'kept', ...args], surroundings, (line) => complaints.push(line));
  return { code, lines, complaints: complaints.join('\n') };
}

const changeBid = () => {
  platform.database.entries[bid] = (leaves[bid] ?? '').replace('"amountMinor":"2330"', '"amountMinor":"9330"');
};

describe('npm run verify', () => {
  it('finds nothing in an honest installation, the first time and the next', async () => {
    const { code, lines } = await run();
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: 'nothing found' });
    expect(lines.join()).toMatch(/first meeting: the key example\.com\/log\+/);
    expect(lines.join()).toMatch('5 lots, 13 bids; 4 closed auctions held again with the same end, 0 wait');
    platform.asked.length = 0;
    const again = await run();
    expect({ code: again.code, last: again.lines.at(-1) }).toEqual({ code: 0, last: 'nothing found' });
    expect(again.lines.join()).not.toMatch('first meeting');
    // Read anew: a copy would hide what has changed.
    expect(platform.asked.filter((path) => path.startsWith('/log/tile/entries/'))).toHaveLength(3);
  });

  it('says where an entry was changed, and after an earlier audit what it was', async () => {
    changeBid();
    const blind = await run('--no-cache');
    expect([blind.code, blind.lines[0]]).toEqual([
      1,
      expect.stringContaining(`entry ${bid}, lot 1, event 7, entry_changed: not what was signed`),
    ]);
    platform.database = new ShamDatabase(sha256, leaves);
    await run();
    changeBid();
    const seen = await run();
    expect([seen.code, seen.lines[0]]).toEqual([1, `entry ${bid}, lot 1, event 7, entry_changed: amountMinor is "9330", was "2330"`]);
  });

  it('does not take what it found wrong for the copy to compare with', async () => {
    await run();
    changeBid();
    await run();
    const { lines } = await run();
    expect(lines[0]).toBe(`entry ${bid}, lot 1, event 7, entry_changed: amountMinor is "9330", was "2330"`);
  });

  it('takes up a run that was cut off', async () => {
    platform.broken = /tile\/entries\/002/;
    const cut = await run();
    expect({ code: cut.code, complaints: cut.complaints }).toEqual({
      code: 2,
      complaints: expect.stringMatching(/could not look: .* answered 500/),
    });
    platform.broken = null;
    platform.asked.length = 0;
    expect((await run()).code).toBe(0);
    expect(platform.asked.filter((path) => path.startsWith('/log/tile/entries/'))).toEqual([
      expect.stringContaining('/log/tile/entries/002.p/'),
    ]);
  }, 20_000);

  it('checks the tiles that it has from a run that was cut off again', async () => {
    platform.broken = /tile\/entries\/002/;
    await run();
    platform.broken = null;
    const file = join(home, 'kept', 'now', 'tile', 'entries', '000');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"r7"', '"r8"'));
    expect((await run()).lines[0]).toMatch(/^entry 7, entry_changed/);
  }, 20_000);

  it('complains when the key changes, and believes the one that it is told', async () => {
    await run();
    platform.signer = otherSigner;
    const { code, lines } = await run();
    expect(code).toBe(1);
    expect(lines.slice(0, 2).map((line) => line.split(':')[0])).toEqual(['key_changed', 'checkpoint_refused']);
    expect((await run('--key', formatVerifierKey(otherSigner.key), '--no-cache')).code).toBe(0);
    expect((await run('--key', formatVerifierKey(signer.key), '--no-cache')).lines[0]).toMatch(/^key_changed/);
  });

  it.each<[string, () => string, number, string]>([
    ['that it has grown out of', () => platform.checkpoint(300), 0, 'nothing found'],
    [
      'that is longer',
      () => new ShamDatabase(sha256, [...leaves, ...shamFiller(5, 900)]).checkpoint(signer),
      1,
      `entry ${leaves.length}, checkpoint_shrunk`,
    ],
    ['of another history', () => new ShamDatabase(sha256, shamFiller(100, 9_000)).checkpoint(signer), 1, 'checkpoint_forked'],
    ['that is none', () => 'hello', 1, 'checkpoint_refused'],
  ])('compares with a checkpoint %s', async (_name, make, code, said) => {
    await writeFile(join(home, 'mine.txt'), make());
    const found = await run('--since', 'mine.txt', '--no-cache');
    expect([found.code, found.lines.join('\n')]).toEqual([code, expect.stringContaining(said)]);
  });

  it('remembers the last checkpoint, and sees the log shrink', async () => {
    await run();
    platform.size = 500;
    platform.pages = new Map();
    expect((await run()).lines.join('\n')).toMatch(/checkpoint_shrunk: 500 entries, but 545 in the last audit/);
  });

  it('names a page and a bid table that say something else, as JSON too', async () => {
    const page = platform.pages.get(1);
    if (page) platform.pages.set(1, { ...page, endsAt: '2020-01-01T00:20:00.000Z' });
    Object.assign(
      platform.bids.find(({ lot, seq }) => lot === 2 && seq === 3),
      { amountMinor: '1301' },
    );
    const { code, lines } = await run('--json');
    expect(code).toBe(1);
    expect(lines.map((line) => JSON.parse(line)).map(({ code, lot, seq }) => `${code} ${lot} ${seq}`)).toEqual([
      'page_differs 1 11',
      'page_differs 2 3',
    ]);
  });

  it.each([
    ['nothing is there', ['http://127.0.0.1:1'], /could not look: fetch failed/],
    ['the address is none', ['ochiq'], /usage/],
    ['two are given', ['http://a', 'http://b'], /usage/],
    ['an option is unknown', ['http://a', '--quick'], /usage/],
  ])(
    'ends with 2 when %s',
    async (_name, args, said) => {
      const complaints: string[] = [];
      const surroundings = { home, say: () => undefined, progress: null, settleMs: 0 };
      expect(await runVerifier(args, surroundings, (line) => complaints.push(line))).toBe(2);
      expect(complaints.join()).toMatch(said);
    },
    20_000,
  );
});
