import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Leaf } from '../log/index.js';
import { canonicalJson, hashWith } from '../tlog/index.js';
import type { LeafOf } from './read-leaf.js';
import { createReplay } from './replay.js';
import { type DrawTurn, ShamOffice } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const hex = (text: string) => hash('sha256', text);

/** @param leaves null for an entry that is lost */
function codesOf(leaves: readonly (Leaf | null)[]): string[] {
  const replay = createReplay();
  for (const [index, leaf] of leaves.entries()) {
    if (leaf === null) replay.lost(index, null);
    else hashWith(replay.take(index, canonicalJson(leaf)), sha256);
  }
  return replay.finish().findings.map(({ code }) => code);
}

const turn: fc.Arbitrary<DrawTurn> = fc.record({
  what: fc.constantFrom('document', 'document', 'document', 'close', 'open', 'hire'),
  seat: fc.nat({ max: 7 }),
  conflict: fc.boolean(),
});
const document: DrawTurn = { what: 'document', seat: 0, conflict: false };
/** An office with two draws at least, and its log. */
const log = fc.tuple(fc.array(turn, { maxLength: 30 }), fc.option(fc.integer({ min: 1, max: 3 }))).map(([turns, capacity]) => {
  const office = new ShamOffice(sha256, capacity);
  for (const one of [document, document, ...turns]) office.turn(one);
  return office.leaves;
});
type Assigned = LeafOf<'case_assigned'>;
const drawsIn = (leaves: readonly Leaf[]) => leaves.flatMap((leaf, index) => (leaf.kind === 'case_assigned' ? [{ leaf, index }] : []));

