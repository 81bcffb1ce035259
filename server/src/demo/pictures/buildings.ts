import { chanceOf } from '../chance.js';
import { linear, picture, shape } from './canvas.js';
import { blend } from './colour.js';
import { farBlocks, ground, haze, mountains, sky, trees, wall } from './scene.js';
import { box, daylight, type Eye, eyeOf, type Face, type Point, render } from './solid.js';

const quad = (eye: Eye, points: readonly Point[], fill: string, more = '') => shape(points.map(eye.see), fill, more);

/** A patch on the front (x = `x`) or on the side (y = `y`) of a building. */
const onFront = (eye: Eye, x: number, y0: number, y1: number, z0: number, z1: number, fill: string, more = '') =>
  quad(
    eye,
    [
      [x, y0, z0],
      [x, y1, z0],
      [x, y1, z1],
      [x, y0, z1],
    ],
    fill,
    more,
  );
const onSide = (eye: Eye, y: number, x0: number, x1: number, z0: number, z1: number, fill: string, more = '') =>
  quad(
    eye,
    [
      [x0, y, z0],
      [x1, y, z0],
      [x1, y, z1],
      [x0, y, z1],
    ],
    fill,
    more,
  );

const glassDefs =
  linear('day', [
    [0, '#dcebf5'],
    [0.5, '#8fa8ba'],
    [1, '#52687a'],
  ]) +
  linear('dim', [
    [0, '#aebfca'],
    [1, '#3c4c58'],
  ]);

function outdoors(seed: number, eye: Eye, kind: 'street' | 'mountain'): { defs: string; back: string } {
  const horizon = Math.round(eye.see([-500, -300, 0])[1]);
  const above = sky(seed, horizon + 10);
  const floor =
    kind === 'street' ? ground(seed, horizon + 6, '#93a07a', '#7f8077', 90) : ground(seed, horizon + 6, '#9fa283', '#86806f', 110);
  const behind =
    kind === 'street'
      ? farBlocks(seed + 3, horizon + 8) + trees(seed + 2, horizon + 12, 90, 12)
      : mountains(seed, horizon + 8, 230) + trees(seed + 2, horizon + 12, 80, 14);
  return { defs: above.defs + floor.defs + haze + glassDefs, back: above.drawing + behind + floor.drawing };
}

