import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatNote, hashWith, type NoteSignature, parseNote, parseVerifierKey, verifyCheckpoint } from '@ochiq/shared/tlog';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createShamLog, type ShamLog } from '../test/sham-log.js';
import { sha256, verifyEd25519 } from '../witness/ed25519.js';
import { type RunningWitness, startWitness } from '../witness/main.js';
import { createWitnesses, type WitnessAddress } from './witness-client.js';

const origin = 'example.com/log';
const { key: logKey, vkey: logVkey } = createShamLog(origin);

let folder: string;
let errors: string[];
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ochiq-witnesses-'));
  errors = [];
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

function addressOf({ url, vkey }: { url: string; vkey: string }): WitnessAddress {
  const key = hashWith(parseVerifierKey(vkey), sha256);
  if (key === null) throw new Error('no key');
  return { url, key };
}

async function realWitness(name: string, port = 0): Promise<RunningWitness> {
  const surroundings = { folder, nowSeconds: () => 1_700_000_000, say: () => undefined, alarm: () => undefined };
  const args = ['--name', name, '--log', logVkey, '--dir', name, '--port', String(port)];
  const witness = await startWitness(args, surroundings);
  closing.push(witness.close);
  return witness;
}

/** Something that answers as the test says, under the key of no running witness. */
async function shamWitness(answer: RequestListener): Promise<WitnessAddress> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const vkey = 'witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv';
  return addressOf({ url: `http://127.0.0.1:${port}`, vkey });
}

function client(witnesses: readonly WitnessAddress[], { timeoutMs = 5_000, elapsedMs = (): number => 0 } = {}) {
  return createWitnesses({ witnesses, fetch, timeoutMs, onError: (error) => errors.push(error.message), elapsedMs });
}

const requestOf = (log: ShamLog) => ({
  checkpoint: log.checkpoint(),
  size: log.size,
  proofFrom: (oldSize: number) => Promise.resolve(log.proofFrom(oldSize)),
});
const logOf = (size: number) => createShamLog(origin).grow(size);

const namesOf = (signatures: readonly NoteSignature[]) => signatures.map(({ name }) => name);

/** Whether the checkpoint with these signatures is believed when so many witnesses are needed. */
async function verdictOf(log: ShamLog, signatures: readonly NoteSignature[], witnesses: readonly WitnessAddress[], needed: number) {
  const note = parseNote(log.checkpoint());
  if (note === null) throw new Error('no note');
  const signed = formatNote({ text: note.text, signatures: [...note.signatures, ...signatures] });
  const trust = { origin, logKeys: [logKey], witnessKeys: witnesses.map(({ key }) => key), witnessesNeeded: needed };
  const verdict = await verifyCheckpoint(signed, trust, verifyEd25519);
  return verdict.outcome === 'verified' ? 'verified' : verdict.code;
}

describe('two witnesses', () => {
  it('cosign a log as it grows', async () => {
    const addresses = [addressOf(await realWitness('w1')), addressOf(await realWitness('w2'))];
    const witnesses = client(addresses);
    for (const size of [0, 1, 2, 5, 8, 8, 21, 100]) {
      const log = logOf(size);
      const { signatures, ahead, forked } = await witnesses.cosign(requestOf(log));
      expect([namesOf(signatures), ahead, forked]).toEqual([['w1', 'w2'], null, null]);
      for (const needed of [0, 1, 2]) expect(await verdictOf(log, signatures, addresses, needed)).toBe('verified');
      expect(await verdictOf(log, signatures, addresses, 3)).toBe('too_few_witnesses');
    }
    expect(errors).toEqual([]);
  });

  it('are one when the other is not there, and two again when it is back', async () => {
    const gone = await realWitness('w1');
    const addresses = [addressOf(gone), addressOf(await realWitness('w2'))];
    let nowMs = 0;
    const witnesses = client(addresses, { elapsedMs: () => nowMs });
    await witnesses.cosign(requestOf(logOf(3)));
    await gone.close();
    const tellings = [
      { atMs: 1_000, size: 4, errors: 1 },
      { atMs: 2_000, size: 5, errors: 1 },
      { atMs: 60_999, size: 6, errors: 1 },
      { atMs: 61_000, size: 7, errors: 2 },
      { atMs: 62_000, size: 8, errors: 2 },
    ];
    for (const { atMs, size, errors: told } of tellings) {
      nowMs = atMs;
      const log = logOf(size);
      const { signatures, ahead, forked } = await witnesses.cosign(requestOf(log));
      expect([namesOf(signatures), ahead, forked]).toEqual([['w2'], null, null]);
      expect(await verdictOf(log, signatures, addresses, 1)).toBe('verified');
      expect(await verdictOf(log, signatures, addresses, 2)).toBe('too_few_witnesses');
      expect(errors).toHaveLength(told);
    }
    expect(errors[0]).toMatch(/^the witness w1 did not cosign: fetch failed: ./);
    await realWitness('w1', Number(new URL(gone.url).port));
    const { signatures } = await witnesses.cosign(requestOf(logOf(9)));
    expect(namesOf(signatures)).toEqual(['w1', 'w2']);
  });
});

