import { chanceOf } from '../chance.js';
import { oval, path, picture } from './canvas.js';
import { blend } from './colour.js';
import { onX, onZ } from './patch.js';
import { backWindow, type Room, shell, shellDefs, things } from './shell.js';
import { box, eyeOf, type Face } from './solid.js';

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
    [-1.6, 1.6].map((y) => onZ(eye, 3.09, x, x + 0.5, y - 0.6, y + 0.6, '#ffffff', 'stroke="#d6e2ea" stroke-width="3"')),
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
  const trusses = [2, 5, 8, 11].map((x) => onX(eye, x, -4.2, 4.2, 4.9, 4.65, '#70757a') + onZ(eye, 4.6, x, x + 0.8, -0.5, 0.5, '#fdfbf0'));
  const gate = onX(eye, 14.98, -1.6, 1.6, 0, 3.4, '#eef4f6');
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