/** An apartment block of `storeys` storeys. */
export function block(storeys: number, seed: number): string {
  const chance = chanceOf(seed + 400);
  const tall = storeys * 2.9 + 1;
  const wide = storeys > 9 ? 22 : storeys > 5 ? 30 : 36;
  const deep = 14;
  const eye = eyeOf({ eye: [26 + tall * 0.95, -14 - tall * 0.5, 3 + tall * 0.12], target: [0, 0, tall * 0.46], zoom: 1.02, horizon: 0.52 });
  const colour = storeys > 9 ? chance.pick(['#e3d9c8', '#d7dde0', '#e5cfb4']) : chance.pick(['#d6c6ac', '#c9c8c1', '#d9b998', '#c5cdd0']);
  const scene = outdoors(seed, eye, chance.yes(0.5) ? 'street' : 'mountain');
  const walls = box([-deep, -wide / 2, 0], [0, wide / 2, tall], { colour, gloss: 0.06 }, 10);
  const parts: string[] = [];
  const columns = Math.round(wide / 3.2);
  const accent = chance.pick(['#b0673c', '#7d96a6', '#9c8a6a', '#8f5a4a']);
  for (let floor = 0; floor < storeys; floor += 1) {
    const z = 1 + floor * 2.9;
    for (let column = 0; column < columns; column += 1) {
      const y = -wide / 2 + 0.8 + column * (wide / columns);
      const balcony = column % 3 === 1;
      if (balcony) {
        parts.push(
          onFront(eye, 0.02, y - 0.2, y + 2.3, z + 0.1, z + 2.4, '#3d4750'),
          onFront(eye, 0.9, y - 0.2, y + 2.3, z + 1.1, z + 2.3, chance.yes(0.65) ? 'url(#day)' : '#00000000'),
          onFront(eye, 0.9, y - 0.25, y + 2.35, z - 0.1, z + 1.1, accent, 'stroke="#00000044" stroke-width="1.5"'),
          onSide(eye, y - 0.25, 0, 0.9, z - 0.1, z + 1.1, blend(accent, '#000000', 0.3)),
        );
      } else {
        parts.push(
          onFront(eye, 0.01, y, y + 1.7, z + 0.7, z + 2.2, '#f2f1ec'),
          onFront(eye, 0.02, y + 0.1, y + 0.8, z + 0.8, z + 2.1, chance.yes(0.25) ? '#e9ddb5' : 'url(#day)'),
          onFront(eye, 0.02, y + 0.9, y + 1.6, z + 0.8, z + 2.1, 'url(#dim)'),
        );
        if (chance.yes(0.16)) parts.push(onFront(eye, 0.3, y + 1.75, y + 2.3, z + 0.5, z + 1, '#eceeee', 'stroke="#999" stroke-width="1"'));
      }
    }
    for (const x of [-3.5, -7.5, -11.5])
      parts.push(onSide(eye, -wide / 2 - 0.01, x - 0.8, x + 0.8, z + 0.7, z + 2.1, 'url(#dim)', 'stroke="#e6e3da" stroke-width="2"'));
  }
  const entries = [-0.25, 0.25].map(
    (part) =>
      onFront(eye, 0.05, part * wide - 0.9, part * wide + 0.9, 0, 2.3, '#4e4338', 'stroke="#2c251e" stroke-width="2"') +
      quad(
        eye,
        [
          [0, part * wide - 1.6, 2.5],
          [1.8, part * wide - 1.6, 2.4],
          [1.8, part * wide + 1.6, 2.4],
          [0, part * wide + 1.6, 2.5],
        ],
        '#8b8478',
      ),
  );
  const near = trees(seed + 9, eye.see([8, 0, 0])[1], 130 + chance.int(0, 60), 5, 40, 1160);
  return picture(
    scene.defs,
    scene.back +
      quad(
        eye,
        [
          [0, -wide / 2, 0],
          [6, -wide / 2, 0],
          [6, wide / 2, 0],
          [0, wide / 2, 0],
        ],
        '#6b6d6c',
        'fill-opacity="0.5"',
      ) +
      render(eye, daylight(eye), walls) +
      parts.join('') +
      entries.join('') +
      onFront(eye, 0.1, -wide / 2 - 0.2, wide / 2 + 0.2, tall, tall + 0.5, blend(colour, '#000000', 0.25)) +
      near,
  );
}

function hipRoof(x0: number, x1: number, y0: number, y1: number, z: number, rise: number, colour: string): Face[] {
  const over = 0.55;
  const [a, b, c, d] = [x0 - over, x1 + over, y0 - over, y1 + over];
  const mid = (a + b) / 2;
  const inset = (b - a) / 2;
  const finish = { colour, gloss: 0.15 };
  const steps = 6;
  const band = (from: readonly Point[], to: readonly Point[]): Face[] =>
    Array.from({ length: steps }, (_, place) => {
      const at = (pair: number, part: number): Point => {
        const [p, q] = [from[pair] ?? [0, 0, 0], to[pair] ?? [0, 0, 0]];
        return [p[0] + (q[0] - p[0]) * part, p[1] + (q[1] - p[1]) * part, p[2] + (q[2] - p[2]) * part];
      };
      const [low, high] = [place / steps, (place + 1) / steps];
      return {
        points: [at(0, low), at(1, low), at(1, high), at(0, high)],
        finish: place % 2 === 0 ? finish : { ...finish, colour: blend(colour, '#000000', 0.06) },
      };
    });
  const [ridgeA, ridgeB]: [Point, Point] = [
    [mid, c + inset, z + rise],
    [mid, d - inset, z + rise],
  ];
  return [
    ...band(
      [
        [b, c, z],
        [b, d, z],
      ],
      [ridgeA, ridgeB],
    ),
    ...band(
      [
        [a, d, z],
        [a, c, z],
      ],
      [ridgeB, ridgeA],
    ),
    ...band(
      [
        [a, c, z],
        [b, c, z],
      ],
      [ridgeA, ridgeA],
    ),
    ...band(
      [
        [b, d, z],
        [a, d, z],
      ],
      [ridgeB, ridgeB],
    ),
  ];
}

