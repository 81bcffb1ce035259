import { chanceOf } from '../chance.js';
import { picture } from './canvas.js';
import { blend } from './colour.js';
import { onX, onY, onZ, quad } from './patch.js';
import { trees, wall } from './scene.js';
import { box, daylight, eyeOf, type Face, render } from './solid.js';
import { outdoors } from './street.js';

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
      onX(eye, 0.03, y - 1.05, y + 1.05, 0.5, 2.7, '#dfe3e5') +
      onX(eye, 0.05, y - 0.97, y + 0.97, 0.58, 2.62, 'url(#day)') +
      onX(eye, 0.06, y - 0.9, y + 0.9, 0.6, 1.1, '#5d4b3c', 'fill-opacity="0.55"'),
  );
  const doors =
    onX(eye, 0.05, -1, 1, 0, 2.7, '#e8eaeb') +
    onX(eye, 0.06, -0.92, -0.05, 0.1, 2.6, 'url(#dim)') +
    onX(eye, 0.06, 0.05, 0.92, 0.1, 2.6, 'url(#dim)');
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
    onX(eye, 0.08, -5.8, 5.8, 3.5, 4.3, accent) +
    Array.from({ length: 9 }, (_, place) =>
      onX(eye, 0.1, -2.6 + place * 0.58, -2.2 + place * 0.58, 3.72, 4.08, '#ffffff', 'fill-opacity="0.85"'),
    ).join('');
  return picture(
    scene.defs,
    scene.back +
      onZ(eye, 0.01, 0, 4, -9, 9, '#b9b6ae', 'fill-opacity="0.8"') +
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
      onX(
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
      onY(eye, -12.02, x - 0.9, x + 0.9, z, z + 2.3, 'url(#dim)', 'stroke="#5a6670" stroke-width="2"'),
    );
    return bays.join('') + sides.join('') + onX(eye, 0.05, -12, 12, z - 0.5, z - 0.3, '#ffffff', 'fill-opacity="0.4"');
  });
  const entry =
    onX(eye, 0.08, -1.8, 1.8, 0, 2.9, '#39454e') +
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
    onX(eye, 0.02, -7 + place * 0.39, -6.92 + place * 0.39, 0, 5, '#000000', 'fill-opacity="0.09"'),
  ).concat(
    Array.from({ length: 36 }, (_, place) =>
      onY(eye, -7.02, -16 + place * 0.45, -15.9 + place * 0.45, 0, 4.9, '#000000', 'fill-opacity="0.1"'),
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
    onX(eye, 0.05, -2.3, 2.3, 0, 4.1, chance.pick(['#3f6f96', '#6d7378', '#8a4b34']), 'stroke="#2b2e31" stroke-width="4"') +
    [0.6, 1.2, 1.8, 2.4, 3, 3.6].map((z) => onX(eye, 0.07, -2.25, 2.25, z, z + 0.05, '#000000', 'fill-opacity="0.28"')).join('');
  const door =
    onX(eye, 0.05, 3.6, 4.6, 0, 2.1, '#5a4a3c') + onX(eye, 0.05, -5.4, -3.6, 2, 3.2, 'url(#dim)', 'stroke="#eee" stroke-width="3"');
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
