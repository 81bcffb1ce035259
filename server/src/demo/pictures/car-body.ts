import { shape } from './canvas.js';
import type { CarShape } from './car-shapes.js';
import { type Eye, type Face, grid, type Point } from './solid.js';

/** A curve through the cuts, without jumps in its slope. */
export function along(shape: CarShape, x: number, which: 1 | 2): number {
  const { cuts } = shape;
  const place = Math.max(
    1,
    cuts.findIndex((cut) => cut[0] >= x - 1e-9),
  );
  const at = (index: number) => cuts[Math.min(cuts.length - 1, Math.max(0, index))] ?? [0, 1, 0.8];
  const [before, low, high, after] = [at(place - 2), at(place - 1), at(place), at(place + 1)];
  const span = high[0] - low[0] || 1;
  const part = (x - low[0]) / span;
  const slope = (a: readonly number[], b: readonly number[]) => ((b[which] ?? 0) - (a[which] ?? 0)) / ((b[0] ?? 0) - (a[0] ?? 0) || 1);
  const limit = slope(low, high);
  const ease = (value: number) => (value * limit <= 0 ? 0 : Math.sign(limit) * Math.min(Math.abs(value), 2 * Math.abs(limit)));
  const [from, to] = [ease(slope(before, high)), ease(slope(low, after))];
  const cube = part ** 3;
  const square = part ** 2;
  return (
    low[which] * (2 * cube - 3 * square + 1) +
    from * span * (cube - 2 * square + part) +
    high[which] * (3 * square - 2 * cube) +
    to * span * (cube - square)
  );
}

/** Narrows the ends, so that the nose is round seen from above. */
function bend(shape: CarShape, [x, y, z]: Point): Point {
  const end = Math.min(1, Math.max(0, (Math.abs(x) - shape.length * 0.27) / (shape.length * 0.23)));
  const side = y / shape.halfWidth;
  return [x - Math.sign(x) * shape.taper * 1.7 * end * end * side * side, y * (1 - shape.taper * end * end), z];
}

/** A point of the skin: `t` from the sill (0) over the roof edge to the middle of the roof (1), `side` 1 left, -1 right. */
export function skin(shape: CarShape, x: number, t: number, side: number): Point {
  const top = along(shape, x, 1);
  const half = along(shape, x, 2) * shape.halfWidth;
  const { halfWidth, sill } = shape;
  const belt = Math.min(shape.belt, top - 0.05);
  const section = [
    [halfWidth * 0.93, sill],
    [halfWidth * 0.99, sill + 0.18],
    [halfWidth, (sill + belt) / 2 + 0.06],
    [halfWidth * 0.965, belt],
    [half, top - 0.035],
    [half * 0.6, top - 0.008],
    [0, top],
  ];
  const place = Math.min(5, Math.floor(t * 6));
  const part = t * 6 - place;
  const [low = [0, 0], high = [0, 0]] = [section[place], section[place + 1]];
  const mixed = (index: number) => (low[index] ?? 0) + ((high[index] ?? 0) - (low[index] ?? 0)) * part;
  return bend(shape, [x, side * mixed(0), mixed(1)]);
}

export function bodyFaces(shape: CarShape, paint: string): Face[] {
  const half = shape.length / 2;
  const glossy = { colour: paint, gloss: 1 };
  const dull = { colour: '#3a3c3f', gloss: 0.25 };
  const x = (u: number) => half - 2 * half * u;
  const bed = { colour: '#2b2d30', gloss: 0.1 };
  const finish = (u: number, t: number) =>
    t < 1 / 6 && shape.darkSills ? dull : t > 4.2 / 6 && shape.bed !== undefined && x(u) < shape.bed ? bed : glossy;
  return [
    ...grid(40, 12, (u, t) => skin(shape, x(u), t, 1), finish),
    ...grid(40, 12, (u, t) => skin(shape, x(u), t, -1), finish).map(turned),
    ...grid(
      12,
      12,
      (u, t) => across(shape, half, u, t),
      (_, t) => (t < 1 / 7 && shape.darkSills ? dull : glossy),
    ),
    ...grid(
      12,
      12,
      (u, t) => across(shape, -half, 1 - u, t),
      (_, t) => (t < 1 / 7 && shape.darkSills ? dull : glossy),
    ),
  ];
}

const turned = (face: Face): Face => ({ ...face, points: [...face.points].reverse() });

/** The flat end of a car at `x`: `u` from right to left, `t` upwards. */
function across(shape: CarShape, x: number, u: number, t: number): Point {
  const [, y] = unbent(shape, x, t);
  return bend(shape, [x, (2 * u - 1) * y[0], y[1]]);
}

function unbent(shape: CarShape, x: number, t: number): readonly [number, readonly [number, number]] {
  const raw = skin({ ...shape, taper: 0 }, x, t, 1);
  return [raw[0], [raw[1], raw[2]]];
}

/** A patch on the nose or tail: corners as [y, z], both sides when mirrored. */
export function endPatch(
  eye: Eye,
  shape_: CarShape,
  end: 1 | -1,
  corners: readonly (readonly [number, number])[],
  fill: string,
  more = '',
): string {
  const dots: Point[] = corners.flatMap(([y, z], place) => {
    const [toY = y, toZ = z] = corners[(place + 1) % corners.length] ?? [];
    return [0, 0.25, 0.5, 0.75].map(
      (part): Point => bend(shape_, [end * (shape_.length / 2 + 0.012), (y + (toY - y) * part) * shape_.halfWidth, z + (toZ - z) * part]),
    );
  });
  return shape(dots.map(eye.see), fill, more);
}
