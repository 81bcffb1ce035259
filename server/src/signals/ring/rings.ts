import { UndirectedGraph } from 'graphology';
import packaged from 'graphology-communities-louvain';
import { logGamma, seededChance } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import { attendanceOf } from './attendance.js';
import { type Tie, tiesOf } from './ties.js';
import { type Yielding, yieldingOf } from './yielding.js';

/** People who are tied to each other more than to the rest. */
export interface Ring {
  /** The smallest of its members' ids. */
  readonly id: string;
  /** Ids, ascending. */
  readonly members: readonly string[];
  /** Indices of the window's lots at which at least two members were, ascending. */
  readonly lots: readonly number[];
  /** Its ties, the strongest first. */
  readonly ties: readonly Tie[];
  /** The chance that any group of this size meets so often: see `meetingChanceOf`. */
  readonly meetingChance: number;
  readonly yielding: Yielding;
  /** Of both together, by Fisher's rule: q - q ln q, where q is the product of the two chances. */
  readonly pValue: number;
}

type Detect = (graph: UndirectedGraph, options: object) => Record<string, number>;
const isDetect = (value: unknown): value is Detect => typeof value === 'function';

/** The package is CommonJS: Node gives the function itself, a bundler may give it as `default`. */
const detect: unknown = 'default' in packaged ? packaged.default : packaged;

const known = new WeakMap<WindowFacts, readonly Ring[]>();

/** The rings of a window, in the order of their chance. Found once for a window. */
export function ringsOf(window: WindowFacts): readonly Ring[] {
  const found = known.get(window);
  if (found) return found;
  const attendance = attendanceOf(window);
  const { ties, pairs } = tiesOf(window);
  const rings = communities(ties).map((core): Ring => {
    const members = core.members.map((index) => attendance.people[index] ?? '');
    const lots = lotsOfTwo(core.members.map((index) => attendance.lotsOf[index] ?? new Int32Array()));
    const yielding = yieldingOf(window, core.members, lots);
    const meetingChance = meetingChanceOf(core, pairs, attendance.people.length);
    return {
      id: members[0] ?? '',
      members,
      lots,
      ties: core.ties,
      meetingChance,
      yielding,
      pValue: fisherOf(meetingChance, yielding.pValue),
    };
  });
  const made = rings.sort((a, b) => a.pValue - b.pValue || (a.id < b.id ? -1 : 1));
  known.set(window, made);
  return made;
}

export interface Core {
  /** Indices, ascending. */
  readonly members: readonly number[];
  readonly ties: readonly Tie[];
}

/**
 * Communities of the graph of ties (Louvain: Blondel, Guillaume, Lambiotte and Lefebvre 2008), each tie weighing as many powers
 * of ten as its chance; then members who are tied to fewer than half of the others leave, the loosest first.
 */
function communities(ties: readonly Tie[]): Core[] {
  if (ties.length === 0) return [];
  if (!isDetect(detect)) throw new Error('graphology-communities-louvain gives no function');
  const graph = new UndirectedGraph();
  for (const { a, b, pValue } of ties) {
    graph.mergeNode(String(a));
    graph.mergeNode(String(b));
    graph.addEdge(String(a), String(b), { weight: Math.min(50, -Math.log10(Math.max(pValue, 1e-50))) });
  }
  const of = detect(graph, { randomWalk: false, rng: seededChance(1), getEdgeWeight: 'weight' });
  const inside = new Map<number, Tie[]>();
  for (const tie of ties) {
    const community = of[String(tie.a)];
    if (community === undefined || community !== of[String(tie.b)]) continue;
    const others = inside.get(community);
    if (others) others.push(tie);
    else inside.set(community, [tie]);
  }
  return [...inside.values()].map(coreOf).filter(({ ties: left }) => left.length > 0);
}

/** Each step takes out the loosest member, so a community costs its members times its ties at most. */
function coreOf(ties: readonly Tie[]): Core {
  let left = ties;
  for (;;) {
    const degree = new Map<number, number>();
    for (const { a, b } of left) {
      degree.set(a, (degree.get(a) ?? 0) + 1);
      degree.set(b, (degree.get(b) ?? 0) + 1);
    }
    const members = [...degree.keys()].sort((a, b) => a - b);
    const loosest = Math.min(...degree.values());
    if (members.length < 3 || loosest >= (members.length - 1) / 2) return { members, ties: left };
    const leaving = new Set(members.filter((member) => degree.get(member) === loosest));
    left = left.filter(({ a, b }) => !leaving.has(a) && !leaving.has(b));
  }
}

/**
 * One member is the middle; the others' meetings with that one are independent of each other where people choose lots for
 * themselves, so their chances multiply. The group was picked among many: any of `people` could be the middle, and any of those
 * whom one person meets, 2 x pairs / people on the average, could be its members, so the product is multiplied by
 * the number of such groups (union bound). The best middle counts. Members who have no tie with the middle add nothing.
 */
export function meetingChanceOf({ members, ties }: Core, pairs: number, people: number): number {
  const met = Math.max(1, (2 * pairs) / Math.max(1, people));
  const chances = members.map((middle) => {
    const rays = ties.filter(({ a, b }) => a === middle || b === middle);
    const choices = Math.log(people) + rays.length * Math.log(met) - logGamma(rays.length + 1);
    return choices + rays.reduce((sum, { pValue }) => sum + Math.log(Math.max(pValue, 1e-300)), 0);
  });
  return Math.min(1, Math.exp(Math.min(0, ...chances)));
}

/** The chance that two independent p-values have so small a product (Fisher's rule for two). */
export function fisherOf(one: number, other: number): number {
  const product = Math.max(one * other, 1e-300);
  return Math.min(1, product - product * Math.log(product));
}

function lotsOfTwo(lists: readonly Int32Array[]): number[] {
  const at = new Map<number, number>();
  for (const lots of lists) for (const lot of lots) at.set(lot, (at.get(lot) ?? 0) + 1);
  return [...at]
    .filter(([, members]) => members >= 2)
    .map(([lot]) => lot)
    .sort((a, b) => a - b);
}
