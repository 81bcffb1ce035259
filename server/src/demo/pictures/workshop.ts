import { chanceOf } from '../chance.js';
import { linear, oval, path, picture, rect } from './canvas.js';
import { carDefs } from './car.js';
import { blend } from './colour.js';
import { onX, onZ } from './patch.js';
import { line } from './scene.js';
import { type Room, shell, shellDefs } from './shell.js';
import { box, type Eye, eyeOf, type Light, render, unit } from './solid.js';

const lamplight: Light = { sun: unit([0.4, 0.3, 0.85]), sky: '#eef1f0', ground: '#7d776d' };

const shop: Room = { size: [4, 9, 4], walls: '#b9bdb8', floor: '#8f8b84', boards: false };

/** A thing on a workshop's floor; the room runs along x, the thing stands around `at`. */
function inWorkshop(seed: number, draw: (eye: Eye) => string): string {
  const walls = ['#b9bdb8', '#c5bda9', '#aab4ba'][seed % 3] ?? '#b9bdb8';
  const room = { ...shop, walls };
  const eye = eyeOf({ eye: [-1.35, seed % 2 === 0 ? -1.3 : 1.2, 1.8], target: [4.2, 0, 0.75], zoom: 0.86, horizon: 0.52 });
  const lights = [2, 5].map((x) => onZ(eye, 3.98, x, x + 0.25, -1.2, 1.2, '#ffffff'));
  const cupboard = render(eye, lamplight, [
    ...box([8.2, -3.4, 0], [8.9, -1.6, 1.9], { colour: '#6a7f8c', gloss: 0.2 }, 2),
    ...box([8.3, 1.4, 0], [8.9, 3.2, 0.9], { colour: '#8d6b48', gloss: 0.1 }, 2),
  ]);
  return picture(
    shellDefs(room) + carDefs + linear('steel', '0 #e6e9eb, 0.5 #a1a7ac, 1 #5a6065'),
    shell(eye, room) + lights.join('') + cupboard + draw(eye),
  );
}

const shade = (eye: Eye, x0: number, x1: number, y0: number, y1: number) =>
  [0.25, 0.16, 0.08, 0]
    .map((grow) => onZ(eye, 0.004, x0 - grow, x1 + grow, y0 - grow, y1 + grow, '#000000', 'fill-opacity="0.16"'))
    .join('');

/** A lathe: bed across the picture, headstock, chuck, tailstock. */
export function lathe(seed: number): string {
  return inWorkshop(seed, (eye) => {
    const colour = ['#5f8068', '#6d8296', '#7c8a7b'][seed % 3] ?? '#5f8068';
    const paint = { colour, gloss: 0.35 };
    const dark = { colour: '#3c4144', gloss: 0.4 };
    const solids = [
      ...box([2.7, 0.75, 0], [3.5, 1.6, 0.8], paint, 4),
      ...box([2.7, -1.6, 0], [3.5, -0.9, 0.8], paint, 4),
      ...box([2.7, -1.6, 0.8], [3.5, 1.6, 0.98], { colour: '#a9afb3', gloss: 0.7 }, 6),
      ...box([2.65, 0.75, 0.98], [3.55, 1.75, 1.65], paint, 5),
      ...box([2.85, -1.5, 0.98], [3.4, -1.1, 1.4], paint, 3),
      ...box([2.68, -0.35, 0.98], [3.5, 0.2, 1.2], dark, 3),
      ...box([2.6, -0.2, 0.62], [2.72, 0.15, 0.95], paint, 2),
    ];
    const [cx, cy] = eye.see([2.9, 0.62, 1.34]);
    const [, top] = eye.see([2.9, 0.62, 1.58]);
    const r = Math.abs(cy - top);
    const knobs = [1, 1.25, 1.5].map((y) => {
      const [x, z] = eye.see([2.64, y, 1.45]);
      return oval(x, z, 15, 15, '#1d1f21', 'stroke="#8f9599" stroke-width="3"');
    });
    const rod =
      line([eye.see([2.95, 0.5, 1.34]), eye.see([2.95, -1.05, 1.3])], '#dfe3e6', 16) +
      line([eye.see([2.95, 0.5, 1.36]), eye.see([2.95, -1.05, 1.32])], '#ffffff', 4);
    const wheelAtHand = () => {
      const [x, z] = eye.see([2.6, -0.02, 0.82]);
      return oval(x, z, 26, 26, 'none', 'stroke="#d2d6d9" stroke-width="7"');
    };
    return (
      shade(eye, 2.6, 3.6, -1.7, 1.8) +
      render(eye, lamplight, solids) +
      rod +
      oval(cx, cy, r * 0.5, r, 'url(#steel)', 'stroke="#45494c" stroke-width="3"') +
      oval(cx + 4, cy, r * 0.2, r * 0.42, '#54595d') +
      knobs.join('') +
      wheelAtHand()
    );
  });
}

