import { chanceOf } from '../chance.js';
import { linear, oval, path, picture, shape } from './canvas.js';
import { blend } from './colour.js';
import { box, type Eye, eyeOf, type Face, type Light, type Point, render, unit } from './solid.js';

const indoors: Light = { sun: unit([-0.3, 0.35, 0.85]), sky: '#f4efe4', ground: '#8d8375' };
const quad = (eye: Eye, points: readonly Point[], fill: string, more = '') => shape(points.map(eye.see), fill, more);

export interface Room {
  /** Half the width, the depth, the height, in metres. */
  readonly size: readonly [number, number, number];
  readonly walls: string;
  readonly floor: string;
  readonly boards: boolean;
}

/** The shell of a room seen from its near end: x runs away from the eye, y to the left. */
export function shell(eye: Eye, { size, walls, floor, boards }: Room): string {
  const [half, depth, tall] = size;
  const near = -1.5;
  const planks = boards
    ? Array.from({ length: 26 }, (_, place) => {
        const y = -half + (place / 26) * 2 * half;
        return quad(
          eye,
          [
            [near, y, 0.001],
            [depth, y, 0.001],
            [depth, y + half / 13, 0.001],
            [near, y + half / 13, 0.001],
          ],
          blend(floor, place % 2 === 0 ? '#000000' : '#ffffff', 0.04 + ((place * 7) % 5) * 0.014),
          'stroke="#00000033" stroke-width="1"',
        );
      })
    : Array.from({ length: 9 * 9 }, (_, place) => {
        const [i, j] = [Math.floor(place / 9), place % 9];
        const [x, y] = [near + (i / 9) * (depth - near), -half + (j / 9) * 2 * half];
        return quad(
          eye,
          [
            [x, y, 0],
            [x + (depth - near) / 9, y, 0],
            [x + (depth - near) / 9, y + (2 * half) / 9, 0],
            [x, y + (2 * half) / 9, 0],
          ],
          blend(floor, (i + j) % 2 === 0 ? '#000000' : '#ffffff', 0.05),
          'stroke="#00000022" stroke-width="1.2"',
        );
      });
  return [
    quad(
      eye,
      [
        [near, -half, 0],
        [depth, -half, 0],
        [depth, half, 0],
        [near, half, 0],
      ],
      'url(#floor)',
    ),
    ...planks,
    quad(
      eye,
      [
        [near, -half, 0],
        [depth, -half, 0],
        [depth, half, 0],
        [near, half, 0],
      ],
      'url(#floorLight)',
    ),
    quad(
      eye,
      [
        [near, -half, tall],
        [depth, -half, tall],
        [depth, half, tall],
        [near, half, tall],
      ],
      'url(#ceiling)',
    ),
    quad(
      eye,
      [
        [depth, -half, 0],
        [depth, half, 0],
        [depth, half, tall],
        [depth, -half, tall],
      ],
      'url(#backWall)',
    ),
    quad(
      eye,
      [
        [near, half, 0],
        [depth, half, 0],
        [depth, half, tall],
        [near, half, tall],
      ],
      'url(#leftWall)',
    ),
    quad(
      eye,
      [
        [near, -half, 0],
        [depth, -half, 0],
        [depth, -half, tall],
        [near, -half, tall],
      ],
      'url(#rightWall)',
    ),
    quad(
      eye,
      [
        [depth - 0.01, -half, 0],
        [depth - 0.01, half, 0],
        [depth - 0.01, half, 0.09],
        [depth - 0.01, -half, 0.09],
      ],
      blend(walls, '#ffffff', 0.7),
    ),
  ].join('');
}

/** Gradients of a room's shell. */
export function shellDefs({ walls, floor }: Room): string {
  return [
    linear('floor', [
      [0, blend(floor, '#ffffff', 0.2)],
      [1, blend(floor, '#000000', 0.22)],
    ]),
    linear('floorLight', [
      [0, '#fff6df', 0.5],
      [0.55, '#fff6df', 0.05],
      [1, '#000000', 0.22],
    ]),
    linear('ceiling', [
      [0, '#d9d6d0'],
      [1, '#f7f5f0'],
    ]),
    linear('backWall', [
      [0, blend(walls, '#ffffff', 0.45)],
      [1, blend(walls, '#000000', 0.06)],
    ]),
    linear(
      'leftWall',
      [
        [0, blend(walls, '#ffffff', 0.2)],
        [1, blend(walls, '#000000', 0.16)],
      ],
      1,
      0.4,
    ),
    linear(
      'rightWall',
      [
        [0, blend(walls, '#000000', 0.02)],
        [1, blend(walls, '#000000', 0.28)],
      ],
      1,
      0.6,
    ),
    linear('pane', [
      [0, '#bfe0f5'],
      [0.6, '#e9f4f8'],
      [1, '#cdd9c0'],
    ]),
    linear('curtain', [
      [0, '#ffffff', 0.85],
      [1, '#efe7d6', 0.6],
    ]),
  ].join('');
}

