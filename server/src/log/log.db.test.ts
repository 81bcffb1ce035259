import { type Leaf, leafSchema, logStatusSchema } from '@ochiq/shared/log';
import {
  type Bytes,
  type Crypto,
  createFrontier,
  decodeBundle,
  fromBase64,
  fromUtf8,
  hashWith,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  tilePath,
  tilesOf,
  toHex,
  verifyConsistency,
  verifyReceipt,
} from '@ochiq/shared/tlog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { sha256, verifyEd25519 } from '../verify/audit-platform.js';
import { createLog } from './index.js';

let world: World;
const people: TestPerson[] = [];
let lot = 0;

beforeAll(async () => {
  world = await startWorld();
  lot = await world.lot();
  for (let bidder = 0; bidder < 2; bidder += 1) people.push(await world.person());
  await world.admit(lot, people);
});
afterAll(() => world.close());

const crypto: Crypto = { sha256: async (bytes) => sha256(bytes), verifyEd25519 };

const get = (path: string) => fetch(`${world.url}${path}`);
const bytesOf = async (path: string): Promise<Bytes> => {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};
const status = async () => logStatusSchema.parse(await (await get('/api/log')).json());

async function trust() {
  const { origin, verifierKey } = await status();
  const key = hashWith(parseVerifierKey(verifierKey), sha256);
  if (!key) throw new Error('no key');
  return { origin, logKeys: [key], witnessKeys: [], witnessesNeeded: 0 };
}

async function checkpoint() {
  const note = await (await get('/log/checkpoint')).text();
  const parsed = parseCheckpoint(parseNote(note)?.text ?? '');
  if (!parsed) throw new Error(`no checkpoint: ${note}`);
  return parsed;
}

/** Bids by the two in turn, and resolves when all are answered. */
async function bid(count: number, kind: 'direct' | 'proxy' = 'direct') {
  const sockets = await Promise.all(people.map((person) => world.socket(person)));
  let last = { seq: 0, amount: 0n };
  for (let n = 0; n < count; n += 1) {
    const [standing] = await world.db.sql<{ min: bigint }>('select min_next_minor as min from lot where id = $1', [lot]);
    const amount = (standing?.min ?? 0n) + (kind === 'proxy' ? 20_000n : 0n);
    const answer = await sockets[n % 2]?.bid(lot, amount, { kind });
    if (answer?.type === 'accepted') last = { seq: answer.seq ?? 0, amount };
  }
  return last;
}

/** Entries in one transaction, as an import would write them. */
const write = (count: number) =>
  world.db.transact((tx) =>
    createLog({ publish: () => undefined }).append(
      tx,
      Array.from({ length: count }, (_, n) => ({
        lotId: null,
        kind: 'role_granted',
        at: new Date(),
        actorId: people[n % 2]?.id ?? null,
        body: { role: 'auditor', office: null },
      })),
    ),
  );

/** Reads every leaf as the world does. */
async function readLeaves(size: number): Promise<Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (const tile of tilesOf(size)) {
    if (tile.level > 0) continue;
    const path = tilePath(tile).replace('tile/0/', 'tile/entries/');
    leaves.push(...(decodeBundle(await bytesOf(`/log/${path}`), tile.width) ?? []));
  }
  return leaves;
}

describe('the public log', () => {
  it('gives a receipt of a bid within a second, which anyone can check', async () => {
    const { seq } = await bid(3);
    const begun = performance.now();
    const receipt: unknown = await (await get(`/api/log/receipts/${lot}/${seq}?waitMs=3000`)).json();
    expect(performance.now() - begun).toBeLessThan(3000);
    const verdict = await verifyReceipt(receipt, await trust(), crypto);
    expect(verdict).toMatchObject({ outcome: 'ok', receipt: { entry: expect.stringContaining(`"seq":${seq}}`) } });
    const changed = { ...(receipt as { entry: string }), entry: (receipt as { entry: string }).entry.replace('"bidder":1', '"bidder":2') };
    expect(await verifyReceipt(changed, await trust(), crypto)).toEqual({ outcome: 'refused', code: 'not_included' });
  });

  it('serves tiles and entries that give the root of the signed checkpoint, and each later tree only adds', async () => {
    const seen: { size: number; root: Uint8Array }[] = [];
    for (let round = 0; round < 3; round += 1) {
      const before = (await status()).size;
      await write(150);
      await expect.poll(async () => (await status()).size).toBe(before + 150);
      seen.push(await checkpoint());
    }
    const last = seen.at(-1);
    if (!last) throw new Error('no checkpoint');
    const frontier = createFrontier();
    for (const leaf of await readLeaves(last.size)) hashWith(frontier.append(hashWith(leafHash(leaf), sha256)), sha256);
    expect(toHex(hashWith(frontier.root(), sha256))).toBe(toHex(last.root));
    for (const tile of tilesOf(last.size)) expect((await bytesOf(`/log/${tilePath(tile)}`)).length).toBe(tile.width * 32);
    for (const { size, root } of seen) {
      const answer: { proof: string[] } = await (await get(`/api/log/proofs/consistency?from=${size}&to=${last.size}`)).json();
      const proof = answer.proof.map((text) => fromBase64(text) ?? new Uint8Array());
      expect(hashWith(verifyConsistency(size, root, last.size, last.root, proof), sha256)).toBe(true);
    }
  });

  it('has leaves of the schema, with no personal data, and seals proxies until the close', async () => {
    await bid(2, 'proxy');
    await world.db.sql('update lot set original_ends_at = clock_timestamp(), ends_at = clock_timestamp() where id = $1', [lot]);
    await expect
      .poll(async () => (await world.db.sql(`select from log_entry where lot_id = $1 and kind = 'seal_opened'`, [lot])).length)
      .toBe(2);
    const [{ size } = { size: 0 }] = await world.db.sql<{ size: number }>('select count(*)::int as size from log_entry');
    await expect.poll(async () => (await status()).size).toBe(size);
    const texts = (await readLeaves(size)).map((bytes) => fromUtf8(bytes) ?? '');
    const leaves: Leaf[] = texts.map((text) => leafSchema.parse(JSON.parse(text)));
    const sealed = leaves.flatMap((leaf) => (leaf.kind === 'proxy_sealed' ? [leaf.sealed] : []));
    expect(leaves.flatMap((leaf) => (leaf.kind === 'seal_opened' ? [leaf.sealed] : []))).toEqual(sealed);
    const { rows } = await world.db.pool.query<{ secret: string }>(
      'select id::text as secret from person union select login from person union select name from person',
    );
    for (const { secret } of rows) expect(texts.join('\n')).not.toContain(secret);
  });

  it('refuses what is not there with a problem', async () => {
    for (const path of [
      '/log/tile/0/999',
      '/log/tile/nonsense',
      '/log/tile/entries/x999/000',
      '/log/tile/0/000.p/300',
      `/api/log/receipts/${lot}/99999`,
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    const { size } = await status();
    for (const path of [
      `inclusion?index=0&size=${size + 99}`,
      `inclusion?index=${size}&size=${size}`,
      `consistency?from=2&to=1`,
      'inclusion?index=a&size=1',
    ]) {
      expect([path, (await get(`/api/log/proofs/${path}`)).status]).toEqual([path, 400]);
    }
  });
});