/** A generator in its housing, on skids. */
export function generator(seed: number): string {
  return inWorkshop(seed + 1, (eye) => {
    const colour = ['#d9b52c', '#3e7d59', '#cf6f2a'][seed % 3] ?? '#d9b52c';
    const solids = [
      ...box([2.6, -1.6, 0], [3.9, 1.6, 0.22], { colour: '#2d3033', gloss: 0.2 }, 3),
      ...box([2.65, -1.5, 0.22], [3.85, 1.5, 1.6], { colour, gloss: 0.45 }, 7),
      ...box([3.1, 0.9, 1.6], [3.3, 1.1, 2], { colour: '#3a3d40', gloss: 0.3 }, 1),
    ];
    const x = 2.63;
    const slats = Array.from({ length: 9 }, (_, place) =>
      onX(eye, x, -1.35, -0.35, 0.45 + place * 0.11, 0.51 + place * 0.11, '#000000', 'fill-opacity="0.5"'),
    );
    const door =
      onX(eye, x, -0.2, 0.6, 0.35, 1.5, '#00000000', 'stroke="#00000077" stroke-width="4"') +
      onX(eye, x - 0.01, 0.72, 1.38, 0.8, 1.45, '#23272a', 'stroke="#8e9498" stroke-width="4"') +
      onX(eye, x - 0.02, 0.8, 1.1, 1.15, 1.36, '#8fd0b0') +
      [0.82, 1, 1.2]
        .map((y) => {
          const [bx, by] = eye.see([x - 0.02, y, 0.97]);
          return oval(bx, by, 9, 9, y === 1 ? '#d23b2f' : '#e9ebec');
        })
        .join('');
    return shade(eye, 2.6, 3.9, -1.6, 1.6) + render(eye, lamplight, solids) + slats.join('') + door;
  });
}

/** An industrial machine: cabinet, drum, pipes, desk. */
export function machine(seed: number): string {
  const chance = chanceOf(seed + 700);
  return inWorkshop(seed + 2, (eye) => {
    const colour = chance.pick(['#d5dadc', '#7f99a8', '#b9c2b4']);
    const solids = [
      ...box([2.9, -1.9, 0], [4.3, 0.4, 1.5], { colour, gloss: 0.4 }, 6),
      ...box([3, 0.4, 0], [4.2, 1.7, 0.9], { colour: blend(colour, '#2b4a5e', 0.35), gloss: 0.4 }, 5),
      ...box([2.8, 1.85, 0], [3.2, 2.3, 1.3], { colour: '#41474c', gloss: 0.3 }, 3),
      ...box([3.2, -1.6, 1.5], [4, -0.4, 1.9], { colour: '#6c7378', gloss: 0.4 }, 3),
    ];
    const [cx, cy] = eye.see([2.88, -0.75, 0.8]);
    const [, top] = eye.see([2.88, -0.75, 1.25]);
    const r = Math.abs(cy - top);
    const pipes =
      line([eye.see([3.4, 0.9, 0.9]), eye.see([3.4, 0.9, 1.75]), eye.see([3.6, -0.5, 1.75])], '#c0734a', 16) +
      line([eye.see([3.6, 1.4, 0.9]), eye.see([3.6, 1.4, 2.4]), eye.see([3.6, 3, 2.4])], '#a9afb4', 14);
    const [dx, dy] = eye.see([2.78, 2.07, 1.1]);
    return (
      shade(eye, 2.8, 4.3, -1.9, 2.3) +
      render(eye, lamplight, solids) +
      oval(cx, cy, r * 1.02, r, 'url(#steel)', 'stroke="#4b5054" stroke-width="5"') +
      oval(cx, cy, r * 0.72, r * 0.7, '#2a3238', 'stroke="#cdd2d5" stroke-width="7"') +
      oval(cx - r * 0.2, cy - r * 0.22, r * 0.25, r * 0.18, '#7d93a3', 'fill-opacity="0.7"') +
      pipes +
      rect(dx - 26, dy - 24, 52, 34, '#8fc7d8', 'stroke="#20262a" stroke-width="5"') +
      [-16, 0, 16].map((step) => oval(dx + step, dy + 26, 5, 5, step === 0 ? '#d23b2f' : '#4fae5c')).join('') +
      path(`M${dx - 26} ${dy - 24}l20 0 -12 34 -8 0z`, '#ffffff', 'fill-opacity="0.3"')
    );
  });
}