describe('a client that does not know what a witness holds', () => {
  it('is told, and asks once more', async () => {
    const address = addressOf(await realWitness('w1'));
    await client([address]).cosign(requestOf(logOf(7)));
    const asked: number[] = [];
    const log = logOf(12);
    const request = {
      ...requestOf(log),
      proofFrom: (oldSize: number) => {
        asked.push(oldSize);
        return Promise.resolve(log.proofFrom(oldSize));
      },
    };
    const fresh = client([address]);
    expect(namesOf((await fresh.cosign(request)).signatures)).toEqual(['w1']);
    expect(asked).toEqual([7]);
    await fresh.cosign(requestOf(logOf(15)));
    expect(errors).toEqual([]);
  });

  it.each([
    { name: 'its tree is smaller', size: 5, ahead: { name: 'w1', size: 7 } },
    { name: 'its tree is empty', size: 0, ahead: { name: 'w1', size: 7 } },
    { name: 'its tree is as large', size: 7, ahead: null },
  ])('learns whether the witness is ahead: $name', async ({ size, ahead }) => {
    const address = addressOf(await realWitness('w1'));
    await client([address]).cosign(requestOf(logOf(7)));
    expect(await client([address]).cosign(requestOf(logOf(size)))).toMatchObject({ ahead, forked: null });
    expect(errors).toEqual([]);
  });

  it.each([
    { name: 'as much by now', sizeNow: async () => 7, ahead: null, told: 0 },
    { name: 'more by now', sizeNow: async () => 8, ahead: null, told: 0 },
    { name: 'less still', sizeNow: async () => 6, ahead: { name: 'w1', size: 7 }, told: 0 },
    { name: 'an unknown size', sizeNow: () => Promise.reject(new Error('no database')), ahead: null, told: 1 },
  ])('asks how much there is before it believes that a witness is ahead: $name', async ({ sizeNow, ahead, told }) => {
    const address = addressOf(await realWitness('w1'));
    await client([address]).cosign(requestOf(logOf(7)));
    const result = await client([address]).cosign({ ...requestOf(logOf(5)), sizeNow });
    expect(result).toEqual({ signatures: [], ahead, forked: null });
    expect(errors).toHaveLength(told);
  });

  it('names the one that is furthest ahead, and takes what the others cosign', async () => {
    const addresses = [addressOf(await realWitness('w1')), addressOf(await realWitness('w2')), addressOf(await realWitness('w3'))];
    await client(addresses.slice(0, 1)).cosign(requestOf(logOf(7)));
    await client(addresses.slice(1, 2)).cosign(requestOf(logOf(9)));
    const { signatures, ahead } = await client(addresses).cosign(requestOf(logOf(5)));
    expect([namesOf(signatures), ahead]).toEqual([['w3'], { name: 'w2', size: 9 }]);
  });

  it.each([
    { name: 'one size', size: 7 },
    { name: 'a larger one', size: 9 },
  ])('learns of a fork: $name', async ({ size }) => {
    const address = addressOf(await realWitness('w1'));
    await client([address]).cosign(requestOf(logOf(7)));
    const fork = logOf(4).forkAt(4).grow(size);
    const result = await client([address]).cosign(requestOf(fork));
    expect(result).toEqual({ signatures: [], ahead: null, forked: { name: 'w1', size: 7 } });
    // The proof of a larger one and of one size are kept, each with what is held.
    expect(await readdir(join(folder, 'w1', 'evidence'))).toHaveLength(2);
  });
});

describe('one client', () => {
  it('does not take its own later request for a witness that is ahead', async () => {
    const address = addressOf(await realWitness('w1'));
    const witnesses = client([address]);
    await witnesses.cosign(requestOf(logOf(2)));
    await witnesses.cosign(requestOf(logOf(6)));
    expect(await witnesses.cosign(requestOf(logOf(4)))).toEqual({ signatures: [], ahead: null, forked: null });
    const sizes = Array.from({ length: 20 }, (_, index) => 7 + index);
    for (const result of await Promise.all(sizes.map((size) => witnesses.cosign(requestOf(logOf(size)))))) {
      expect(result).toMatchObject({ ahead: null, forked: null });
    }
    expect(await witnesses.cosign(requestOf(logOf(30)))).toMatchObject({ signatures: [{ name: 'w1' }] });
    expect(errors.filter((message) => !message.includes('two sizes in a row'))).toEqual([]);
  });

  it.each([
    { name: 'there is none', proofFrom: () => null, says: 'there is no proof from the size 3' },
    { name: 'there is none after a while', proofFrom: async () => null, says: 'there is no proof from the size 3' },
    { name: 'it cannot be read', proofFrom: () => Promise.reject(new Error('no database')), says: 'no database' },
    {
      name: 'it throws',
      proofFrom: () => {
        throw new Error('no tiles');
      },
      says: 'no tiles',
    },
  ])('never rejects where a proof is missing: $name', async ({ proofFrom, says }) => {
    const witnesses = client([addressOf(await realWitness('w1'))]);
    await witnesses.cosign(requestOf(logOf(3)));
    const result = await witnesses.cosign({ ...requestOf(logOf(5)), proofFrom });
    expect(result).toEqual({ signatures: [], ahead: null, forked: null });
    expect(errors).toEqual([`the witness w1 did not cosign: ${says}`]);
  });

  it('has no witnesses at first', async () => {
    expect(await client([]).cosign(requestOf(logOf(5)))).toEqual({ signatures: [], ahead: null, forked: null });
  });
});

