import { chanceOf } from '../chance.js';
import { type Dot, height, linear, outline, oval, path, rect, shape, width } from './canvas.js';
import { blend } from './colour.js';
import type { Eye, Point } from './solid.js';

/** What lies behind and below the thing: its definitions and its drawing. */
export interface Scene {
  readonly defs: string;
  readonly drawing: string;
}

/** Skies from top to horizon. */
const skies = [
  ['#5b93c9', '#a9cbe4', '#e6edf0'],
  ['#7ba6c9', '#c3d6e2', '#f0e9db'],
  ['#8fa4b5', '#c2ccd3', '#e2e3e0'],
  ['#4f87bd', '#9cc3de', '#f3e6cf'],
] as const;

/** A sky with light clouds down to `horizon` pixels. */
export function sky(seed: number, horizon: number): Scene {
  const chance = chanceOf(seed);
  const [top, middle, low] = skies[seed % skies.length] ?? skies[0];
  const clouds = Array.from({ length: chance.int(3, 6) }, () => {
    const [x, y, size] = [chance.int(0, width), chance.int(30, horizon * 0.6), chance.int(60, 170)];
    return Array.from({ length: 7 }, () =>
      oval(
        x + (chance.real() - 0.5) * size * 2.4,
        y + (chance.real() - 0.5) * size * 0.24,
        size * (0.5 + chance.real() * 0.6),
        size * (0.1 + chance.real() * 0.12),
        '#ffffff',
        'fill-opacity="0.17"',
      ),
    ).join('');
  });
  return {
    defs: linear('sky', `0 ${top}, 0.62 ${middle}, 1 ${low}`),
    drawing: rect(0, 0, width, horizon + 4, 'url(#sky)') + clouds.join(''),
  };
}

/** A jagged line of heights by halving: natural at every size. */
function ridge(seed: number, base: number, tall: number, rough: number): Dot[] {
  const chance = chanceOf(seed);
  let line = Array.from({ length: 7 }, (_, place) => (place % 2 === 0 ? 0.15 : 0.75) + (chance.real() - 0.5) * 0.5);
  for (let size = rough * 0.6; line.length < 100; size *= 0.55) {
    line = line.flatMap((value, place) => {
      const next = line[place + 1];
      return next === undefined ? [value] : [value, (value + next) / 2 + (chance.real() - 0.5) * size];
    });
  }
  return line.map((value, place): Dot => [(place / (line.length - 1)) * (width + 40) - 20, base - tall * (0.25 + 0.75 * value)]);
}

/** Ranges of mountains in haze, the far ones snowy; `tall` in pixels. */
export function mountains(seed: number, base: number, tall: number): string {
  const closed = (line: readonly Dot[]) => [...line, [width + 20, base] as Dot, [-20, base] as Dot];
  const far = ridge(seed * 3 + 1, base, tall, 0.55);
  const near = ridge(seed * 3 + 2, base, tall * 0.55, 0.35);
  const hills = ridge(seed * 3 + 3, base, tall * 0.2, 0.12);
  const snowLine = ridge(seed * 3 + 4, base - tall * 0.3, tall * 0.22, 0.5);
  const snow = far.map(([x, y], place): Dot => [x, Math.max(y, snowLine[place]?.[1] ?? y)]);
  const shade = far.flatMap(([x, y], place) => {
    const [beforeY, afterY] = [far[place - 2]?.[1] ?? y, far[place + 2]?.[1] ?? y];
    const peak = y < beforeY && y < afterY;
    return peak
      ? [
          shape(
            [
              [x, y],
              [x + tall * 0.16, y + tall * 0.2],
              [x + tall * 0.3, y + tall * 0.55],
              [x + tall * 0.02, y + tall * 0.6],
              [x + tall * 0.05, y + tall * 0.25],
            ],
            '#4d627c',
            'fill-opacity="0.2"',
          ),
        ]
      : [];
  });
  return [
    shape(closed(far), '#8b9fb5'),
    shape([...far, ...snow.reverse()], '#f4f7fa', 'fill-opacity="0.95"'),
    ...shade,
    shape(closed(near), '#7f919c', 'fill-opacity="0.94"'),
    shape(closed(hills), '#87937c'),
    rect(0, base - tall * 0.55, width, tall * 0.55 + 2, 'url(#haze)'),
  ].join('');
}

export const haze = linear('haze', '0 #e9eef2 0, 1 #e9eef2 0.55');

