import { hashWith, parseCheckpoint, parseNote, signatureTypes, toUtf8, verifierKey } from '@ochiq/shared/tlog';
import { describe, expect, it } from 'vitest';
import { bodyOf, createShamLog } from '../test/sham-log.js';
import { sha256, signingKey } from './ed25519.js';
import type { Held, Shelf } from './held.js';
import { createWitness } from './witness.js';

const { publicKey, sign } = signingKey(new Uint8Array(32).fill(5));
const key = { verifier: hashWith(verifierKey('witness.example/w1', signatureTypes.cosignature, publicKey), sha256), sign };
const log = createShamLog('example.com/log').grow(4);

function heldOf(text: string): Held {
  const note = parseNote(text);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint) throw new Error('no checkpoint');
  return { text, note, checkpoint, timeSeconds: 0 };
}

/** A witness on a shelf of the test's own. */
function witnessOn(shelf: Shelf, keep: () => Promise<string | null> = async () => null) {
  const alarms: string[] = [];
  const logs = new Map([[log.key.name, [log.key]]]);
  const witness = createWitness({
    key,
    logs,
    shelf,
    evidence: { keep },
    nowSeconds: () => 1_700_000_000,
    alarm: (line) => alarms.push(line),
  });
  return { witness, alarms };
}

describe('a witness', () => {
  it('answers only when the disk has it', async () => {
    const steps: string[] = [];
    let finish: () => void = () => undefined;
    const writing = new Promise<void>((begun) => {
      const { witness } = witnessOn({
        read: async () => null,
        write: () =>
          new Promise<void>((written) => {
            finish = () => {
              steps.push('has it');
              written();
            };
            begun();
          }),
      });
      witness.add(toUtf8(log.request(0))).then(({ status }) => steps.push(`answers ${status}`));
    });
    await writing;
    for (let turn = 0; turn < 10; turn += 1) await new Promise((next) => setImmediate(next));
    finish();
    await expect.poll(() => steps.length).toBe(2);
    expect(steps).toEqual(['has it', 'answers 200']);
  });

  it('gives no signature when the disk fails, and goes on afterwards', async () => {
    let broken = true;
    const { witness } = witnessOn({
      read: async () => null,
      write: async () => {
        if (broken) throw new Error('no space');
      },
    });
    await expect(witness.add(toUtf8(log.request(0)))).rejects.toThrow('no space');
    broken = false;
    expect(await witness.add(toUtf8(log.request(0)))).toMatchObject({ status: 200 });
  });

  it('says a fork even where it cannot keep it', async () => {
    const kept = { note: '' };
    const shelf: Shelf = {
      read: async () => (kept.note === '' ? null : heldOf(kept.note)),
      write: async (_origin, note) => {
        kept.note = note;
      },
    };
    const { witness, alarms } = witnessOn(shelf, async () => {
      throw new Error('no space');
    });
    await witness.add(toUtf8(log.request(0)));
    const other = bodyOf(4, [], log.forkAt(2).grow(4).checkpoint());
    expect(await witness.add(toUtf8(other))).toMatchObject({ status: 422 });
    expect(alarms).toEqual(['!!! FORK: example.com/log has signed two different trees of size 4; it could not be kept: Error: no space']);
  });
});