/** A courtyard house of Central Asia: long house with a columned porch, trellis, paved yard. */
export function houseYard(seed: number): string {
  const chance = chanceOf(seed + 430);
  const eye = eyeOf({ eye: [11.5, -6.5 + chance.int(0, 3), 2.3], target: [-1, 0.4, 1.5], zoom: 0.82, horizon: 0.5 });
  const scene = outdoors(seed, eye, 'mountain');
  const colour = chance.pick(['#ead9b8', '#e8e3d6', '#d9b48a', '#dfe3dd']);
  const roof = chance.pick(['#9c4a35', '#5f7f6b', '#7a7f86', '#a5603c', '#4f6f8d']);
  const walls = box([-6, -6.2, 0.35], [0, 6.2, 3.3], { colour, gloss: 0.05 }, 8);
  const plinth = box([-6.1, -6.3, 0], [2, 6.3, 0.35], { colour: '#a79f92', gloss: 0.1 }, 6);
  const parts: string[] = [];
  for (const y of [-5, -3.1, 2.2, 4.1])
    parts.push(
      onFront(eye, 0.02, y - 0.65, y + 0.65, 1.15, 2.65, '#f7f5ef'),
      onFront(eye, 0.04, y - 0.55, y - 0.04, 1.25, 2.55, 'url(#day)'),
      onFront(eye, 0.04, y + 0.04, y + 0.55, 1.25, 2.55, 'url(#dim)'),
    );
  parts.push(
    onFront(eye, 0.03, -1.1, 0.1, 0.35, 2.6, '#6b4327', 'stroke="#3e2716" stroke-width="3"'),
    onFront(eye, 0.04, -0.55, -0.5, 0.4, 2.55, '#3e2716'),
  );
  for (const x of [-1.5, -4.2])
    parts.push(onSide(eye, -6.22, x - 0.6, x + 0.6, 1.2, 2.6, 'url(#dim)', 'stroke="#f4f1e8" stroke-width="4"'));
  const columns = [-6, -3.6, -1.6, 0.6, 2.6, 5.9].flatMap((y) =>
    box([1.72, y - 0.07, 0.35], [1.86, y + 0.07, 3.1], { colour: '#7a4f2e', gloss: 0.2 }, 1),
  );
  const beam = box([1.65, -6.3, 3.05], [1.95, 6.3, 3.28], { colour: '#6b4529', gloss: 0.2 }, 4);
  const yard = Array.from({ length: 12 * 9 }, (_, place) => {
    const [i, j] = [place % 12, Math.floor(place / 12)];
    return quad(
      eye,
      [
        [2.2 + i * 0.9, -6 + j * 1.2, 0],
        [3.08 + i * 0.9, -6 + j * 1.2, 0],
        [3.08 + i * 0.9, -4.84 + j * 1.2, 0],
        [2.2 + i * 0.9, -4.84 + j * 1.2, 0],
      ],
      blend('#b5a88f', (i * 3 + j) % 3 === 0 ? '#000000' : '#ffffff', 0.07),
      'fill-opacity="0.75"',
    );
  });
  const bench = [
    ...box([4.6, 2.6, 0.45], [6.6, 5, 0.62], { colour: '#8a5d38', gloss: 0.2 }, 3),
    ...box([4.6, 4.85, 0.62], [6.6, 5, 1.05], { colour: '#7a4f2e', gloss: 0.2 }, 2),
    ...box([4.65, 2.65, 0], [4.75, 2.75, 0.45], { colour: '#5d3f26', gloss: 0 }, 1),
    ...box([6.45, 2.65, 0], [6.55, 2.75, 0.45], { colour: '#5d3f26', gloss: 0 }, 1),
    ...box([4.7, 2.9, 0.62], [6.5, 4.7, 0.7], { colour: '#a03a35', gloss: 0 }, 3),
  ];
  const front = seed % 2 === 0 ? render(eye, daylight(eye), bench) : '';
  return picture(
    scene.defs,
    [
      scene.back,
      trees(seed + 4, eye.see([-7, 0, 0])[1], 240, 8),
      yard.join(''),
      render(eye, daylight(eye), plinth),
      render(eye, daylight(eye), walls),
      parts.join(''),
      onFront(eye, 0.06, -6.2, 6.2, 2.75, 3.3, '#000000', 'fill-opacity="0.16"'),
      render(eye, daylight(eye), [...columns, ...beam]),
      render(eye, daylight(eye), hipRoof(-6, 1.7, -6.2, 6.2, 3.3, 1.9, roof)),
      front,
      trees(seed + 12, eye.see([7, -5, 0])[1], 260, 1, 990, 1150),
    ].join(''),
  );
}

