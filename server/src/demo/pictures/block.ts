import { chanceOf } from '../chance.js';
import { picture } from './canvas.js';
import { blend } from './colour.js';
import { onX, onY, onZ, quad } from './patch.js';
import { trees } from './scene.js';
import { box, daylight, eyeOf, render } from './solid.js';
import { outdoors } from './street.js';

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
          onX(eye, 0.02, y - 0.2, y + 2.3, z + 0.1, z + 2.4, '#3d4750'),
          onX(eye, 0.9, y - 0.2, y + 2.3, z + 1.1, z + 2.3, chance.yes(0.65) ? 'url(#day)' : '#00000000'),
          onX(eye, 0.9, y - 0.25, y + 2.35, z - 0.1, z + 1.1, accent, 'stroke="#00000044" stroke-width="1.5"'),
          onY(eye, y - 0.25, 0, 0.9, z - 0.1, z + 1.1, blend(accent, '#000000', 0.3)),
        );
      } else {
        parts.push(
          onX(eye, 0.01, y, y + 1.7, z + 0.7, z + 2.2, '#f2f1ec'),
          onX(eye, 0.02, y + 0.1, y + 0.8, z + 0.8, z + 2.1, chance.yes(0.25) ? '#e9ddb5' : 'url(#day)'),
          onX(eye, 0.02, y + 0.9, y + 1.6, z + 0.8, z + 2.1, 'url(#dim)'),
        );
        if (chance.yes(0.16)) parts.push(onX(eye, 0.3, y + 1.75, y + 2.3, z + 0.5, z + 1, '#eceeee', 'stroke="#999" stroke-width="1"'));
      }
    }
    for (const x of [-3.5, -7.5, -11.5])
      parts.push(onY(eye, -wide / 2 - 0.01, x - 0.8, x + 0.8, z + 0.7, z + 2.1, 'url(#dim)', 'stroke="#e6e3da" stroke-width="2"'));
  }
  const entries = [-0.25, 0.25].map(
    (part) =>
      onX(eye, 0.05, part * wide - 0.9, part * wide + 0.9, 0, 2.3, '#4e4338', 'stroke="#2c251e" stroke-width="2"') +
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
      onZ(eye, 0, 0, 6, -wide / 2, wide / 2, '#6b6d6c', 'fill-opacity="0.5"') +
      render(eye, daylight(eye), walls) +
      parts.join('') +
      entries.join('') +
      onX(eye, 0.1, -wide / 2 - 0.2, wide / 2 + 0.2, tall, tall + 0.5, blend(colour, '#000000', 0.25)) +
      near,
  );
}