/** A window in the back wall with the daylight in it. */
export function backWindow(eye: Eye, depth: number, y: number, wide: number, low: number, high: number): string {
  const x = depth - 0.02;
  const pane = (a: number, b: number) =>
    quad(
      eye,
      [
        [x, a, low + 0.06],
        [x, b, low + 0.06],
        [x, b, high - 0.06],
        [x, a, high - 0.06],
      ],
      'url(#pane)',
    );
  return [
    quad(
      eye,
      [
        [x, y - wide / 2, low],
        [x, y + wide / 2, low],
        [x, y + wide / 2, high],
        [x, y - wide / 2, high],
      ],
      '#fbfbf8',
      'stroke="#c9c5bb" stroke-width="2"',
    ),
    pane(y - wide / 2 + 0.06, y - 0.03),
    pane(y + 0.03, y + wide / 2 - 0.06),
    quad(
      eye,
      [
        [x - 0.12, y - wide / 2 - 0.1, low - 0.05],
        [x - 0.12, y + wide / 2 + 0.1, low - 0.05],
        [x, y + wide / 2 + 0.1, low],
        [x, y - wide / 2 - 0.1, low],
      ],
      '#ffffff',
    ),
    ...[-1, 1].map((side) =>
      quad(
        eye,
        [
          [x - 0.08, y + side * (wide / 2 + 0.05), 0.25],
          [x - 0.08, y + side * (wide / 2 - 0.32), 0.25],
          [x - 0.08, y + side * (wide / 2 - 0.12), high + 0.2],
          [x - 0.08, y + side * (wide / 2 + 0.14), high + 0.2],
        ],
        'url(#curtain)',
      ),
    ),
    quad(
      eye,
      [
        [x - 0.1, y - 0.55, 0.18],
        [x - 0.1, y + 0.55, 0.18],
        [x - 0.1, y + 0.55, low - 0.16],
        [x - 0.1, y - 0.55, low - 0.16],
      ],
      '#f4f3ef',
      'stroke="#d2cec4" stroke-width="2"',
    ),
    ...Array.from({ length: 9 }, (_, place) =>
      quad(
        eye,
        [
          [x - 0.11, y - 0.5 + place * 0.12, 0.2],
          [x - 0.11, y - 0.47 + place * 0.12, 0.2],
          [x - 0.11, y - 0.47 + place * 0.12, low - 0.18],
          [x - 0.11, y - 0.5 + place * 0.12, low - 0.18],
        ],
        '#d9d5cb',
      ),
    ),
  ].join('');
}

/** Furniture and its shadow on the floor. */
function things(eye: Eye, list: readonly Face[][]): string {
  const shadows = list.map((faces) => {
    const points = faces.flatMap((face) => face.points);
    const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
    const [x0, x1, y0, y1] = [Math.min(...xs) - 0.12, Math.max(...xs) + 0.04, Math.min(...ys) - 0.12, Math.max(...ys) + 0.12];
    return quad(
      eye,
      [
        [x0, y0, 0.003],
        [x1, y0, 0.003],
        [x1, y1, 0.003],
        [x0, y1, 0.003],
      ],
      '#000000',
      'fill-opacity="0.2"',
    );
  });
  return shadows.join('') + render(eye, indoors, list.flat());
}

function sofa(x: number, y: number, colour: string): Face[] {
  const cloth = { colour, gloss: 0.05 };
  const dark = { colour: blend(colour, '#000000', 0.12), gloss: 0.05 };
  return [
    ...box([x, y - 0.1, 0.12], [x + 1.9, y + 0.75, 0.44], cloth, 4),
    ...box([x, y + 0.55, 0.44], [x + 1.9, y + 0.8, 0.86], dark, 4),
    ...box([x - 0.18, y - 0.1, 0.12], [x, y + 0.8, 0.62], dark, 3),
    ...box([x + 1.9, y - 0.1, 0.12], [x + 2.08, y + 0.8, 0.62], dark, 3),
  ];
}