/** The same sort of house from the street: wall, gate, roof behind. */
export function houseStreet(seed: number): string {
  const chance = chanceOf(seed + 460);
  const eye = eyeOf({ eye: [10, -4.5, 1.8], target: [0, 0.8, 1.7], zoom: 0.84, horizon: 0.52 });
  const scene = outdoors(seed + 1, eye, 'mountain');
  const colour = chance.pick(['#c98f63', '#e6dac2', '#d2b48c']);
  const fence = box([-0.4, -12, 0], [0, 12, 2.3], { colour, gloss: 0.05 }, 10);
  const house = box([-9, -5, 0], [-3, 7, 3.6], { colour: blend(colour, '#ffffff', 0.3), gloss: 0.05 }, 5);
  const gate = chance.pick(['#2f5d46', '#355a86', '#6b4327']);
  const panels = [-0.9, 0.55].map(
    (y) =>
      onFront(eye, 0.06, y, y + 1.4, 0.1, 2.6, gate, 'stroke="#1d1d1d" stroke-width="3"') +
      onFront(eye, 0.08, y + 0.2, y + 1.2, 0.35, 1.2, blend(gate, '#ffffff', 0.12)) +
      onFront(eye, 0.08, y + 0.2, y + 1.2, 1.4, 2.3, blend(gate, '#ffffff', 0.16)) +
      onFront(eye, 0.1, y + 0.62, y + 0.78, 1.7, 2.0, '#d8b45c'),
  );
  const posts = box([-0.2, -1.35, 0], [0.25, -0.95, 2.9], { colour: blend(colour, '#000000', 0.15), gloss: 0.05 }, 3).concat(
    box([-0.2, 2, 0], [0.25, 2.4, 2.9], { colour: blend(colour, '#000000', 0.15), gloss: 0.05 }, 3),
    box([-0.4, -1.5, 2.75], [0.6, 2.55, 3], { colour: '#8c4632', gloss: 0.2 }, 3),
  );
  const courses = Array.from({ length: 9 }, (_, row) =>
    onFront(eye, 0.01, -12, 12, 0.25 * row + 0.2, 0.25 * row + 0.22, '#000000', 'fill-opacity="0.12"'),
  );
  return picture(
    scene.defs,
    [
      scene.back,
      trees(seed + 7, eye.see([-9, 0, 0])[1], 280, 7),
      render(eye, daylight(eye), house),
      render(eye, daylight(eye), hipRoof(-9, -3, -5, 7, 3.6, 1.7, chance.pick(['#9c4a35', '#6d747b', '#5f7f6b']))),
      render(eye, daylight(eye), fence),
      courses.join(''),
      panels.join(''),
      render(eye, daylight(eye), posts),
      quad(
        eye,
        [
          [0.4, -12, 0],
          [1.8, -12, 0],
          [1.8, 12, 0],
          [0.4, 12, 0],
        ],
        '#6f7f52',
        'fill-opacity="0.55"',
      ),
      trees(seed + 15, eye.see([1.6, -4, 0])[1], 330, 2, 60, 300),
    ].join(''),
  );
}

