import type { Network, networkQuerySchema, Subject } from '@ochiq/shared/signals';
import type { z } from 'zod';
import { type Queryable, Refusal } from '../base/index.js';
import type { SignalGround } from './ground.js';
import { handleLabel } from './label-subjects.js';
import { isIdOf } from './show-subject.js';
import { readNodeFigures, readOfficialsOf, readPeopleOfLot, readTiesOf, readTiesWithin, type StoredTie } from './store-network.js';
import { readScore } from './store-ranking.js';
import { readRings, readRingsOf } from './store-subjects.js';

/** More than so many nobody can look at; the strongest ties come first. */
const nodeLimit = 120;
const tieLimit = 600;
const officialLimit = 20;

/** Where the neighbourhood of a subject begins: people. @throws Refusal not_found for one that is not there */
async function readStart(db: Queryable, subject: Subject): Promise<Subject[]> {
  if (!isIdOf(subject)) throw new Refusal('not_found');
  switch (subject.kind) {
    case 'lot':
      return orNotFound(await readPeopleOfLot(db, Number(subject.id)));
    case 'office':
      return orNotFound(await readOfficialsOf(db, Number(subject.id), officialLimit));
    case 'ring': {
      const [ring] = await readRings(db, [subject.id]);
      return orNotFound((ring?.members ?? []).map((id) => ({ kind: 'bidder', id })));
    }
    case 'bidder':
    case 'official':
      return [subject];
  }
}

function orNotFound(people: readonly Subject[]): Subject[] {
  if (people.length === 0) throw new Refusal('not_found');
  return people.slice(0, nodeLimit);
}

const ends = (tie: StoredTie): readonly Subject[] => [
  { kind: tie.aKind, id: tie.a },
  { kind: tie.bKind, id: tie.b },
];

/** Everybody within so many ties of the start, as far as they fit. */
async function walk(db: Queryable, start: readonly Subject[], depth: number): Promise<Map<string, Subject>> {
  const found = new Map(start.map((one) => [one.id, one]));
  let edge = [...found.keys()];
  for (let step = 0; step < depth && edge.length > 0 && found.size < nodeLimit; step += 1) {
    const next: string[] = [];
    for (const tie of await readTiesOf(db, edge, tieLimit)) {
      for (const one of ends(tie)) {
        if (found.has(one.id) || found.size >= nodeLimit) continue;
        found.set(one.id, one);
        next.push(one.id);
      }
    }
    edge = next;
  }
  return found;
}

/** The people around a subject, why they are tied, and the rings among them. @throws Refusal not_found */
export async function showNetwork(
  { db, secret }: Pick<SignalGround, 'db' | 'secret'>,
  { kind, id, depth }: z.output<typeof networkQuerySchema>,
): Promise<Network> {
  const people = await walk(db, await readStart(db, { kind, id }), depth);
  const nodes = [...people.values()];
  const ids = nodes.map((node) => node.id);
  const [ties, figures, ringOf] = await Promise.all([readTiesWithin(db, ids, tieLimit), readNodeFigures(db, nodes), readRingsOf(db, ids)]);
  const rings = await readRings(db, [...new Set(ringOf.values())]);
  const scores = await Promise.all(rings.map(({ ring }) => readScore(db, 'ring', ring)));
  const figuresOf = new Map(figures.map((one) => [`${one.kind} ${one.id}`, one]));
  return {
    nodes: nodes.map((subject) => {
      const own = figuresOf.get(`${subject.kind} ${subject.id}`);
      return {
        subject,
        label: handleLabel(secret, subject),
        lots: own?.lots ?? 0,
        won: own?.won ?? 0,
        score: own?.score ?? 0,
        ring: ringOf.get(subject.id) ?? null,
      };
    }),
    edges: ties.map((tie) => ({
      a: { kind: tie.aKind, id: tie.a },
      b: { kind: tie.bKind, id: tie.b },
      tie: tie.tie,
      weight: tie.weight,
      lots: tie.lots,
    })),
    rings: rings.map(({ ring, members }, index) => ({
      id: ring,
      members: members.map((member) => ({ kind: 'bidder', id: member })),
      score: scores[index]?.score ?? 0,
      pValue: scores[index]?.pValue ?? 1,
    })),
  };
}