describe('the draws of a log', () => {
  it('are right where an office draws by the rules, whoever leaves, comes back or is close to a party', () => {
    fc.assert(
      fc.property(log, (leaves) => {
        expect(codesOf(leaves)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const other = (seats: readonly number[], seat: number) => seats.find((one) => one !== seat) ?? 99;
  const tampers: [string, (leaf: Assigned) => Assigned][] = [
    ['another official', (leaf) => ({ ...leaf, seat: other(leaf.candidates, leaf.seat) })],
    ['another secret', (leaf) => ({ ...leaf, secret: hex('chosen') })],
    ['a candidate less', (leaf) => ({ ...leaf, candidates: leaf.candidates.length > 1 ? leaf.candidates.slice(1) : [98] })],
    ['a candidate more', (leaf) => ({ ...leaf, candidates: [...leaf.candidates, 99] })],
    ['somebody left out for no reason', (leaf) => ({ ...leaf, leftOut: [...leaf.leftOut, { seat: 99, reason: 'conflict' }] })],
    ['another number', (leaf) => ({ ...leaf, draw: leaf.draw + 1 })],
    ['another chain', (leaf) => ({ ...leaf, chain: leaf.chain + 7 })],
    ['another document', (leaf) => ({ ...leaf, document: leaf.document + 1000 })],
  ];
  it.each(tampers)('are wrong with %s', (_name, tamper) => {
    fc.assert(
      fc.property(log, fc.nat(), (leaves, which) => {
        const draws = drawsIn(leaves);
        const { leaf, index } = draws[which % draws.length] ?? { leaf: null, index: 0 };
        if (leaf === null) throw new Error('no draw');
        expect(codesOf(leaves.with(index, tamper(leaf)))).not.toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('are wrong when the digest of a document is another one', () => {
    fc.assert(
      fc.property(log, (leaves) => {
        const { leaf } = drawsIn(leaves)[0] ?? { leaf: null };
        const changed = leaves.map((one) =>
          one.kind === 'document_received' && one.document === leaf?.document ? { ...one, digest: hex('other') } : one,
        );
        // The other digest may lead to the same seat: then the whole office had one candidate, or chance had it so.
        const isSame = codesOf(changed).length === 0;
        if (!isSame) expect(codesOf(changed)).toEqual(['draw_wrong']);
      }),
    );
  });

  it('are wrong when two draws stand in each other’s place', () => {
    fc.assert(
      fc.property(log, (leaves) => {
        const [first, second] = drawsIn(leaves);
        if (!first || !second) throw new Error('two draws are there');
        expect(codesOf(leaves.with(first.index, second.leaf).with(second.index, first.leaf))).not.toEqual([]);
      }),
    );
  });
});

/** Entries: 0 commits, 1 to 3 open the seats, 4 receives, 5 opens the case, 6 assigns; 7 to 9 the same again. */
const twoDraws: readonly (Leaf | null)[] = (() => {
  const office = new ShamOffice(sha256, null);
  office.turn(document);
  office.turn(document);
  return office.leaves;
})();
const later: Leaf = { kind: 'rules_published', at: '2020-01-02T00:00:00.000Z', profile: 'p', version: 1, sha256: hex('{}'), text: '{}' };
function entry<Kind extends Leaf['kind']>(index: number, kind: Kind): LeafOf<Kind> {
  const leaf = twoDraws[index];
  if (leaf?.kind !== kind) throw new Error(`entry ${index} is no ${kind}`);
  return leaf as LeafOf<Kind>;
}

describe('what stands around a draw', () => {
  const committed = entry(0, 'draw_committed');
  const opened = entry(1, 'seat_opened');
  const [at, until] = [opened.at, '2020-01-01T00:00:30.000Z'];
  const closed: Leaf = { kind: 'seat_closed', at, office: 1, seat: 1, reason: 'illness', from: at, until };
  it.each<[string, readonly (Leaf | null)[], string[]]>([
    ['nothing wrong', twoDraws, []],
    ['a chain replaced before its end', twoDraws.toSpliced(7, 0, { ...committed, chain: 2 }), ['draw_chain_wrong', 'draw_chain_wrong']],
    ['a chain committed twice', [committed, committed], ['draw_chain_wrong', 'draw_chain_wrong']],
    [
      'a chain committed after the document',
      [...twoDraws.slice(1, 5), committed, ...twoDraws.slice(5)],
      ['draw_chain_wrong', 'draw_chain_wrong'],
    ],
    ['a seat opened twice', [opened, opened], ['seat_wrong']],
    ['a seat closed that nobody has', [closed], ['seat_wrong']],
    ['a seat closed and opened again', [opened, closed, opened], []],
    ['a seat closed for a time that is over', [opened, { ...closed, from: '2019-12-31T00:00:00.000Z' }], ['seat_wrong']],
    ['a seat closed until before its beginning', [opened, { ...closed, until: at }], ['seat_wrong']],
    ['a seat closed and not heeded', twoDraws.toSpliced(4, 0, closed), ['draw_wrong', 'draw_wrong']],
    ['a document received twice', twoDraws.toSpliced(5, 0, entry(4, 'document_received')), ['document_wrong']],
    [
      'a document drawn for twice',
      twoDraws.toSpliced(7, 0, entry(6, 'case_assigned')),
      ['document_wrong', 'document_wrong', 'draw_chain_wrong'],
    ],
    ['a case that was not opened', twoDraws.toSpliced(5, 1), ['document_wrong']],
    ['a document that was not received', twoDraws.toSpliced(4, 1), ['document_wrong']],
    ['a draw that does not follow', [...twoDraws.slice(0, 5), later], ['draw_missing']],
    ['a draw that may still follow', twoDraws.slice(0, 5), []],
    ['nobody there to draw', [committed, entry(4, 'document_received'), later], []],
    ['a draw that is taken out', twoDraws.toSpliced(6, 1), ['draw_chain_wrong']],
    ['an entry that is lost', twoDraws.with(6, null), []],
    [
      'a lost entry, and a secret that is not the next',
      [...twoDraws.with(6, null).slice(0, 9), { ...entry(9, 'case_assigned'), secret: hex('x') }],
      ['draw_chain_wrong', 'draw_wrong'],
    ],
  ])('%s', (_name, leaves, expected) => {
    expect(codesOf(leaves)).toEqual(expected);
  });
});