/** Trees with light from the left, from `left` to `right`, standing on `base`. */
export function trees(seed: number, base: number, tall: number, count: number, left = 0, right = width): string {
  const chance = chanceOf(seed + 77);
  const greens = ['#4d6b3c', '#5a7a45', '#46613c', '#6b8450', '#3f5a3a'];
  return Array.from({ length: count }, () => {
    const x = left + chance.real() * (right - left);
    const high = tall * (0.7 + chance.real() * 0.5);
    const green = chance.pick(greens);
    const poplar = chance.yes(0.5);
    const trunk = rect(x - high * 0.02, base - high * 0.3, high * 0.04, high * 0.31, '#584838');
    if (poplar)
      return (
        trunk +
        oval(x, base - high * 0.58, high * 0.12, high * 0.45, green) +
        oval(x - high * 0.035, base - high * 0.64, high * 0.06, high * 0.34, blend(green, '#d6dca0', 0.3), 'fill-opacity="0.7"')
      );
    const leaves = Array.from({ length: 9 }, (_, leaf) => {
      const [dx, dy] = [(chance.real() - 0.5) * 0.5, (chance.real() - 0.5) * 0.34];
      return oval(
        x + dx * high,
        base - high * 0.62 + dy * high,
        high * (0.12 + chance.real() * 0.09),
        high * (0.1 + chance.real() * 0.07),
        blend(green, leaf < 4 ? '#22301f' : '#dbe0a4', leaf < 4 ? 0.35 : 0.22),
      );
    });
    return trunk + leaves.join('');
  }).join('');
}

/** Ground from `horizon` down: colours far and near, with stains and pebbles that grow towards the eye. */
export function ground(seed: number, horizon: number, far: string, near: string, rough = 90): Scene {
  const chance = chanceOf(seed + 5);
  const marks = Array.from({ length: rough }, () => {
    const depth = chance.real() ** 1.6;
    const y = horizon + 6 + depth * (height - horizon);
    const size = 1 + depth * 9 * chance.real();
    return oval(
      chance.int(0, width),
      y,
      size * 2.4,
      size * 0.5,
      chance.yes(0.5) ? '#000000' : '#ffffff',
      `fill-opacity="${chance.yes(0.5) ? 0.07 : 0.11}"`,
    );
  });
  const stains = Array.from({ length: 7 }, () =>
    oval(
      chance.int(0, width),
      chance.int(horizon + 60, height),
      chance.int(80, 260),
      chance.int(12, 40),
      'url(#stain)',
      'fill-opacity="0.5"',
    ),
  );
  return {
    defs:
      linear('ground', `0 ${far}, 1 ${near}`) +
      '<radialGradient id="stain"><stop offset="0" stop-color="#000" stop-opacity="0.22"/><stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient>',
    drawing: rect(0, horizon, width, height - horizon, 'url(#ground)') + stains.join('') + marks.join(''),
  };
}

/** A strip on the ground between two points, `wide` metres. */
export function strip(eye: Eye, from: Point, to: Point, wide: number, fill: string, more = ''): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * wide * 0.5, (dx / length) * wide * 0.5];
  const dots: Point[] = [
    [from[0] + nx, from[1] + ny, 0],
    [to[0] + nx, to[1] + ny, 0],
    [to[0] - nx, to[1] - ny, 0],
    [from[0] - nx, from[1] - ny, 0],
  ];
  return shape(dots.map(eye.see), fill, more);
}

/** A wall across the picture with its shadow: concrete slabs or brick, with a top rail. */
export function wall(seed: number, base: number, tall: number, colour: string): string {
  const chance = chanceOf(seed + 31);
  const slab = chance.int(120, 200);
  const slabs = Array.from({ length: Math.ceil(width / slab) + 1 }, (_, place) => {
    const x = place * slab - chance.int(0, 8);
    return (
      rect(x, base - tall, slab, tall, blend(colour, chance.yes(0.5) ? '#000000' : '#ffffff', chance.real() * 0.08)) +
      rect(x, base - tall, 2.5, tall, '#000000', 'fill-opacity="0.25"')
    );
  });
  return (
    slabs.join('') +
    rect(0, base - tall, width, 7, blend(colour, '#ffffff', 0.3)) +
    rect(0, base - tall * 0.25, width, tall * 0.25, '#000000', 'fill-opacity="0.1"') +
    rect(0, base, width, 16, '#000000', 'fill-opacity="0.2"')
  );
}

/** Far apartment blocks along the street, out of focus. */
export function farBlocks(seed: number, base: number): string {
  const chance = chanceOf(seed + 13);
  const blocks: string[] = [];
  for (let x = -40; x < width; ) {
    const [wide, tall] = [chance.int(130, 300), chance.int(90, 260)];
    const colour = chance.pick(['#cfc7b8', '#bcc3c8', '#d8cdb9', '#c9b8a5', '#b7bfba']);
    blocks.push(
      rect(x, base - tall, wide, tall, colour) + rect(x + wide * 0.8, base - tall, wide * 0.2, tall, '#000000', 'fill-opacity="0.13"'),
    );
    for (let wx = 14; wx < wide - 24; wx += 30)
      for (let wy = 16; wy < tall - 22; wy += 32)
        blocks.push(rect(x + wx, base - tall + wy, 16, 17, chance.yes(0.2) ? '#e9e2c4' : '#70808d', 'fill-opacity="0.75"'));
    x += wide + chance.int(-10, 70);
  }
  return blocks.join('') + rect(0, base - 270, width, 272, '#dfe6ea', 'fill-opacity="0.3"');
}

/** An open line, for wires and cracks. */
export function line(dots: readonly Dot[], colour: string, thick: number): string {
  return path(
    outline(dots).slice(0, -1),
    'none',
    `stroke="${colour}" stroke-width="${thick}" stroke-linejoin="round" stroke-linecap="round"`,
  );
}
