import { chanceOf } from '../chance.js';
import { picture } from './canvas.js';
import { blend } from './colour.js';
import { onX, onY, onZ } from './patch.js';
import { trees } from './scene.js';
import { box, daylight, eyeOf, type Face, type Point, render } from './solid.js';
import { outdoors } from './street.js';

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
      onX(eye, 0.02, y - 0.65, y + 0.65, 1.15, 2.65, '#f7f5ef'),
      onX(eye, 0.04, y - 0.55, y - 0.04, 1.25, 2.55, 'url(#day)'),
      onX(eye, 0.04, y + 0.04, y + 0.55, 1.25, 2.55, 'url(#dim)'),
    );
  parts.push(
    onX(eye, 0.03, -1.1, 0.1, 0.35, 2.6, '#6b4327', 'stroke="#3e2716" stroke-width="3"'),
    onX(eye, 0.04, -0.55, -0.5, 0.4, 2.55, '#3e2716'),
  );
  for (const x of [-1.5, -4.2]) parts.push(onY(eye, -6.22, x - 0.6, x + 0.6, 1.2, 2.6, 'url(#dim)', 'stroke="#f4f1e8" stroke-width="4"'));
  const columns = [-6, -3.6, -1.6, 0.6, 2.6, 5.9].flatMap((y) =>
    box([1.72, y - 0.07, 0.35], [1.86, y + 0.07, 3.1], { colour: '#7a4f2e', gloss: 0.2 }, 1),
  );
  const beam = box([1.65, -6.3, 3.05], [1.95, 6.3, 3.28], { colour: '#6b4529', gloss: 0.2 }, 4);
  const yard = Array.from({ length: 12 * 9 }, (_, place) => {
    const [i, j] = [place % 12, Math.floor(place / 12)];
    return onZ(
      eye,
      0,
      2.2 + i * 0.9,
      3.08 + i * 0.9,
      -6 + j * 1.2,
      -4.84 + j * 1.2,
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
      onX(eye, 0.06, -6.2, 6.2, 2.75, 3.3, '#000000', 'fill-opacity="0.16"'),
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
      onX(eye, 0.06, y, y + 1.4, 0.1, 2.6, gate, 'stroke="#1d1d1d" stroke-width="3"') +
      onX(eye, 0.08, y + 0.2, y + 1.2, 0.35, 1.2, blend(gate, '#ffffff', 0.12)) +
      onX(eye, 0.08, y + 0.2, y + 1.2, 1.4, 2.3, blend(gate, '#ffffff', 0.16)) +
      onX(eye, 0.1, y + 0.62, y + 0.78, 1.7, 2.0, '#d8b45c'),
  );
  const posts = box([-0.2, -1.35, 0], [0.25, -0.95, 2.9], { colour: blend(colour, '#000000', 0.15), gloss: 0.05 }, 3).concat(
    box([-0.2, 2, 0], [0.25, 2.4, 2.9], { colour: blend(colour, '#000000', 0.15), gloss: 0.05 }, 3),
    box([-0.4, -1.5, 2.75], [0.6, 2.55, 3], { colour: '#8c4632', gloss: 0.2 }, 3),
  );
  const courses = Array.from({ length: 9 }, (_, row) =>
    onX(eye, 0.01, -12, 12, 0.25 * row + 0.2, 0.25 * row + 0.22, '#000000', 'fill-opacity="0.12"'),
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
      onZ(eye, 0, 0.4, 1.8, -12, 12, '#6f7f52', 'fill-opacity="0.55"'),
      trees(seed + 15, eye.see([1.6, -4, 0])[1], 330, 2, 60, 300),
    ].join(''),
  );
}
