import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashWith } from '../tlog/index.js';
import { createReplay } from './replay.js';
import { shamStopped } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const { leaves } = shamStopped(sha256);

function findings(texts: readonly (string | null)[]): string[] {
  const told = createReplay({});
  for (const [index, text] of texts.entries()) {
    if (text === null) told.lost(index, null);
    else hashWith(told.take(index, text), sha256);
  }
  return told.finish().findings.map(({ index, code }) => `${index} ${code}`);
}

const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];
/** 12 stops lot 1, 16 lets it go on (see `shamStopped`): both become those of an inquiry. */
const stop = { actor: one, submitter: two, ground: 'inquiry', until: '2020-01-01T10:00:00.000Z' };
const release = { actor: two, submitter: one, ground: 'inquiry_released' };
const without = ['orderNumber', 'court', 'issuedOn', 'actor'];

function change(index: number, members: Record<string, unknown>, gone: readonly string[] = []): string {
  const leaf = JSON.parse(leaves[index] ?? '') as Record<string, unknown>;
  const kept = Object.entries(leaf).filter(([name]) => !gone.includes(name));
  return canonicalJson(Object.fromEntries([...kept, ...Object.entries({ ...members }).filter(([, value]) => value !== undefined)]));
}
const stopped = (members: object, resumed: object): string[] =>
  leaves.with(12, change(12, { ...stop, ...members }, without)).with(16, change(16, { ...release, ...resumed }, ['actor']));

describe('a sale that auditors stop', () => {
  it.each<[string, object, object, string[]]>([
    ['by two, and let go on by two', {}, {}, []],
    ['by one who confirms what they proposed', { submitter: one }, {}, ['12 freeze_wrong']],
    ['by one alone', { submitter: undefined }, {}, ['12 freeze_wrong']],
    ['without an end', { until: undefined }, {}, ['12 freeze_wrong']],
    [
      'by neither an order nor an inquiry',
      { ground: undefined, until: undefined },
      { ground: 'The court lifted it' },
      ['12 ground_missing'],
    ],
    ['and one auditor lets go on', {}, { submitter: two }, ['16 freeze_wrong']],
    ['and an office lets go on', {}, { ground: 'We think it is well', submitter: undefined }, ['16 freeze_wrong']],
    ['and goes on by itself too soon', {}, { actor: undefined, submitter: undefined, ground: 'inquiry_lapsed' }, ['16 freeze_wrong']],
    [
      'and goes on by itself in time',
      { until: '2020-01-01T00:10:00.000Z' },
      { actor: undefined, submitter: undefined, ground: 'inquiry_lapsed' },
      [],
    ],
    ['and somebody ends as lapsed', { until: '2020-01-01T00:10:00.000Z' }, { ground: 'inquiry_lapsed' }, ['16 freeze_wrong']],
  ])('%s', (_name, members, resumed, found) => {
    expect(findings(stopped(members, resumed))).toEqual(found);
  });

  it("a court's suspension does not end as one of an inquiry, and an inquiry's is not confirmed as an order", () => {
    expect(findings(leaves.with(16, change(16, release)))).toEqual(['16 freeze_wrong']);
    const { at } = JSON.parse(leaves[12] ?? '') as { at: string };
    const confirmed = canonicalJson({ kind: 'suspension_confirmed', at, lot: 1 });
    expect(findings(leaves.toSpliced(13, 0, confirmed))).toEqual([]);
    expect(findings(stopped({}, {}).toSpliced(13, 0, confirmed))).toEqual(['13 freeze_wrong']);
  });
});

describe('the steps of inquiries', () => {
  const at = '2020-01-01T00:00:01.000Z';
  const opened = (inquiry: number) => canonicalJson({ kind: 'inquiry_opened', at, actor: one, inquiry, sealed: two });
  const step = (inquiry: number, name: string) => canonicalJson({ kind: 'inquiry_step', at, actor: one, inquiry, step: name, sealed: two });
  const concluded = (inquiry: number, by: object = {}) =>
    canonicalJson({ kind: 'inquiry_concluded', at, actor: one, inquiry, sealed: two, ...by });
  const look = canonicalJson({ kind: 'identities_read', at, actor: one, look: 1, count: 2, sealed: two });

  it.each<[string, (string | null)[], string[]]>([
    ['opened, worked on, concluded', [opened(1), step(1, 'noted'), look, step(1, 'frozen'), concluded(1)], []],
    ['two at once', [opened(1), opened(2), step(1, 'asked'), step(2, 'answered'), concluded(2), concluded(1, { submitter: two })], []],
    ['opened twice', [opened(1), opened(1)], ['1 inquiry_wrong']],
    ['worked on without being opened', [step(1, 'noted'), concluded(2)], ['0 inquiry_wrong', '1 inquiry_wrong']],
    ['worked on after its conclusion', [opened(1), concluded(1), step(1, 'noted'), concluded(1)], ['2 inquiry_wrong', '3 inquiry_wrong']],
    ['a freeze that ends after it', [opened(1), step(1, 'frozen'), concluded(1), step(1, 'released'), step(1, 'exported')], []],
    ['referred by one for two', [opened(1), concluded(1, { submitter: one })], ['1 inquiry_wrong']],
    ['an unknown step', [opened(1), step(1, 'forgotten')], ['1 leaf_malformed']],
    ['after something was lost', [null, step(1, 'noted')], []],
  ])('%s', (_name, texts, found) => {
    expect(findings(texts)).toEqual(found);
  });
});