/** A shop with display windows and an awning. */
export function shop(seed: number): string {
  const chance = chanceOf(seed + 490);
  const eye = eyeOf({ eye: [13, -7, 1.9], target: [0, 0.4, 2.1], zoom: 0.84, horizon: 0.56 });
  const scene = outdoors(seed + 2, eye, 'street');
  const colour = chance.pick(['#e3dccd', '#cfd6d8', '#d8bf9c']);
  const accent = chance.pick(['#b23a32', '#2c6a8f', '#3d7a4d']);
  const walls = box([-8, -6.5, 0], [0, 6.5, 4.6], { colour, gloss: 0.08 }, 8);
  const panes = [-5.4, -3, 2.1, 4.5].map(
    (y) =>
      onFront(eye, 0.03, y - 1.05, y + 1.05, 0.5, 2.7, '#dfe3e5') +
      onFront(eye, 0.05, y - 0.97, y + 0.97, 0.58, 2.62, 'url(#day)') +
      onFront(eye, 0.06, y - 0.9, y + 0.9, 0.6, 1.1, '#5d4b3c', 'fill-opacity="0.55"'),
  );
  const doors =
    onFront(eye, 0.05, -1, 1, 0, 2.7, '#e8eaeb') +
    onFront(eye, 0.06, -0.92, -0.05, 0.1, 2.6, 'url(#dim)') +
    onFront(eye, 0.06, 0.05, 0.92, 0.1, 2.6, 'url(#dim)');
  const stripes = Array.from({ length: 26 }, (_, place) =>
    quad(
      eye,
      [
        [0, -6.5 + place * 0.5, 3.35],
        [0, -6 + place * 0.5, 3.35],
        [1.5, -6 + place * 0.5, 2.85],
        [1.5, -6.5 + place * 0.5, 2.85],
      ],
      place % 2 === 0 ? accent : '#f4f1ea',
    ),
  );
  const sign =
    onFront(eye, 0.08, -5.8, 5.8, 3.5, 4.3, accent) +
    Array.from({ length: 9 }, (_, place) =>
      onFront(eye, 0.1, -2.6 + place * 0.58, -2.2 + place * 0.58, 3.72, 4.08, '#ffffff', 'fill-opacity="0.85"'),
    ).join('');
  return picture(
    scene.defs,
    scene.back +
      quad(
        eye,
        [
          [0, -9, 0.01],
          [4, -9, 0.01],
          [4, 9, 0.01],
          [0, 9, 0.01],
        ],
        '#b9b6ae',
        'fill-opacity="0.8"',
      ) +
      render(eye, daylight(eye), walls) +
      panes.join('') +
      doors +
      sign +
      stripes.join('') +
      trees(seed, eye.see([4.5, 6, 0])[1], 250, 2, 900, 1150),
  );
}

/** An office building with rows of glass. */
export function office(seed: number): string {
  const chance = chanceOf(seed + 520);
  const floors = chance.int(3, 5);
  const tall = floors * 3.4 + 0.8;
  const eye = eyeOf({ eye: [23 + tall, -15, 3.2], target: [0, 0.5, tall * 0.45], zoom: 0.9, horizon: 0.53 });
  const scene = outdoors(seed + 5, eye, 'street');
  const colour = chance.pick(['#d3d7d8', '#dccfb8', '#b9c3c9']);
  const walls = box([-12, -12, 0], [0, 12, tall], { colour, gloss: 0.12 }, 9);
  const parts = Array.from({ length: floors }, (_, floor) => {
    const z = 0.9 + floor * 3.4;
    const bays = Array.from({ length: 12 }, (_, bay) =>
      onFront(
        eye,
        0.03,
        -11.4 + bay * 1.92,
        -9.7 + bay * 1.92,
        z,
        z + 2.3,
        (bay + floor) % 4 === 0 ? 'url(#dim)' : 'url(#day)',
        'stroke="#5a6670" stroke-width="2"',
      ),
    );
    const sides = [-10, -7.4, -4.8, -2.2].map((x) =>
      onSide(eye, -12.02, x - 0.9, x + 0.9, z, z + 2.3, 'url(#dim)', 'stroke="#5a6670" stroke-width="2"'),
    );
    return bays.join('') + sides.join('') + onFront(eye, 0.05, -12, 12, z - 0.5, z - 0.3, '#ffffff', 'fill-opacity="0.4"');
  });
  const entry =
    onFront(eye, 0.08, -1.8, 1.8, 0, 2.9, '#39454e') +
    quad(
      eye,
      [
        [0, -2.6, 3.2],
        [2.6, -2.6, 3.1],
        [2.6, 2.6, 3.1],
        [0, 2.6, 3.2],
      ],
      '#7e868c',
    );
  return picture(
    scene.defs,
    scene.back + render(eye, daylight(eye), walls) + parts.join('') + entry + trees(seed, eye.see([5, 0, 0])[1], 190, 4, 100, 1100),
  );
}

