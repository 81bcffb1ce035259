import { hash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { pairLogs } from './pair-logs.js';
import { createReplay } from './replay.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const at = '2026-03-02T10:00:00.000Z';
const request = '00000000-0000-4000-8000-000000000001';
const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
const digestOf = (from: string, seq: number) => hash('sha256', `${from} ${seq}`, 'hex');

type Told = readonly [from: 'UZ' | 'KG', seq: number, step: string];
const leaf = (kind: string, [from, seq, step]: Told, more: object = {}) =>
  canonicalJson({ kind, at, request, from, to: from === 'UZ' ? 'KG' : 'UZ', seq, step, digest: digestOf(from, seq), ...more });
const sent = (told: Told, more: object = { actor: one, submitter: two }) => leaf('assistance_sent', told, more);
const received = (told: Told, more: object = {}) => leaf('assistance_received', told, more);
const step = (name: string) => canonicalJson({ kind: 'assistance_step', at, actor: one, request, step: name });

const talk: readonly Told[] = [
  ['UZ', 1, 'request'],
  ['KG', 1, 'received'],
  ['KG', 2, 'accepted'],
  ['KG', 3, 'in_work'],
  ['KG', 4, 'answered'],
  ['UZ', 2, 'closed'],
];
const logOf = (country: 'UZ' | 'KG') => [
  canonicalJson({ kind: 'drafted', at, lot: 1, sealed: one }),
  ...(country === 'UZ' ? [step('drafted'), step('submit')] : []),
  ...talk.flatMap((told) => {
    const between = country === 'KG' && told[2] === 'answered' ? [step('searched'), step('propose_answer')] : [];
    return [...between, told[0] === country ? sent(told) : received(told)];
  }),
];
const [uz, kg] = [logOf('UZ'), logOf('KG')];
const pair = (a: readonly string[], b: readonly string[]) => pairLogs({ country: 'UZ', entries: a }, { country: 'KG', entries: b });
const codes = (a: readonly string[], b: readonly string[]) => pair(a, b).mismatches.map(({ code, country }) => `${country} ${code}`);

describe('two logs', () => {
  it('with every message in both pair without a rest', () => {
    const { pairs, mismatches, underway } = pair(uz, kg);
    expect(pairs.map(({ sent: message }) => `${message.from} ${message.seq} ${message.step}`).sort()).toEqual(
      talk.map((told) => told.join(' ')).sort(),
    );
    expect([mismatches, underway]).toEqual([[], []]);
  });

  it.each([
    ['a message that the other never kept', uz, kg.filter((text) => !text.includes('"closed"')), ['UZ not_received']],
    ['a message that the other never sent', uz, kg.filter((text) => !text.includes('"accepted"')), ['UZ not_sent']],
    ['another content', uz, kg.map((text) => text.replace(digestOf('KG', 4), one)), ['KG differs']],
    ['another step', uz.map((text) => text.replace('"step":"accepted"', '"step":"declined"')), kg, ['KG differs']],
    ['a message told twice', [...uz, sent(['UZ', 2, 'closed'])], kg, ['UZ repeated']],
    ['an invented message', [...uz, received(['KG', 5, 'declined'])], kg, ['UZ not_sent']],
    ['another country’s message as one’s own', [...uz, sent(['KG', 9, 'accepted'])], kg, ['UZ foreign']],
    ['an empty log', uz, [], ['UZ not_received', 'UZ not_received', 'UZ not_sent', 'UZ not_sent', 'UZ not_sent', 'UZ not_sent']],
  ])('with %s do not', (_name, a, b, expected) => {
    expect(codes(a, b)).toEqual(expected);
    expect(pair(a, b).pairs.length).toBeLessThan(talk.length + 1);
  });

  it('leave what was sent a moment ago out of the reckoning', () => {
    const { mismatches, underway } = pairLogs({ country: 'UZ', entries: uz }, { country: 'KG', entries: [] }, Date.parse(at) - 1);
    expect(underway.map(({ step: told }) => told)).toEqual(['request', 'closed']);
    expect(mismatches.every(({ code }) => code === 'not_sent')).toBe(true);
  });

  it('show every single change: no entry can be lost, put in or altered unseen', () => {
    const places = fc.nat(talk.length - 1);
    fc.assert(
      fc.property(places, fc.constantFrom('drop', 'alter', 'twice'), fc.boolean(), (place, what, inUz) => {
        const log = (inUz ? uz : kg).filter((text) => /assistance_(sent|received)/.test(text));
        const changed = log.flatMap((text, index) => {
          if (index !== place) return [text];
          if (what === 'drop') return [];
          return what === 'twice'
            ? [text, text]
            : [text.replace(/"digest":"../, (start) => (start.endsWith('00') ? '"digest":"01' : '"digest":"00'))];
        });
        expect(codes(...((inUz ? [changed, kg] : [uz, changed]) as [string[], string[]]))).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('one log', () => {
  it.each([
    ['of the side that asks', uz.slice(1), []],
    ['of the side that is asked', kg.slice(1), []],
    ['where a request leaves by one person', [step('drafted'), step('submit'), sent(['UZ', 1, 'request'], { actor: one })], [2]],
    ['where one person is both', [step('drafted'), step('submit'), sent(['UZ', 1, 'request'], { actor: one, submitter: one })], [2]],
    ['where a draft leaves without review', [step('drafted'), sent(['UZ', 1, 'request']), received(['KG', 1, 'answered'])], [2]],
    ['with a gap', [received(['UZ', 1, 'request']), sent(['KG', 1, 'received'], {}), sent(['KG', 3, 'accepted'])], [2]],
    ['with an answer before the work', [received(['UZ', 1, 'request']), sent(['KG', 1, 'received'], {}), sent(['KG', 2, 'answered'])], [2]],
    ['with an answer about nothing', [received(['KG', 1, 'answered'])], [0]],
    ['with a search before anybody accepted', [received(['UZ', 1, 'request']), step('searched')], [1]],
    ['drafted twice', [step('drafted'), step('drafted')], [1]],
    ['with what crossed its ending', [...uz.slice(1), received(['KG', 5, 'declined'])], []],
  ])('%s', (_name, leaves, wrong) => {
    const told = createReplay();
    for (const [index, text] of leaves.entries()) hashWith(told.take(index, text), sha256);
    expect(told.finish().findings.map(({ index, code }) => [index, code])).toEqual(wrong.map((index) => [index, 'assistance_wrong']));
  });
});
