import { explainMoves, type Move } from './explain-moves.js';
import type { Finding, FindingCode } from './finding.js';
import type { Place } from './inspect.js';
import type { Located } from './losses.js';
import { glance } from './read-leaf.js';

/** What is wrong with entries and their hashes, and with which texts the log is to be told. */
export interface Named {
  readonly moves: readonly Move[];
  readonly places: ReadonlyMap<number, Place>;
  /** The text that belongs at an index of a tile that was looked at; null when nobody has it. */
  readonly rightTexts: ReadonlyMap<number, string | null>;
  /** Whether the texts that belong there are others than those that the first telling took. */
  readonly tellAgain: boolean;
}

/** @param texts of entries by their hashes, served and kept */
export function nameEntries(places: readonly Place[], texts: ReadonlyMap<string, string>): Named {
  const rightTexts = new Map<number, string | null>();
  let tellAgain = false;
  for (const { index, due, row, hash, text } of places) {
    const right = due === null ? null : (texts.get(due) ?? null);
    // The first telling took what fits the hash that is served.
    const taken = hash !== null && hash === row ? text : null;
    rightTexts.set(index, right);
    if (taken !== right) tellAgain = true;
  }
  const differing = places.filter(({ absent, due, hash }) => !absent && due !== null && due !== hash);
  const moves = explainMoves(differing.map(({ index, due, hash }) => ({ index, has: hash, due })));
  return { moves, places: new Map(places.map((place) => [place.index, place])), rightTexts, tellAgain };
}

const codes: Readonly<Record<Move['what'], FindingCode>> = {
  changed: 'entry_changed',
  missing: 'entry_missing',
  swapped: 'entries_swapped',
  misplaced: 'entry_misplaced',
  inserted: 'entry_inserted',
  removed: 'entry_removed',
};

/** The findings about entries and about rows of the lowest tiles. @param located to which lots lost entries belong */
export function findingsOf({ moves, places, rightTexts }: Named, located: ReadonlyMap<number, Located>): Finding[] {
  const findings: Finding[] = moves.map((move) => {
    const { index, what } = move;
    const [now, right] = [places.get(index)?.text ?? null, rightTexts.get(index) ?? null];
    const about = what === 'inserted' ? now : (right ?? now);
    const { lot, seq } = (right === null && what !== 'inserted' ? located.get(index) : undefined) ?? glance(about ?? '');
    return { index, lot, seq, code: codes[what], detail: detailOf(move, now, right) };
  });
  for (const { index, due, row, hash, text } of places.values()) {
    if (row === due || row === null || due === null || hash === row) continue;
    const { lot, seq } = glance(text ?? '');
    findings.push({ index, lot, seq, code: 'hash_changed', detail: `the hash served is ${row}, the one signed is ${due}` });
  }
  return findings;
}

function detailOf({ what, index, other }: Move, now: string | null, right: string | null): string {
  switch (what) {
    case 'missing':
      return right === null ? 'the entry is gone' : `the entry is gone; it was ${right}`;
    case 'swapped':
      return `entries ${index} and ${other} stand in each other's place`;
    case 'misplaced':
      return `the entry of ${other} stands here`;
    case 'inserted':
      return `put in; the entries after it moved up: ${now}`;
    case 'removed':
      return `taken out; the entries after it moved down: ${right}`;
    case 'changed':
      return now !== null && right !== null ? changesOf(right, now) : `not what was signed; it reads ${now}`;
  }
}

/** Names the lot of a finding about an entry that is known by its text alone. */
export function nameLot(finding: Finding, { rightTexts }: Named): Finding {
  const text = finding.index === null || finding.lot !== null ? null : (rightTexts.get(finding.index) ?? null);
  if (text === null || finding.code !== 'tile_missing') return finding;
  const { lot, seq } = glance(text);
  return { ...finding, lot, seq };
}

/** The members in which two entries differ. */
function changesOf(before: string, after: string): string {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (old === null || now === null) return `was ${before}, is ${after}`;
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
  return (
    names.map((name) => `${name} is ${now.get(name) ?? 'gone'}, was ${old.get(name) ?? 'not there'}`).join('; ') || 'written in another way'
  );
}

function membersOf(text: string): Map<string, string> | null {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return null;
    return new Map(Object.entries(json).map(([name, member]) => [name, JSON.stringify(member)]));
  } catch {
    return null;
  }
}
