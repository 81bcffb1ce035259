import { type Dot, height, shape, width } from './canvas.js';
import { hex, mix, type Rgb, rgb, times } from './colour.js';

/** Metres: x forward, y to the left, z up. */
export type Point = readonly [number, number, number];

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Point, b: Point): Point => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const unit = (a: Point): Point => {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};

/** Where the picture is taken from; `zoom` is the focal length in picture widths, `horizon` the target's height on the picture. */
interface Camera {
  readonly eye: Point;
  readonly target: Point;
  readonly zoom: number;
  readonly horizon?: number;
}

export interface Eye {
  readonly position: Point;
  see(point: Point): Dot;
  distance(point: Point): number;
}

/** A camera ready for use. */
export function eyeOf({ eye, target, zoom, horizon = 0.56 }: Camera): Eye {
  const ahead = unit(minus(target, eye));
  const right = unit(cross(ahead, [0, 0, 1]));
  const up = cross(right, ahead);
  return {
    position: eye,
    see(point) {
      const from = minus(point, eye);
      const depth = Math.max(0.05, dot(from, ahead));
      return [width / 2 + (dot(from, right) / depth) * zoom * width, height * horizon - (dot(from, up) / depth) * zoom * width];
    },
    distance: (point) => dot(minus(point, eye), ahead),
  };
}

/** How a surface takes light: `gloss` 0 (plaster) to 1 (varnish). */
interface Finish {
  readonly colour: string;
  readonly gloss: number;
}

export interface Face {
  readonly points: readonly Point[];
  readonly finish: Finish;
}

export interface Light {
  readonly sun: Point;
  readonly sky: string;
  readonly ground: string;
}

/** Sunshine over the photographer's shoulder. */
export function daylight(eye: Eye): Light {
  const [x, y] = eye.position;
  const turn = 0.5;
  const [sunX, sunY] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
  return { sun: unit([sunX, sunY, Math.hypot(x, y) * 0.85]), sky: '#e6eff7', ground: '#7a766e' };
}

const middle = (points: readonly Point[]): Point => {
  const sum = points.reduce<Point>((total, point) => [total[0] + point[0], total[1] + point[1], total[2] + point[2]], [0, 0, 0]);
  return [sum[0] / points.length, sum[1] / points.length, sum[2] / points.length];
};

/** The direction a face looks; its points go round counter-clockwise seen from outside. */
function normalOf(points: readonly Point[]): Point {
  const [a = [0, 0, 0], b = [0, 0, 0], c = [0, 0, 0], d] = points;
  return unit(d ? cross(minus(c, a), minus(d, b)) : cross(minus(b, a), minus(c, a)));
}

/** The colour of a face: sun and sky on it, and on glossy ones the sky or ground that it mirrors. */
function lit(eye: Eye, light: Light, points: readonly Point[], finish: Finish): Rgb {
  const normal = normalOf(points);
  const view = unit(minus(eye.position, middle(points)));
  const facing = dot(normal, view);
  const direct = Math.max(0, dot(normal, light.sun));
  const base = times(rgb(finish.colour), 0.56 + 0.12 * normal[2] + 0.5 * direct);
  const mirrored: Point = [2 * facing * normal[0] - view[0], 2 * facing * normal[1] - view[1], 2 * facing * normal[2] - view[2]];
  const seen =
    mirrored[2] > 0.04
      ? mix(rgb('#8d97a1'), rgb(light.sky), Math.min(1, mirrored[2] * 1.6))
      : mix(rgb('#33363a'), rgb(light.ground), Math.min(1, -mirrored[2] * 2));
  const share = finish.gloss * (0.14 + 0.5 * (1 - Math.abs(facing)) ** 3);
  const glint = finish.gloss * 150 * Math.max(0, dot(mirrored, light.sun)) ** 26;
  const mixed = mix(base, seen, share);
  return [mixed[0] + glint, mixed[1] + glint, mixed[2] + glint];
}

/** True when the face looks towards the eye. */
export function faces(eye: Eye, points: readonly Point[]): boolean {
  return dot(normalOf(points), minus(eye.position, middle(points))) > 0;
}

/** Draws faces far to near; those that look away are left out. */
export function render(eye: Eye, light: Light, list: readonly Face[]): string {
  return list
    .filter((face) => faces(eye, face.points))
    .map((face) => ({ face, distance: eye.distance(middle(face.points)) }))
    .sort((a, b) => b.distance - a.distance)
    .map(({ face }) => {
      const colour = hex(lit(eye, light, face.points, face.finish));
      return shape(face.points.map(eye.see), colour, `stroke="${colour}" stroke-width="0.9"`);
    })
    .join('');
}

/** The six sides of a box; the sides are cut into pieces so that light runs over them. */
export function box(from: Point, to: Point, finish: Finish, pieces = 1): Face[] {
  const [x0, y0, z0] = from;
  const [x1, y1, z1] = to;
  const side = (a: Point, b: Point, c: Point, d: Point): Face[] =>
    grid(
      pieces,
      pieces,
      (u, v) => {
        const low: Point = [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, a[2] + (b[2] - a[2]) * u];
        const high: Point = [d[0] + (c[0] - d[0]) * u, d[1] + (c[1] - d[1]) * u, d[2] + (c[2] - d[2]) * u];
        return [low[0] + (high[0] - low[0]) * v, low[1] + (high[1] - low[1]) * v, low[2] + (high[2] - low[2]) * v];
      },
      finish,
    );
  return [
    ...side([x1, y0, z0], [x1, y1, z0], [x1, y1, z1], [x1, y0, z1]),
    ...side([x0, y1, z0], [x0, y0, z0], [x0, y0, z1], [x0, y1, z1]),
    ...side([x1, y1, z0], [x0, y1, z0], [x0, y1, z1], [x1, y1, z1]),
    ...side([x0, y0, z0], [x1, y0, z0], [x1, y0, z1], [x0, y0, z1]),
    ...side([x0, y0, z1], [x1, y0, z1], [x1, y1, z1], [x0, y1, z1]),
  ];
}

/** A bent surface of `across` times `along` pieces; u and v run from 0 to 1. */
export function grid(
  across: number,
  along: number,
  surface: (u: number, v: number) => Point,
  finish: Finish | ((u: number, v: number) => Finish),
): Face[] {
  const list: Face[] = [];
  for (let i = 0; i < across; i += 1) {
    for (let j = 0; j < along; j += 1) {
      const [u, v, uu, vv] = [i / across, j / along, (i + 1) / across, (j + 1) / along];
      const here = typeof finish === 'function' ? finish((u + uu) / 2, (v + vv) / 2) : finish;
      list.push({ points: [surface(u, v), surface(uu, v), surface(uu, vv), surface(u, vv)], finish: here });
    }
  }
  return list;
}

/** Points of a circle in the plane of length and height (a wheel), at `y`; counter-clockwise seen from the side it looks to. */
export function disc(x: number, y: number, z: number, radius: number, outwards: 1 | -1, corners = 26): Point[] {
  return Array.from({ length: corners }, (_, place): Point => {
    const angle = (-outwards * place * 2 * Math.PI) / corners;
    return [x + radius * Math.cos(angle), y, z + radius * Math.sin(angle)];
  });
}