const good =
  '— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==\n';

describe('a witness that misbehaves', () => {
  const nothing = { signatures: [], ahead: null, forked: null };
  const says =
    (status: number, text: string, headers: Record<string, string> = {}): RequestListener =>
    (_request, response) =>
      response.writeHead(status, headers).end(text);

  it.each([
    { name: 'a cosignature of another checkpoint', answer: says(200, good), error: 'its cosignature is missing or not good' },
    {
      name: 'a cosignature of another key',
      answer: says(200, good.replace('stagemole', 'elsewhere')),
      error: 'its cosignature is missing or not good',
    },
    {
      name: 'a checkpoint of its own before the cosignature',
      answer: says(200, `other\n1\nabc\n\n${good}`),
      error: 'it answered something else than signatures',
    },
    { name: 'words', answer: says(200, 'hello\n'), error: 'it answered something else than signatures' },
    { name: 'nothing', answer: says(200, ''), error: 'it answered something else than signatures' },
    { name: 'no newline', answer: says(200, good.slice(0, -1)), error: 'it answered something else than signatures' },
    { name: 'a megabyte', answer: says(200, good.repeat(8_000)), error: 'it answered more than 16384 bytes' },
    { name: 'trouble', answer: says(500, 'oh\n'), error: 'it answered 500 "oh\\n"' },
    { name: 'that it knows no such log', answer: says(404, 'no such log\n'), error: 'it answered 404 "no such log\\n"' },
    { name: 'a bad proof where there was none', answer: says(422, 'no\n'), error: 'it answered 422 "no\\n"' },
    { name: 'a conflict without a size', answer: says(409, 'no\n'), error: 'it answered 409 "no\\n"' },
    { name: 'a conflict with a size in another form', answer: says(409, '03\n'), error: 'it answered 409 "03\\n"' },
    { name: 'a conflict with 2^53', answer: says(409, '9007199254740992\n'), error: 'it answered 409 "9007199254740992\\n"' },
    { name: 'a redirection', answer: says(307, '', { location: 'http://127.0.0.1:1/' }), error: 'fetch failed: unexpected redirect' },
    {
      name: 'no HTTP',
      answer: (request: { socket: { end(text: string): void } }) => request.socket.end('hello\r\n\r\n'),
      error: 'fetch failed: ',
    },
  ])('answers $name: it costs its cosignature', async ({ answer, error }) => {
    const sham = await shamWitness(answer);
    expect(await client([sham]).cosign(requestOf(logOf(5)))).toEqual(nothing);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`the witness ${sham.key.name} did not cosign: ${error}`);
  });

  it.each([
    { name: 'never answers', answer: () => undefined },
    { name: 'answers without end', answer: (_: unknown, response: { write(text: string): void }) => response.write('—') },
  ])('$name: the time ends it', async ({ answer }) => {
    const sham = await shamWitness(answer);
    const other = addressOf(await realWitness('w1'));
    const { signatures } = await client([sham, other], { timeoutMs: 150 }).cosign(requestOf(logOf(5)));
    expect(namesOf(signatures)).toEqual(['w1']);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('due to timeout');
  });

  it('names a new size each time: it is asked twice', async () => {
    let asked = 0;
    const sham = await shamWitness((_request, response) => {
      asked += 1;
      response.writeHead(409).end(`${asked}\n`);
    });
    expect(await client([sham]).cosign(requestOf(logOf(5)))).toEqual(nothing);
    expect(asked).toBe(2);
    expect(errors).toEqual([`the witness ${sham.key.name} did not cosign: it named two sizes in a row`]);
  });

  it('says conflict with the size that it was given: earlier words of the protocol for a fork', async () => {
    const sham = await shamWitness((_request, response) => response.writeHead(409).end('5\n'));
    expect(await client([sham]).cosign(requestOf(logOf(5)))).toEqual({ ...nothing, forked: { name: sham.key.name, size: 5 } });
  });
});
