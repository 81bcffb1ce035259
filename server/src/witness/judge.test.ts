import { hashWith, parseCheckpoint } from '@ochiq/shared/tlog';
import { describe, expect, it } from 'vitest';
import { createShamLog, type ShamLog } from '../test/sham-log.js';
import { sha256 } from './ed25519.js';
import { judge } from './judge.js';

const log = (size: number) => createShamLog('example.com/log').grow(size);
const wrongRoot = new Uint8Array(32).fill(7);
const stateOf = (sham: ShamLog, change = {}) => {
  const note = sham.checkpoint(change);
  const checkpoint = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
  if (checkpoint === null) throw new Error('no checkpoint');
  return checkpoint;
};
const asked = (oldSize: number, sham: ShamLog, change: { proof?: Uint8Array[]; size?: number; root?: Uint8Array } = {}) => ({
  oldSize,
  proof: change.proof ?? (oldSize > 0 && oldSize <= sham.size ? sham.proofFrom(oldSize) : []),
  checkpoint: stateOf(sham, change),
});

describe('a checkpoint that its log has signed', () => {
  it.each([
    { name: 'the first', held: null, request: asked(0, log(5)) },
    { name: 'the first, of an empty tree', held: null, request: asked(0, log(0)) },
    { name: 'grown from an empty tree', held: stateOf(log(0)), request: asked(0, log(3)) },
    { name: 'the empty tree again', held: stateOf(log(0)), request: asked(0, log(0)) },
    { name: 'grown by one', held: stateOf(log(7)), request: asked(7, log(8)) },
    { name: 'grown from a perfect tree', held: stateOf(log(8)), request: asked(8, log(13)) },
    { name: 'the same again', held: stateOf(log(7)), request: asked(7, log(7)) },
  ])('is cosigned: $name', ({ held, request }) => {
    expect(hashWith(judge(held, request), sha256)).toEqual({ outcome: 'accepted' });
  });

  it.each([
    { name: 'an old size past its own', held: null, request: asked(6, log(5)), status: 400, fork: null },
    { name: 'going back', held: stateOf(log(7)), request: asked(7, log(5)), status: 400, fork: null },
    { name: 'an old size, where there was none', held: null, request: asked(4, log(5)), status: 409, fork: null },
    { name: 'from the beginning', held: stateOf(log(4)), request: asked(0, log(5)), status: 409, fork: null },
    { name: 'from a smaller size', held: stateOf(log(4)), request: asked(3, log(5)), status: 409, fork: null },
    { name: 'going back, from the beginning', held: stateOf(log(7)), request: asked(0, log(5)), status: 409, fork: null },
    {
      name: 'another root, from a smaller size',
      held: stateOf(log(7)),
      request: asked(3, log(3).forkAt(3).grow(7)),
      status: 409,
      fork: 'proven',
    },
    { name: 'a root of no leaves that is none', held: null, request: asked(0, log(0), { root: wrongRoot }), status: 422, fork: null },
    {
      name: 'another root of no leaves',
      held: stateOf(log(0)),
      request: asked(0, log(0), { root: wrongRoot }),
      status: 422,
      fork: 'proven',
    },
    { name: 'a proof from nothing', held: null, request: asked(0, log(5), { proof: [wrongRoot] }), status: 422, fork: null },
    { name: 'no proof', held: stateOf(log(4)), request: asked(4, log(5), { proof: [] }), status: 422, fork: 'possible' },
    {
      name: 'a hash too many',
      held: stateOf(log(4)),
      request: asked(4, log(5), { proof: [...log(5).proofFrom(4), wrongRoot] }),
      status: 422,
      fork: 'possible',
    },
    { name: 'a fork', held: stateOf(log(6)), request: asked(6, log(5).forkAt(5).grow(9)), status: 422, fork: 'possible' },
    { name: 'a fork of one size', held: stateOf(log(6)), request: asked(6, log(5).forkAt(5).grow(6)), status: 422, fork: 'proven' },
    {
      name: 'the same, with a proof',
      held: stateOf(log(6)),
      request: asked(6, log(6), { proof: [wrongRoot] }),
      status: 422,
      fork: null,
    },
  ])('is refused: $name', ({ held, request, status, fork }) => {
    expect(hashWith(judge(held, request), sha256)).toEqual({ outcome: 'refused', status, fork });
  });

  it('is cosigned from each size to each larger one, and a fork from none but the fork', () => {
    const forkedAt = 5;
    for (let from = 1; from <= 16; from += 1) {
      for (let to = from; to <= 16; to += 1) {
        const held = stateOf(log(from));
        expect(hashWith(judge(held, asked(from, log(to))), sha256)).toEqual({ outcome: 'accepted' });
        if (to <= forkedAt) continue;
        const outcome = from <= forkedAt ? 'accepted' : 'refused';
        expect(hashWith(judge(held, asked(from, log(forkedAt).forkAt(forkedAt).grow(to))), sha256)).toMatchObject({ outcome });
      }
    }
  });
});
