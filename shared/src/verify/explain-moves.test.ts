import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMoves } from './explain-moves.js';

const due = Array.from('abcdefghij');
const differences = (has: readonly (string | null)[]) =>
  due.map((letter, index) => ({ index, due: letter, has: has[index] ?? null })).filter((one) => one.has !== one.due);
const told = (has: readonly (string | null)[]) =>
  explainMoves(differences(has)).map(({ index, what, other }) => `${index} ${what}${other === null ? '' : ` ${other}`}`);

describe('explainMoves', () => {
  it.each<[string, string, string[]]>([
    ['nothing', 'abcdefghij', []],
    ['one changed', 'abXdefghij', ['2 changed']],
    ['one gone', 'ab-defghij', ['2 missing']],
    ['two changed', 'aXcdefghYj', ['1 changed', '8 changed']],
    ['two swapped', 'abedcfghij', ['2 swapped 4']],
    ['neighbours swapped', 'bacdefghij', ['0 swapped 1']],
    ['two pairs swapped', 'badcefghij', ['0 swapped 1', '2 swapped 3']],
    ['three moved round', 'bcadefghij', ['0 misplaced 1', '1 misplaced 2', '2 misplaced 0']],
    ['one put in', 'abXcdefghi', ['2 inserted']],
    ['one put in at the start', 'Xabcdefghi', ['0 inserted']],
    ['one taken out', 'abdefghijX', ['2 removed']],
    ['one taken out at the start', 'bcdefghijX', ['0 removed']],
    ['one put in and one changed before it', 'aXcdYefghi', ['1 changed', '4 inserted']],
    ['one moved to the end', 'abdefghijc', ['2 removed', '9 misplaced 2']],
    ['one put in near the end, where two move', 'abcdefgXhi', ['7 changed', '8 misplaced 7', '9 misplaced 8']],
  ])('%s', (_name, has, moves) => {
    expect(told(Array.from(has, (letter) => (letter === '-' ? null : letter)))).toEqual(moves);
  });

  it('tells something of any change, and nothing of places that are right', () => {
    const anything = fc.array(fc.option(fc.constantFrom(...due, 'X', 'Y')), { minLength: due.length, maxLength: due.length });
    fc.assert(
      fc.property(anything, (has) => {
        const wrong = new Set(differences(has).map(({ index }) => index));
        const moves = explainMoves(differences(has));
        expect(moves.length > 0).toBe(wrong.size > 0);
        for (const { index } of moves) expect(wrong.has(index)).toBe(true);
      }),
    );
  });
});