/** A living room: window, sofa, carpet, cabinet, door. */
export function livingRoom(seed: number): string {
  const chance = chanceOf(seed + 200);
  const room: Room = {
    size: [2.1, 4.6, 2.65],
    walls: chance.pick(['#e6dcc8', '#dfe3df', '#e8d9cf', '#d8e0e6', '#ece6d8']),
    floor: chance.pick(['#a8794c', '#b98a58', '#8c6440']),
    boards: true,
  };
  const eye = eyeOf({ eye: [-1.4, chance.int(-6, 6) / 10, 1.5], target: [4, 0, 1.15], zoom: 0.72, horizon: 0.5 });
  const [half, depth] = room.size;
  const rug = chance.pick(['#8b2f2c', '#274a5f', '#7a5a2c']);
  const carpet = [1, 0.84, 0.62, 0.34].map((scale, place) =>
    quad(
      eye,
      [
        [2.2 - 1.2 * scale, -0.95 * scale, 0.004],
        [2.2 + 1.2 * scale, -0.95 * scale, 0.004],
        [2.2 + 1.2 * scale, 0.95 * scale, 0.004],
        [2.2 - 1.2 * scale, 0.95 * scale, 0.004],
      ],
      place % 2 === 0 ? rug : '#d9c49a',
      'fill-opacity="0.92"',
    ),
  );
  const wood = { colour: '#8a5f3b', gloss: 0.25 };
  const furniture = [
    sofa(1.5, 1.15, chance.pick(['#6f7f86', '#8d7a63', '#55696a'])),
    [...box([2.6, -2.05, 0], [4.2, -1.6, 0.5], wood, 4), ...box([2.9, -2.0, 0.5], [3.9, -1.93, 1.1], { colour: '#15171a', gloss: 0.9 }, 2)],
    box([1.7, -0.35, 0.1], [2.6, 0.35, 0.42], wood, 3),
  ];
  const lamp = quad(
    eye,
    [
      [2.2, -0.35, 2.6],
      [2.2, 0.35, 2.6],
      [2.2, 0.22, 2.42],
      [2.2, -0.22, 2.42],
    ],
    '#fffbe9',
    'stroke="#d8c99a" stroke-width="2"',
  );
  const door = quad(
    eye,
    [
      [0.5, -half + 0.01, 0],
      [1.35, -half + 0.01, 0],
      [1.35, -half + 0.01, 2.05],
      [0.5, -half + 0.01, 2.05],
    ],
    '#c9a67c',
    'stroke="#8c6f4c" stroke-width="4"',
  );
  const art = quad(
    eye,
    [
      [2.0, half - 0.01, 1.35],
      [3.0, half - 0.01, 1.35],
      [3.0, half - 0.01, 2.0],
      [2.0, half - 0.01, 2.0],
    ],
    '#6d8fa3',
    'stroke="#b08a4e" stroke-width="6"',
  );
  return picture(
    shellDefs(room),
    shell(eye, room) +
      backWindow(eye, depth, (seed % 3) * 0.3 - 0.3, 1.7, 0.85, 2.25) +
      door +
      art +
      carpet.join('') +
      lamp +
      things(eye, seed % 3 === 2 ? furniture.slice(1, 2) : furniture),
  );
}

/** A kitchen: units along the left wall, tiles, table, window. */
export function kitchen(seed: number): string {
  const chance = chanceOf(seed + 230);
  const room: Room = {
    size: [1.6, 3.6, 2.6],
    walls: chance.pick(['#e9e4d8', '#dfe6e2', '#efe6d2']),
    floor: chance.pick(['#b9b2a6', '#a79c8c', '#c6bfae']),
    boards: false,
  };
  const eye = eyeOf({ eye: [-1.3, -0.35, 1.55], target: [3.4, 0.1, 1.1], zoom: 0.7, horizon: 0.5 });
  const front = { colour: chance.pick(['#f0ece2', '#b8754a', '#7f9a94']), gloss: 0.35 };
  const top = { colour: '#5c564f', gloss: 0.4 };
  const units = [0.6, 1.2, 1.8, 2.4, 3.0].map((x) => [
    ...box([x, 1.02, 0.06], [x + 0.58, 1.6, 0.86], front, 2),
    ...box([x, 1.0, 0.86], [x + 0.6, 1.6, 0.92], top, 1),
  ]);
  const upper = [0.6, 1.2, 1.8, 2.4, 3.0].flatMap((x) => box([x, 1.25, 1.5], [x + 0.58, 1.6, 2.15], front, 2));
  const tiles = Array.from({ length: 20 * 3 }, (_, place) => {
    const [i, j] = [place % 20, Math.floor(place / 20)];
    const [x, z] = [0.6 + i * 0.15, 0.95 + j * 0.18];
    return quad(
      eye,
      [
        [x, 1.59, z],
        [x + 0.14, 1.59, z],
        [x + 0.14, 1.59, z + 0.17],
        [x, 1.59, z + 0.17],
      ],
      (i + j) % 4 === 0 ? '#7fa3b0' : '#e9edec',
      'fill-opacity="0.9"',
    );
  });
  const fridge = box([2.7, -1.58, 0], [3.35, -0.95, 1.85], { colour: '#e8eaec', gloss: 0.5 }, 4);
  const table = [
    ...box([1.2, -1.2, 0.7], [2.2, -0.5, 0.75], { colour: '#a87b4e', gloss: 0.3 }, 3),
    ...[
      [1.25, -1.15],
      [2.12, -1.15],
      [1.25, -0.58],
      [2.12, -0.58],
    ].flatMap(([x = 0, y = 0]) => box([x, y, 0], [x + 0.05, y + 0.05, 0.7], { colour: '#6d4d30', gloss: 0.1 }, 1)),
  ];
  return picture(
    shellDefs(room),
    shell(eye, room) +
      backWindow(eye, 3.6, -0.1, 1.2, 1, 2.2) +
      tiles.join('') +
      things(eye, [fridge, ...units.reverse()]) +
      render(eye, indoors, upper) +
      things(eye, [table]),
  );
}