/** A storehouse from outside: ribbed walls and a lorry gate. */
export function warehouse(seed: number): string {
  const chance = chanceOf(seed + 550);
  const eye = eyeOf({ eye: [17, -12, 2.3], target: [-1, 0, 2.4], zoom: 0.86, horizon: 0.55 });
  const scene = outdoors(seed + 8, eye, 'mountain');
  const colour = chance.pick(['#c9ced0', '#b9c4b8', '#d6c9b0']);
  const body = box([-16, -7, 0], [0, 7, 5], { colour, gloss: 0.2 }, 7);
  const roofs: Face[] = [
    {
      points: [
        [0.3, -7.4, 4.9],
        [0.3, 0, 6.8],
        [-16, 0, 6.8],
        [-16, -7.4, 4.9],
      ],
      finish: { colour: '#8d5a4a', gloss: 0.2 },
    },
    {
      points: [
        [0.3, 0, 6.8],
        [0.3, 7.4, 4.9],
        [-16, 7.4, 4.9],
        [-16, 0, 6.8],
      ],
      finish: { colour: '#8d5a4a', gloss: 0.2 },
    },
  ];
  const ribs = Array.from({ length: 36 }, (_, place) =>
    onFront(eye, 0.02, -7 + place * 0.39, -6.92 + place * 0.39, 0, 5, '#000000', 'fill-opacity="0.09"'),
  ).concat(
    Array.from({ length: 36 }, (_, place) =>
      onSide(eye, -7.02, -16 + place * 0.45, -15.9 + place * 0.45, 0, 4.9, '#000000', 'fill-opacity="0.1"'),
    ),
  );
  const gable = quad(
    eye,
    [
      [0.01, -7, 5],
      [0.01, 7, 5],
      [0.01, 0, 6.75],
    ],
    blend(colour, '#000000', 0.05),
  );
  const gate =
    onFront(eye, 0.05, -2.3, 2.3, 0, 4.1, chance.pick(['#3f6f96', '#6d7378', '#8a4b34']), 'stroke="#2b2e31" stroke-width="4"') +
    [0.6, 1.2, 1.8, 2.4, 3, 3.6].map((z) => onFront(eye, 0.07, -2.25, 2.25, z, z + 0.05, '#000000', 'fill-opacity="0.28"')).join('');
  const door =
    onFront(eye, 0.05, 3.6, 4.6, 0, 2.1, '#5a4a3c') + onFront(eye, 0.05, -5.4, -3.6, 2, 3.2, 'url(#dim)', 'stroke="#eee" stroke-width="3"');
  return picture(
    scene.defs,
    scene.back +
      wall(seed, eye.see([-16, -9, 0])[1], 40, '#b8b0a0') +
      render(eye, daylight(eye), body) +
      ribs.join('') +
      gable +
      render(eye, daylight(eye), roofs) +
      gate +
      door +
      quad(
        eye,
        [
          [0, -3, 0.01],
          [9, -4, 0.01],
          [9, 4, 0.01],
          [0, 3, 0.01],
        ],
        '#8c8a86',
        'fill-opacity="0.5"',
      ),
  );
}
