import { describe, expect, it } from 'vitest';
import { amountText, regroup } from './typed-amount';

const gap = (text: string) => text.replaceAll(' ', '\u00a0');

describe('regroup', () => {
  it.each([
    ['groups thousands', '1250000', 7, '1 250 000', 9],
    ['keeps the caret behind the digit just typed', '12350', 3, '12 350', 4],
    ['drops letters', '12a', 3, '12', 2],
    ['drops leading zeros', '0012', 4, '12', 2],
    ['keeps two decimals', '12,345', 6, '12,34', 5],
    ['reads a point as a comma', '12.5', 4, '12,5', 4],
    ['begins decimals with a zero', ',5', 2, '0,5', 2],
    ['empties', '', 0, '', 0],
    ['bounds the length', '123456789012345678', 18, '12 345 678 901 234', 18],
  ])('%s', (_name, raw, caret, text, at) => {
    expect(regroup(raw, caret)).toEqual({ text: gap(text), caret: at });
  });
});

describe('amountText', () => {
  it.each([
    [null, ''],
    ['0', '0'],
    ['125000000', '1 250 000'],
    ['1205', '12,05'],
  ])('writes %s', (minor, text) => {
    expect(amountText(minor)).toBe(gap(text));
  });
});
