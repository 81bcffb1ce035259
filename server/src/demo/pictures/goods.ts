import { chanceOf } from '../chance.js';
import { picture } from './canvas.js';
import { carDefs } from './car.js';
import { blend } from './colour.js';
import { onX, onZ, quad } from './patch.js';
import { type Room, shell, shellDefs } from './shell.js';
import { box, type Eye, eyeOf, type Face, type Light, render, unit } from './solid.js';

export const lamplight: Light = { sun: unit([-0.5, 0.3, 0.8]), sky: '#f1f1ec', ground: '#7d776d' };

export const shade = (eye: Eye, x0: number, x1: number, y0: number, y1: number) =>
  [0.2, 0.13, 0.06, 0]
    .map((grow) => onZ(eye, 0.004, x0 - grow, x1 + grow, y0 - grow, y1 + grow, '#000000', 'fill-opacity="0.14"'))
    .join('');

/** Things in a bare storeroom. */
export function inRoom(seed: number, draw: (eye: Eye) => string): string {
  const chance = chanceOf(seed + 950);
  const room: Room = {
    size: [2.6, 5.2, 2.9],
    walls: chance.pick(['#d8d6cc', '#cfd8da', '#ddd0bd']),
    floor: chance.pick(['#a9a298', '#b69a78', '#9aa0a2']),
    boards: chance.yes(0.5),
  };
  const eye = eyeOf({ eye: [-1.35, chance.int(-9, 9) / 10, 1.65], target: [3.2, 0, 0.75], zoom: 0.84, horizon: 0.52 });
  return picture(shellDefs(room) + carDefs, shell(eye, room) + draw(eye));
}

function desk(x: number, y: number, colour: string): Face[] {
  const wood = { colour, gloss: 0.25 };
  return [
    ...box([x, y, 0.7], [x + 0.75, y + 1.4, 0.75], wood, 3),
    ...box([x + 0.04, y + 0.02, 0], [x + 0.7, y + 0.07, 0.7], wood, 2),
    ...box([x + 0.04, y + 1.0, 0], [x + 0.7, y + 1.38, 0.7], { colour: blend(colour, '#000000', 0.12), gloss: 0.2 }, 2),
  ];
}

function chair(x: number, y: number, colour: string): Face[] {
  const cloth = { colour, gloss: 0.1 };
  const steel = { colour: '#3c4043', gloss: 0.4 };
  return [
    ...box([x, y, 0.42], [x + 0.46, y + 0.46, 0.52], cloth, 2),
    ...box([x + 0.4, y, 0.6], [x + 0.47, y + 0.46, 1.05], cloth, 2),
    ...[
      [0, 0],
      [0.42, 0],
      [0, 0.42],
      [0.42, 0.42],
    ].flatMap(([dx = 0, dy = 0]) => box([x + dx, y + dy, 0], [x + dx + 0.04, y + dy + 0.04, 0.42], steel, 1)),
  ];
}

/** Desks, chairs and a cabinet. */
export function furniture(seed: number): string {
  const chance = chanceOf(seed + 960);
  return inRoom(seed, (eye) => {
    const wood = chance.pick(['#a87849', '#c49a68', '#7d5636']);
    const cloth = chance.pick(['#2f4f6b', '#3a3d40', '#7a3431']);
    const cabinet = [...box([4.2, -2.2, 0], [4.75, -0.6, 1.9], { colour: wood, gloss: 0.25 }, 4)];
    const solids = [
      ...cabinet,
      ...desk(3.2, 0.5, wood),
      ...desk(2, -1.7, wood),
      ...chair(2.5, 0.8, cloth),
      ...chair(1.5, -0.1, cloth),
      ...chair(3.1, -0.9, cloth),
    ];
    const doors =
      onX(eye, 4.19, -1.41, -1.39, 0.05, 1.85, '#00000088') +
      [-1.5, -1.3].map((y) => onX(eye, 4.18, y - 0.02, y + 0.02, 0.9, 1.1, '#d9d2c2')).join('');
    return (
      shade(eye, 4.2, 4.8, -2.2, -0.6) +
      shade(eye, 3.2, 3.95, 0.5, 1.9) +
      shade(eye, 2, 2.75, -1.7, -0.3) +
      shade(eye, 1.5, 1.95, -0.1, 0.36) +
      render(eye, lamplight, cabinet) +
      doors +
      render(eye, lamplight, solids.slice(cabinet.length))
    );
  });
}

/** A notebook computer or boxed phones on a table. */
export function electronics(seed: number): string {
  const chance = chanceOf(seed + 970);
  return inRoom(seed + 4, (eye) => {
    const table = [
      ...box([0.9, -1.6, 0.7], [2.6, 1.6, 0.78], { colour: '#a67c50', gloss: 0.3 }, 6),
      ...[-1.5, 1.4].flatMap((y) => box([1, y, 0], [1.08, y + 0.08, 0.7], { colour: '#5d452e', gloss: 0.1 }, 1)),
    ];
    const top = 0.781;
    const laptop = [
      quad(
        eye,
        [
          [1.1, -0.7, top],
          [1.9, -0.75, top],
          [1.9, 0.45, top],
          [1.1, 0.4, top],
        ],
        '#000000',
        'fill-opacity="0.25"',
      ),
      render(eye, lamplight, box([1.15, -0.65, top], [1.75, 0.35, top + 0.03], { colour: '#50555a', gloss: 0.4 }, 2)),
      onZ(eye, top + 0.032, 1.4, 1.7, -0.58, 0.28, '#1b1d1f'),
      ...Array.from({ length: 44 }, (_, key) => {
        const [i, j] = [Math.floor(key / 11), key % 11];
        const [x, y] = [1.42 + i * 0.068, -0.56 + j * 0.077];
        return onZ(eye, top + 0.034, x, x + 0.052, y, y + 0.063, '#3f4449');
      }),
      onZ(eye, top + 0.033, 1.2, 1.36, -0.27, -0.02, '#6b7075'),
      quad(
        eye,
        [
          [1.76, -0.67, top + 0.02],
          [1.76, 0.37, top + 0.02],
          [1.95, 0.37, top + 0.7],
          [1.95, -0.67, top + 0.7],
        ],
        '#2b2e31',
        'stroke="#8c9195" stroke-width="3"',
      ),
      quad(
        eye,
        [
          [1.768, -0.62, top + 0.08],
          [1.768, 0.32, top + 0.08],
          [1.93, 0.32, top + 0.66],
          [1.93, -0.62, top + 0.66],
        ],
        'url(#glassC)',
      ),
    ].join('');
    const phones = Array.from({ length: 14 }, (_, place) =>
      box(
        [1.2 + (place % 4) * 0.28, -1.3 + Math.floor(place / 4) * 0.62, top],
        [1.4 + (place % 4) * 0.28, -0.86 + Math.floor(place / 4) * 0.62, top + 0.09],
        { colour: chance.pick(['#f1f1ee', '#2a2d30', '#3f6b8f', '#c9a24f']), gloss: 0.3 },
        1,
      ),
    );
    const stack = seed % 3 === 1 ? laptop : render(eye, lamplight, phones.flat());
    const extra = seed % 3 === 2 ? laptop : '';
    return (
      shade(eye, 0.9, 2.6, -1.6, 1.6) +
      render(eye, lamplight, table) +
      (extra === ''
        ? stack
        : extra + render(eye, lamplight, box([1.2, 0.7, top], [1.7, 1.3, top + 0.3], { colour: '#b98d5b', gloss: 0.05 }, 2)))
    );
  });
}
