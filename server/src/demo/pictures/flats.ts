import { chanceOf } from '../chance.js';
import { picture } from './canvas.js';
import { blend } from './colour.js';
import { onY, onZ, quad } from './patch.js';
import { backWindow, indoors, type Room, shell, shellDefs, things } from './shell.js';
import { box, eyeOf, type Face, render } from './solid.js';

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
    onZ(
      eye,
      0.004,
      2.2 - 1.2 * scale,
      2.2 + 1.2 * scale,
      -0.95 * scale,
      0.95 * scale,
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
  const door = onY(eye, -half + 0.01, 0.5, 1.35, 0, 2.05, '#c9a67c', 'stroke="#8c6f4c" stroke-width="4"');
  const art = onY(eye, half - 0.01, 2.0, 3.0, 1.35, 2.0, '#6d8fa3', 'stroke="#b08a4e" stroke-width="6"');
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
    return onY(eye, 1.59, x, x + 0.14, z, z + 0.17, (i + j) % 4 === 0 ? '#7fa3b0' : '#e9edec', 'fill-opacity="0.9"');
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
