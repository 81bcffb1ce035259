import { outline, oval, path, shape } from './canvas.js';
import type { CarShape } from './car-shapes.js';
import { blend } from './colour.js';
import { disc, type Eye, type Face, grid, type Light, type Point, render } from './solid.js';

/** A curve through the cuts, without jumps in its slope. */
function along(shape: CarShape, x: number, which: 1 | 2): number {
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
function skin(shape: CarShape, x: number, t: number, side: number): Point {
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

function bodyFaces(shape: CarShape, paint: string): Face[] {
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
function endPatch(
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

function sideWindows(eye: Eye, car: CarShape, side: number): string {
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
function screen(eye: Eye, car: CarShape, end: 1 | -1): string {
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
function wheel(eye: Eye, car: CarShape, x: number, side: 1 | -1): string {
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

function arch(eye: Eye, car: CarShape, x: number, side: 1 | -1): string {
  const dots = disc(x, side * car.halfWidth * 1.002, car.radius, car.radius * 1.17, side, 30).map(
    ([px, y, z]): Point => [px, y, Math.max(car.sill - 0.02, z)],
  );
  return shape(dots.map(eye.see), '#101214');
}

/** Door gaps, handles and the mirror of the visible side. */
function trim(eye: Eye, car: CarShape, side: 1 | -1, paint: string): string {
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

function nose(eye: Eye, car: CarShape): string {
  const { sill } = car;
  const hood = Math.min(along(car, car.length / 2, 1), car.belt);
  const low = sill + 0.1;
  const lamp = hood - 0.04;
  const lamps = [1, -1].map((side) => {
    const corners = [
      [0.5 * side, lamp - 0.13],
      [0.93 * side, lamp - 0.1],
      [0.96 * side, lamp + 0.03],
      [0.52 * side, lamp - 0.02],
    ] as const;
    const fog = [
      [0.6 * side, low - 0.01],
      [0.82 * side, low - 0.01],
      [0.82 * side, low + 0.07],
      [0.6 * side, low + 0.06],
    ] as const;
    return endPatch(eye, car, 1, corners, 'url(#lamp)', 'stroke="#2a2e33" stroke-width="2"') + endPatch(eye, car, 1, fog, '#2a2d31');
  });
  return [
    endPatch(
      eye,
      car,
      1,
      [
        [-0.46, lamp - 0.17],
        [0.46, lamp - 0.17],
        [0.48, lamp - 0.02],
        [-0.48, lamp - 0.02],
      ],
      'url(#grille)',
      'stroke="#aeb4ba" stroke-width="2"',
    ),
    endPatch(
      eye,
      car,
      1,
      [
        [-0.62, low],
        [0.62, low],
        [0.52, low + 0.12],
        [-0.52, low + 0.12],
      ],
      '#17191c',
    ),
    endPatch(
      eye,
      car,
      1,
      [
        [-0.1, lamp - 0.12],
        [0.1, lamp - 0.12],
        [0.1, lamp - 0.08],
        [-0.1, lamp - 0.08],
      ],
      '#d8b95a',
    ),
    ...lamps,
    plate(eye, car, 1, low - 0.01),
  ].join('');
}

function tail(eye: Eye, car: CarShape): string {
  const deck = Math.min(along(car, -car.length / 2, 1), car.belt);
  const high = deck - 0.05;
  const top = along(car, -car.length / 2, 1);
  const lamps = [1, -1].map((side) =>
    endPatch(
      eye,
      car,
      -1,
      [
        [0.62 * side, high - 0.17],
        [0.95 * side, high - 0.19],
        [0.96 * side, high + 0.03],
        [0.66 * side, high],
      ],
      'url(#rearLamp)',
      'stroke="#3a0d0d" stroke-width="1.5"',
    ),
  );
  const lid = blend('#000000', '#444444', 0.4);
  return [
    endPatch(
      eye,
      car,
      -1,
      [
        [-0.8, car.sill + 0.02],
        [0.8, car.sill + 0.02],
        [0.7, car.sill + 0.12],
        [-0.7, car.sill + 0.12],
      ],
      '#1b1d20',
    ),
    endPatch(
      eye,
      car,
      -1,
      [
        [-0.8, car.sill + 0.3],
        [0.8, car.sill + 0.3],
        [0.8, car.sill + 0.31],
        [-0.8, car.sill + 0.31],
      ],
      lid,
    ),
    ...lamps,
    car.rear[1] - car.rear[0] < 0.1
      ? endPatch(
          eye,
          car,
          -1,
          [
            [-0.72, car.belt + 0.02],
            [0.72, car.belt + 0.02],
            [0.66, top - 0.2],
            [-0.66, top - 0.2],
          ],
          'url(#glassC)',
          'stroke="#15181b" stroke-width="3"',
        )
      : '',
    plate(eye, car, -1, high - 0.17),
  ].join('');
}

/** A number plate, its number made unreadable. */
function plate(eye: Eye, car: CarShape, end: 1 | -1, z: number): string {
  const marks = [-0.2, -0.13, -0.04, 0.03, 0.1, 0.19].map((y) =>
    endPatch(
      eye,
      car,
      end,
      [
        [y, z + 0.03],
        [y + 0.045, z + 0.03],
        [y + 0.045, z + 0.085],
        [y, z + 0.085],
      ],
      '#8c9196',
    ),
  );
  return (
    endPatch(
      eye,
      car,
      end,
      [
        [-0.29, z],
        [0.29, z],
        [0.29, z + 0.115],
        [-0.29, z + 0.115],
      ],
      '#eef0f1',
      'stroke="#2b2e31" stroke-width="1.5"',
    ) + marks.join('')
  );
}

/** The soft shadow on the ground. */
export function shadowOf(eye: Eye, length: number, halfWidth: number): string {
  const dots = (grow: number): Point[] =>
    Array.from({ length: 28 }, (_, place): Point => {
      const angle = (place / 28) * 2 * Math.PI;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return [
        Math.sign(c) * Math.abs(c) ** 0.35 * (length / 2 + grow) - 0.1,
        Math.sign(s) * Math.abs(s) ** 0.35 * (halfWidth + grow) - 0.14,
        0,
      ];
    });
  return [0.36, 0.29, 0.22, 0.15, 0.08, 0.01, -0.06, -0.13, -0.2, -0.27]
    .map((grow) => shape(dots(grow).map(eye.see), '#0b0f14', 'fill-opacity="0.105"'))
    .join('');
}

/** A whole car standing on the ground at 0. */
export function car(eye: Eye, light: Light, shape_: CarShape, paint: string): string {
  const side = eye.position[1] > 0 ? 1 : -1;
  const far = side === 1 ? -1 : 1;
  const [front, back] = shape_.wheels;
  const fromFront = eye.position[0] > 0;
  return [
    shadowOf(eye, shape_.length, shape_.halfWidth),
    wheel(eye, shape_, front, far),
    wheel(eye, shape_, back, far),
    render(eye, light, bodyFaces(shape_, paint)),
    arch(eye, shape_, front, side),
    arch(eye, shape_, back, side),
    wheel(eye, shape_, front, side),
    wheel(eye, shape_, back, side),
    fromFront || shape_.rear[1] - shape_.rear[0] > 0.1 ? screen(eye, shape_, fromFront ? 1 : -1) : '',
    sideWindows(eye, shape_, side),
    fromFront ? nose(eye, shape_) : tail(eye, shape_),
    trim(eye, shape_, side, paint),
  ].join('');
}

/** Lamps that a path can shine through: kept with the car so that its picture is whole. */
export const carDefs = [
  '<linearGradient id="glassA" x1="0" y1="0" x2="0.6" y2="1"><stop offset="0" stop-color="#c3d3df"/><stop offset="0.35" stop-color="#5d6d7a"/><stop offset="0.42" stop-color="#2b353e"/><stop offset="1" stop-color="#141a20"/></linearGradient>',
  '<linearGradient id="glassB" x1="0" y1="0" x2="0.5" y2="1"><stop offset="0" stop-color="#9fb2c0"/><stop offset="0.3" stop-color="#3d4a55"/><stop offset="1" stop-color="#11161b"/></linearGradient>',
  '<linearGradient id="glassC" x1="0" y1="0" x2="0.35" y2="1"><stop offset="0" stop-color="#d5e2ec"/><stop offset="0.45" stop-color="#7f93a3"/><stop offset="0.55" stop-color="#46545f"/><stop offset="1" stop-color="#222a31"/></linearGradient>',
  '<radialGradient id="tyre" cx="0.5" cy="0.4"><stop offset="0" stop-color="#3a3c3e"/><stop offset="0.8" stop-color="#232527"/><stop offset="1" stop-color="#131415"/></radialGradient>',
  '<linearGradient id="lamp" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ffffff"/><stop offset="0.4" stop-color="#cfd9e2"/><stop offset="0.7" stop-color="#7d8894"/><stop offset="1" stop-color="#e9eef2"/></linearGradient>',
  '<linearGradient id="rearLamp" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e0413c"/><stop offset="0.5" stop-color="#9d1414"/><stop offset="1" stop-color="#c9302c"/></linearGradient>',
  '<linearGradient id="grille" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4a4f54"/><stop offset="0.3" stop-color="#14171a"/><stop offset="1" stop-color="#24282c"/></linearGradient>',
].join('');

/** A paper seal on the windscreen, as bailiffs put it. */
export function seal(eye: Eye, at: Point): string {
  const [x, y] = eye.see(at);
  return (
    path(`M${x - 17} ${y - 11}l34 2 -2 22 -33 -2z`, '#f4ecd0', 'stroke="#b09c5a" stroke-width="1"') +
    path(`M${x - 11} ${y - 3}l20 1M${x - 12} ${y + 3}l18 1`, 'none', 'stroke="#b4483c" stroke-width="2"')
  );
}
