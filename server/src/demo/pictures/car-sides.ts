import { outline, oval, shape } from './canvas.js';
import { skin } from './car-body.js';
import type { CarShape } from './car-shapes.js';
import { blend } from './colour.js';
import { disc, type Eye, type Point } from './solid.js';

function window_(
  eye: Eye,
  car: CarShape,
  side: number,
  low: readonly [number, number],
  high: readonly [number, number],
  fill: string,
  from = 3.14 / 6,
  to = 3.9 / 6,
): string {
  const steps = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const dots = [
    ...steps.map((part) => skin(car, low[0] + (low[1] - low[0]) * part, from, side)),
    ...steps.map((part) => skin(car, high[1] + (high[0] - high[1]) * part, to, side)),
  ];
  return shape(dots.map(eye.see), fill, 'stroke="#15181b" stroke-width="2.5" stroke-linejoin="round"');
}

export function sideWindows(eye: Eye, car: CarShape, side: number): string {
  const { pillars } = car;
  const [, roofFront] = car.screen;
  const [, roofRear] = car.rear;
  return pillars
    .slice(0, -1)
    .map((front, place) => {
      const back = pillars[place + 1] ?? front;
      const first = place === 0;
      const last = place === pillars.length - 2;
      const low: readonly [number, number] = [front - (first ? 0 : 0.035), back + 0.035];
      const high: readonly [number, number] = [
        first ? Math.min(front, roofFront - 0.12) : front - 0.035,
        last ? Math.max(back, roofRear + 0.06) : back + 0.035,
      ];
      return window_(eye, car, side, low, high, place % 2 === 0 ? 'url(#glassA)' : 'url(#glassB)');
    })
    .join('');
}

/** The windscreen (end 1) or the rear window (end -1). */
export function screen(eye: Eye, car: CarShape, end: 1 | -1): string {
  const [low, high] = end === 1 ? car.screen : car.rear;
  const edge = (x: number) =>
    [-1, -0.6, -0.2, 0.2, 0.6, 1].map((part) => {
      const [px, py, pz] = skin(car, x, 4.1 / 6, Math.sign(part) || 1);
      return [px + (1 - Math.abs(part)) * 0.05 * end, Math.abs(py) * part * 0.93, pz + (1 - Math.abs(part)) * 0.02] as Point;
    });
  return shape(
    [...edge(low), ...edge(high).reverse()].map(eye.see),
    'url(#glassC)',
    'stroke="#15181b" stroke-width="3" stroke-linejoin="round"',
  );
}

/** A wheel on one side, seen from outside. */
export function wheel(eye: Eye, car: CarShape, x: number, side: 1 | -1): string {
  const y = side * car.halfWidth * 0.97;
  const ring = (radius: number, depth = 0) => disc(x, y - side * depth, car.radius, radius, side);
  const { radius } = car;
  const hubs = [0, 1, 2, 3, 4].map((spoke) => {
    const angle = (spoke / 5) * 2 * Math.PI + x;
    const at = (turn: number, far: number): Point => [
      x + Math.cos(angle + turn) * far,
      y + side * 0.004,
      car.radius + Math.sin(angle + turn) * far,
    ];
    return shape(
      [at(-0.5, radius * 0.16), at(-0.2, radius * 0.58), at(0.2, radius * 0.58), at(0.5, radius * 0.16)].map(eye.see),
      '#b9bec3',
      'stroke="#8b9095" stroke-width="1"',
    );
  });
  return [
    shape(ring(radius, 0.2).map(eye.see), '#0d0e0f'),
    shape(ring(radius).map(eye.see), 'url(#tyre)'),
    shape(ring(radius * 0.66).map(eye.see), '#24272a', 'stroke="#9aa0a6" stroke-width="2.5"'),
    ...hubs,
    shape(ring(radius * 0.2).map(eye.see), '#cfd3d7', 'stroke="#7d8287" stroke-width="1"'),
  ].join('');
}

export function arch(eye: Eye, car: CarShape, x: number, side: 1 | -1): string {
  const dots = disc(x, side * car.halfWidth * 1.002, car.radius, car.radius * 1.17, side, 30).map(
    ([px, y, z]): Point => [px, y, Math.max(car.sill - 0.02, z)],
  );
  return shape(dots.map(eye.see), '#101214');
}

/** Door gaps, handles and the mirror of the visible side. */
export function trim(eye: Eye, car: CarShape, side: 1 | -1, paint: string): string {
  const line = (points: readonly Point[], colour: string, thick: number) =>
    `<path d="${outline(points.map(eye.see)).slice(0, -1)}" fill="none" stroke="${colour}" stroke-width="${thick}" stroke-linecap="round"/>`;
  const gap = blend(paint, '#000000', 0.55);
  const doors = [car.pillars[0] ?? 0, ...car.pillars.slice(1, 3)].map((x, place) =>
    line(
      [0.06, 0.15, 0.25, 0.35, 0.43, 0.5].map((t) =>
        skin(car, x - (place === 0 ? 0 : 0.02) + (place === 2 ? (0.5 - t) * 0.3 : 0), t, side),
      ),
      gap,
      1.6,
    ),
  );
  const handles = car.pillars
    .slice(1, 3)
    .map((x) => line([skin(car, x + 0.26, 2.62 / 6, side), skin(car, x + 0.1, 2.64 / 6, side)], blend(paint, '#202020', 0.45), 5));
  const crease = line(
    [-0.42, -0.2, 0, 0.2, 0.4].map((x) => skin(car, x * car.length, 2.2 / 6, side)),
    blend(paint, '#ffffff', 0.3),
    1.4,
  );
  const [mx, my, mz] = skin(car, (car.pillars[0] ?? 0) - 0.02, 3.2 / 6, side);
  const [sx, sy] = eye.see([mx + 0.02, my + side * 0.12, mz + 0.05]);
  const [tx] = eye.see([mx + 0.14, my + side * 0.12, mz + 0.05]);
  const size = Math.max(13, Math.abs(tx - sx));
  return [
    ...doors,
    ...handles,
    crease,
    oval(sx, sy, size, size * 0.62, blend(paint, '#000000', 0.25), 'stroke="#1a1c1e" stroke-width="1.5"'),
  ].join('');
}
