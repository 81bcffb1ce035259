import type { Network, Subject } from '@ochiq/shared/signals';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One name for a subject inside a drawing. */
export const keyOf = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** The room of one node, px; no two nodes are nearer than that. */
export const nodeSpacing = 96;
const rounds = 220;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
/** Members of a ring pull each other as if they were tied so often more. */
const ringPull = 3;

interface Body {
  x: number;
  y: number;
  dx: number;
  dy: number;
  readonly ring: string | null;
}

/** A spiral of even density, in the order of the names: the same network always begins, and so ends, in the same place. */
function begin(network: Network): Map<string, Body> {
  const nodes = [...network.nodes].sort((a, b) => (keyOf(a.subject) < keyOf(b.subject) ? -1 : 1));
  return new Map(
    nodes.map(({ subject, ring }, index) => {
      const [radius, angle] = [nodeSpacing * Math.sqrt(index + 0.5), index * goldenAngle];
      return [keyOf(subject), { x: radius * Math.cos(angle), y: radius * Math.sin(angle), dx: 0, dy: 0, ring }];
    }),
  );
}

/** Pairs that pull: each tied pair once, however many ties join them, and members of one ring among themselves. */
function pullsOf(network: Network, bodies: ReadonlyMap<string, Body>): readonly (readonly [Body, Body, number])[] {
  const pairs = new Map<string, readonly [Body, Body, number]>();
  for (const { a, b } of network.edges) {
    const [first = '', second = ''] = [keyOf(a), keyOf(b)].sort();
    const [one, other] = [bodies.get(first), bodies.get(second)];
    if (!one || !other || one === other) continue;
    pairs.set(`${first}|${second}`, [one, other, one.ring !== null && one.ring === other.ring ? ringPull : 1]);
  }
  return [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function push(bodies: readonly Body[]): void {
  for (const [index, one] of bodies.entries())
    for (const other of bodies.slice(index + 1)) {
      const [x, y] = [one.x - other.x, one.y - other.y];
      const squared = Math.max(1, x * x + y * y);
      const force = (nodeSpacing * nodeSpacing) / squared;
      one.dx += x * force;
      one.dy += y * force;
      other.dx -= x * force;
      other.dy -= y * force;
    }
}

function pull(pairs: readonly (readonly [Body, Body, number])[]): void {
  for (const [one, other, strength] of pairs) {
    const [x, y] = [other.x - one.x, other.y - one.y];
    const force = (strength * Math.hypot(x, y)) / (nodeSpacing * 4);
    one.dx += x * force;
    one.dy += y * force;
    other.dx -= x * force;
    other.dy -= y * force;
  }
}

/** Moves overlapping nodes apart until none overlaps, or for as many rounds as there is any use in. */
function separate(bodies: readonly Body[]): void {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (const [index, one] of bodies.entries())
      for (const other of bodies.slice(index + 1)) {
        const [x, y] = [other.x - one.x, other.y - one.y];
        const far = Math.hypot(x, y);
        if (far >= nodeSpacing) continue;
        const by = (nodeSpacing - far) / 2 + 0.5;
        const [ux, uy] = far < 1e-6 ? [1, 0] : [x / far, y / far];
        one.x -= ux * by;
        one.y -= uy * by;
        other.x += ux * by;
        other.y += uy * by;
        moved = true;
      }
    if (!moved) return;
  }
}

/**
 * Places of the nodes, px, the middle at 0: a force-directed layout (Fruchterman and Reingold 1991) that begins on a spiral and cools
 * by a fixed plan, so that one network is always drawn alike. Quadratic in the nodes: meant for a neighbourhood of some hundreds.
 */
export function layNetwork(network: Network): ReadonlyMap<string, Point> {
  const bodies = begin(network);
  const all = [...bodies.values()];
  const pairs = pullsOf(network, bodies);
  for (let round = 0; round < rounds; round += 1) {
    for (const body of all) {
      // A little pull to the middle keeps what nothing ties from drifting off.
      body.dx = -body.x * 0.06;
      body.dy = -body.y * 0.06;
    }
    push(all);
    pull(pairs);
    const most = (nodeSpacing / 2) * (1 - round / rounds);
    for (const body of all) {
      const length = Math.max(1, Math.hypot(body.dx, body.dy));
      body.x += (body.dx / length) * Math.min(length, most);
      body.y += (body.dy / length) * Math.min(length, most);
    }
  }
  separate(all);
  return new Map([...bodies].map(([key, { x, y }]) => [key, { x, y }]));
}

/** The same places with the longer side upright, or lying, as the frame is: on a phone a wide drawing would be tiny. */
export function turned(places: ReadonlyMap<string, Point>, tall: boolean): ReadonlyMap<string, Point> {
  const all = [...places.values()];
  const reach = (of: (point: Point) => number) => Math.max(...all.map(of)) - Math.min(...all.map(of));
  const isTall = reach(({ y }) => y) > reach(({ x }) => x);
  return isTall === tall ? places : new Map([...places].map(([key, { x, y }]) => [key, { x: y, y: x }]));
}
