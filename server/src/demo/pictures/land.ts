import { chanceOf } from '../chance.js';
import { type Dot, height, oval, picture, shape, width } from './canvas.js';
import { blend } from './colour.js';
import { ground, haze, line, mountains, sky, strip, trees } from './scene.js';
import { type Eye, eyeOf, type Point } from './solid.js';

/** A stake with a painted top. */
function stake(eye: Eye, x: number, y: number): string {
  const [bottom, middle, top] = [eye.see([x, y, 0]), eye.see([x, y, 0.75]), eye.see([x, y, 1])];
  const thick = Math.max(3, Math.abs(eye.see([x, y + 0.06, 0])[0] - bottom[0]) * 1.4);
  return (
    oval(bottom[0] + thick, bottom[1], thick * 3, thick * 0.7, '#000000', 'fill-opacity="0.25"') +
    line([bottom, middle], '#b08a5c', thick) +
    line([middle, top], '#c8342c', thick)
  );
}

function boundary(eye: Eye, corners: readonly Point[]): string {
  const ropes = corners.map(([x, y], place) => {
    const [tx, ty] = corners[(place + 1) % corners.length] ?? [x, y];
    const middle: Point = [(x + tx) / 2, (y + ty) / 2, 0.62];
    return line([eye.see([x, y, 0.85]), eye.see(middle), eye.see([tx, ty, 0.85])], '#f4f0e2', 2.2);
  });
  return ropes.join('') + corners.map(([x, y]) => stake(eye, x, y)).join('');
}

const site: readonly Point[] = [
  [6.5, -4.6, 0],
  [6.5, 4.2, 0],
  [22, 8, 0],
  [22, -9, 0],
];

/** A plot for building: dry ground between stakes, a track, mountains behind. */
export function plot(seed: number): string {
  const chance = chanceOf(seed + 600);
  const eye = eyeOf({ eye: [-3, chance.int(-2, 2), 2.6], target: [16, 0, 1], zoom: 0.8, horizon: 0.58 });
  const horizon = Math.round(eye.see([600, 0, 0])[1]);
  const above = sky(seed, horizon);
  const floor = ground(seed, horizon, '#b3ab84', '#958a63', 260);
  const tufts = Array.from({ length: 110 }, () => {
    const [x, y] = eye.see([chance.real() ** 1.5 * 45 + 1, (chance.real() - 0.5) * 50, 0]);
    const size = Math.max(2, (y - horizon) * 0.05);
    return line(
      [
        [x - size, y - size],
        [x, y],
        [x + size * 0.3, y - size * 1.4],
        [x, y],
        [x + size, y - size * 0.8],
      ],
      chance.pick(['#7d8450', '#9a9658', '#6d7a48']),
      Math.max(1, size * 0.22),
    );
  });
  return picture(
    above.defs + floor.defs + haze,
    [
      above.drawing,
      mountains(seed, horizon + 2, 300),
      trees(seed, horizon + 6, 60, 22),
      floor.drawing,
      strip(eye, [2, -9, 0], [70, -14, 0], 3, '#a79a7c', 'fill-opacity="0.8"'),
      shape(site.map(eye.see), '#c3b486', 'fill-opacity="0.55"'),
      tufts.join(''),
      boundary(eye, site),
    ].join(''),
  );
}

/** A field with rows running to the mountains. */
export function field(seed: number): string {
  const chance = chanceOf(seed + 630);
  const eye = eyeOf({ eye: [-4, 0, 2.3], target: [20, chance.int(-4, 4), 1], zoom: 0.8, horizon: 0.56 });
  const horizon = Math.round(eye.see([600, 0, 0])[1]);
  const above = sky(seed + 1, horizon);
  const crop = chance.pick(['#6f8f3f', '#b89f4c', '#7d6a4a', '#839b4a']);
  const floor = ground(seed, horizon, blend(crop, '#ffffff', 0.18), blend(crop, '#000000', 0.1), 60);
  const rows = Array.from({ length: 60 }, (_, place) =>
    strip(
      eye,
      [-3, -45 + place * 1.5, 0],
      [300, -45 + place * 1.5, 0],
      0.62,
      blend(crop, place % 2 === 0 ? '#24301a' : '#000000', 0.32),
      'fill-opacity="0.6"',
    ),
  );
  const plants = Array.from({ length: 160 }, () => {
    const row = chance.int(0, 59);
    const [x, y] = eye.see([chance.real() ** 1.4 * 30 - 1, -44.4 + row * 1.5, 0]);
    const size = Math.max(2, (y - horizon) * 0.045);
    return oval(x, y - size * 0.5, size, size * 0.7, blend(crop, '#eaf2b0', chance.real() * 0.4), 'fill-opacity="0.85"');
  });
  return picture(
    above.defs + floor.defs + haze,
    [
      above.drawing,
      mountains(seed + 2, horizon + 2, 260),
      trees(seed, horizon + 6, 80, 30),
      floor.drawing,
      rows.join(''),
      plants.join(''),
      boundary(eye, [
        [7, -4.2, 0],
        [7, 4.8, 0],
        [40, 16, 0],
        [40, -16, 0],
      ]),
    ].join(''),
  );
}