/** An empty hall with lights in the ceiling: a shop or an office from inside. */
export function hall(seed: number): string {
  const chance = chanceOf(seed + 260);
  const room: Room = {
    size: [3.4, 9, 3.1],
    walls: chance.pick(['#e4e2dc', '#dde4e6', '#ebe3d3']),
    floor: chance.pick(['#b5b0a6', '#9fa3a5', '#bfae94']),
    boards: false,
  };
  const eye = eyeOf({ eye: [-1.4, 0.8, 1.6], target: [8, -0.2, 1.3], zoom: 0.66, horizon: 0.48 });
  const lights = [1, 3, 5, 7].flatMap((x) =>
    [-1.6, 1.6].map((y) =>
      quad(
        eye,
        [
          [x, y - 0.6, 3.09],
          [x + 0.5, y - 0.6, 3.09],
          [x + 0.5, y + 0.6, 3.09],
          [x, y + 0.6, 3.09],
        ],
        '#ffffff',
        'stroke="#d6e2ea" stroke-width="3"',
      ),
    ),
  );
  const windows = [-2.1, 0, 2.1].map((y) => backWindow(eye, 9, y, 1.6, 0.9, 2.5));
  const wood = { colour: chance.pick(['#a77f57', '#d9dcdc', '#7b5b42']), gloss: 0.3 };
  const counter = [...box([3, -2.6, 0], [6, -2, 1.05], wood, 5)];
  const desks = [1.4, 3.6, 5.8].map((x) => [
    ...box([x, 1.5, 0.68], [x + 1.3, 2.3, 0.74], wood, 2),
    ...box([x + 0.05, 1.55, 0], [x + 0.12, 2.25, 0.68], wood, 1),
    ...box([x + 1.18, 1.55, 0], [x + 1.25, 2.25, 0.68], wood, 1),
  ]);
  return picture(
    shellDefs(room),
    shell(eye, room) +
      lights.join('') +
      windows.join('') +
      things(eye, seed % 3 === 0 ? [counter] : seed % 3 === 1 ? desks.reverse() : [counter, ...desks.reverse()]),
  );
}