/** Fields from above, the plot outlined in red. */
export function aerial(seed: number): string {
  const chance = chanceOf(seed + 660);
  const greens = ['#7d9a4f', '#9aa75c', '#b8a56a', '#6c8a4a', '#a8925c', '#8a9f5d', '#c2b27a', '#75884f'];
  const columns: number[] = [-60];
  while ((columns.at(-1) ?? 0) < width + 60) columns.push((columns.at(-1) ?? 0) + chance.int(130, 260));
  const rows: number[] = [-60];
  while ((rows.at(-1) ?? 0) < height + 60) rows.push((rows.at(-1) ?? 0) + chance.int(110, 210));
  const bend = (x: number, y: number): Dot => [x + 34 * Math.sin(y / 230 + seed), y + 26 * Math.sin(x / 310 + seed * 2)];
  const cell = (i: number, j: number): Dot[] => {
    const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [columns[i], columns[i + 1], rows[j], rows[j + 1]];
    return [bend(x0, y0), bend(x1, y0), bend(x1, y1), bend(x0, y1)];
  };
  const inner = (dots: readonly Dot[], from: number, to: number): Dot[] => {
    const [a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]] = dots;
    const at = (p: Dot, q: Dot, part: number): Dot => [p[0] + (q[0] - p[0]) * part, p[1] + (q[1] - p[1]) * part];
    return [at(a, b, from), at(a, b, to), at(d, c, to), at(d, c, from)];
  };
  const fields: string[] = [];
  for (let i = 0; i + 1 < columns.length; i += 1) {
    for (let j = 0; j + 1 < rows.length; j += 1) {
      const dots = cell(i, j);
      const colour = chance.pick(greens);
      fields.push(shape(dots, colour, `stroke="${blend(colour, '#2e3a1e', 0.45)}" stroke-width="6"`));
      const furrows = chance.int(0, 2) === 0 ? 0 : chance.int(6, 13);
      for (let k = 0; k < furrows; k += 1)
        fields.push(shape(inner(dots, k / furrows, (k + 0.45) / furrows), '#2f3a1c', 'fill-opacity="0.13"'));
    }
  }
  const roadX = columns[chance.int(1, 2)] ?? 300;
  const road = Array.from({ length: 14 }, (_, place) => bend(roadX, -60 + place * 80));
  const canalY = rows[2] ?? 400;
  const canal = Array.from({ length: 18 }, (_, place) => bend(-60 + place * 80, canalY));
  const canopy = Array.from({ length: 70 }, () => {
    const along = chance.yes(0.5);
    const [x, y] = along
      ? bend(roadX + chance.pick([-20, 20]), chance.int(0, height))
      : bend(chance.int(0, width), canalY + chance.pick([-15, 15]));
    const size = chance.int(7, 15);
    return (
      oval(x + 6, y + 7, size, size, '#1c2612', 'fill-opacity="0.4"') +
      oval(x, y, size, size, chance.pick(['#3f5d2f', '#4d6d38', '#587a40'])) +
      oval(x - size * 0.3, y - size * 0.3, size * 0.45, size * 0.45, '#8aa763', 'fill-opacity="0.6"')
    );
  });
  const house = Array.from({ length: 4 }, () => {
    const [x, y] = bend(roadX + chance.int(40, 110), chance.int(60, height - 80));
    return (
      shape(
        [
          [x + 6, y + 8],
          [x + 46, y + 8],
          [x + 46, y + 38],
          [x + 6, y + 38],
        ],
        '#000000',
        'fill-opacity="0.3"',
      ) +
      shape(
        [
          [x, y],
          [x + 40, y],
          [x + 40, y + 15],
          [x, y + 15],
        ],
        '#b4614a',
      ) +
      shape(
        [
          [x, y + 15],
          [x + 40, y + 15],
          [x + 40, y + 30],
          [x, y + 30],
        ],
        '#8f4a38',
      )
    );
  });
  const middle = cell(
    columns.findIndex((x) => x > 480) - 0,
    Math.max(
      1,
      rows.findIndex((y) => y > 340),
    ),
  );
  return picture(
    '',
    fields.join('') +
      line(canal, '#5f8ea5', 15) +
      line(canal, '#9cc3d2', 5) +
      line(road, '#b9b2a2', 24) +
      line(road, '#8f8a80', 15) +
      canopy.join('') +
      house.join('') +
      shape(middle, '#ffffff', 'fill-opacity="0.16" stroke="#d4271f" stroke-width="7" stroke-linejoin="round"') +
      middle.map(([x, y]) => oval(x, y, 11, 11, '#ffffff', 'stroke="#d4271f" stroke-width="6"')).join(''),
  );
}