/** A storehouse from inside: racks with boxes on both sides, steel trusses above. */
export function store(seed: number): string {
  const chance = chanceOf(seed + 290);
  const room: Room = { size: [4.2, 15, 5.2], walls: '#a9adb0', floor: '#8f8d88', boards: false };
  const eye = eyeOf({ eye: [-1.4, chance.int(-8, 8) / 10, 1.8], target: [12, 0, 1.9], zoom: 0.7, horizon: 0.5 });
  const steel = { colour: chance.pick(['#2f5f94', '#c56a28', '#4b6b4f']), gloss: 0.3 };
  const racks: Face[][] = [];
  for (let x = 12; x >= 0; x -= 2.4) {
    for (const side of [-1, 1]) {
      const y0 = side * 3.3 - 0.6;
      const rack = [0.1, 1.5, 2.9].flatMap((z) => {
        const shelf = box([x, y0, z], [x + 2.2, y0 + 1.2, z + 0.08], steel, 1);
        const boxes = [0.1, 0.8, 1.5]
          .filter(() => chance.yes(0.75))
          .flatMap((dx) =>
            box(
              [x + dx, y0 + 0.1, z + 0.08],
              [x + dx + 0.58, y0 + 1.05, z + 0.08 + 0.5 + chance.real() * 0.6],
              { colour: chance.pick(['#b98d5b', '#c9a272', '#a67f52', '#d6d3ca', '#7d8f99']), gloss: 0.05 },
              1,
            ),
          );
        return [...shelf, ...boxes];
      });
      racks.push([
        ...rack,
        ...[0, 2.14].flatMap((dx) => [0, 1.14].flatMap((dy) => box([x + dx, y0 + dy, 0], [x + dx + 0.07, y0 + dy + 0.07, 4], steel, 1))),
      ]);
    }
  }
  const trusses = [2, 5, 8, 11].map(
    (x) =>
      quad(
        eye,
        [
          [x, -4.2, 4.9],
          [x, 4.2, 4.9],
          [x, 4.2, 4.65],
          [x, -4.2, 4.65],
        ],
        '#70757a',
      ) +
      quad(
        eye,
        [
          [x, -0.5, 4.6],
          [x + 0.8, -0.5, 4.6],
          [x + 0.8, 0.5, 4.6],
          [x, 0.5, 4.6],
        ],
        '#fdfbf0',
      ),
  );
  const gate = quad(
    eye,
    [
      [14.98, -1.6, 0],
      [14.98, 1.6, 0],
      [14.98, 1.6, 3.4],
      [14.98, -1.6, 3.4],
    ],
    '#eef4f6',
  );
  return picture(shellDefs(room), shell(eye, room) + gate + trusses.reverse().join('') + things(eye, racks));
}

/** A workshop: a bare hall with a covered machine and crates. */
export function workshop(seed: number): string {
  const chance = chanceOf(seed + 320);
  const room: Room = { size: [4, 11, 4.6], walls: chance.pick(['#b8b2a4', '#a8b0b4', '#c0b59f']), floor: '#8c8880', boards: false };
  const eye = eyeOf({ eye: [-1.3, -1, 1.75], target: [9, 0.3, 1.5], zoom: 0.7, horizon: 0.5 });
  const windows = [-2.4, 0, 2.4].map((y) => backWindow(eye, 11, y, 1.9, 2, 3.9));
  const crates = Array.from({ length: 7 }, (_, place) => {
    const [x, y, size] = [8.5 - place * 1.05, (place % 2 === 0 ? 2.5 : -2.9) + chance.real() * 0.5, 0.7 + chance.real() * 0.5];
    return box(
      [x, y, 0],
      [x + size, y + size, size * (0.7 + chance.real() * 0.5)],
      { colour: chance.pick(['#b08a5a', '#8f6d45', '#6f7f86', '#4f6a55']), gloss: 0.1 },
      3,
    );
  });
  const tarp = chance.pick(['#47677a', '#6f7257', '#7c6a57']);
  const [cx, cy] = eye.see([4.6, 0.1, 0]);
  const cover =
    oval(cx, cy + 6, 290, 36, 'url(#soft)') +
    path(
      `M${cx - 250} ${cy} C${cx - 240} ${cy - 130} ${cx - 190} ${cy - 190} ${cx - 120} ${cy - 200} C${cx - 60} ${cy - 260} ${cx + 90} ${cy - 250} ${cx + 130} ${cy - 190} C${cx + 220} ${cy - 170} ${cx + 240} ${cy - 90} ${cx + 255} ${cy} C${cx + 150} ${cy + 22} ${cx - 140} ${cy + 24} ${cx - 250} ${cy}Z`,
      tarp,
    ) +
    [-150, -60, 40, 140]
      .map(
        (dx) =>
          path(
            `M${cx + dx} ${cy - 180} C${cx + dx - 14} ${cy - 90} ${cx + dx + 20} ${cy - 50} ${cx + dx - 12} ${cy + 10}`,
            'none',
            `stroke="${blend(tarp, '#000000', 0.35)}" stroke-width="7" stroke-opacity="0.6"`,
          ) +
          path(
            `M${cx + dx + 18} ${cy - 170} C${cx + dx + 8} ${cy - 90} ${cx + dx + 36} ${cy - 50} ${cx + dx + 10} ${cy + 6}`,
            'none',
            `stroke="${blend(tarp, '#ffffff', 0.4)}" stroke-width="5" stroke-opacity="0.5"`,
          ),
      )
      .join('');
  return picture(shellDefs(room), shell(eye, room) + windows.join('') + things(eye, crates) + cover);
}
