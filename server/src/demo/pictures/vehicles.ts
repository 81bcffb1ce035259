import { chanceOf } from '../chance.js';
import { picture } from './canvas.js';
import { car, carDefs, shadowOf } from './car.js';
import { seal } from './car-ends.js';
import { type CarShape, carShapes } from './car-shapes.js';
import { onX, onY, quad } from './patch.js';
import { farBlocks, ground, haze, line, mountains, type Scene, sky, strip, trees, wall } from './scene.js';
import { box, daylight, type Eye, eyeOf, type Point, render } from './solid.js';

/** Colours of the paints that the lots name. */
export const paintColours: Readonly<Record<string, string>> = {
  white: '#f1f1ee', silver: '#b4b9be', black: '#26282c', grey: '#6c7176', blue: '#27497c', red: '#99201f', green: '#37593f', beige: '#d3c4a0',
}; // biome-ignore format: a table

/** Where a vehicle was photographed; chosen by `seed`. */
export function vehicleScene(eye: Eye, seed: number): Scene {
  const chance = chanceOf(seed * 17 + 3);
  const horizon = Math.round(eye.see([-400 * Math.sign(eye.position[0]), -400 * Math.sign(eye.position[1]), 0])[1]);
  const base = horizon + 34;
  const above = sky(seed, base);
  const setting = seed % 4;
  const behind = [
    () =>
      mountains(seed, horizon + 8, 190) +
      trees(seed, horizon + 12, 90, 12) +
      wall(seed, base, 96, chance.pick(['#b9b3a6', '#a8a39a', '#c2b6a0'])),
    () => farBlocks(seed, horizon + 16) + trees(seed, base - 2, 150, 13),
    () => mountains(seed, base, 300) + trees(seed, base, 70, 10),
    () => trees(seed, horizon + 10, 190, 16) + wall(seed + 9, base, 120, chance.pick(['#b08d6d', '#c3b59b', '#9da5a8'])),
  ][setting];
  const floor =
    setting === 2
      ? ground(seed, base, '#a59d86', '#8a8069', 190)
      : setting === 1
        ? ground(seed, base, '#8f9091', '#6a6b6d')
        : ground(seed, base, '#a8a49b', '#86827a', 120);
  return { defs: above.defs + floor.defs + haze, drawing: above.drawing + (behind?.() ?? '') + floor.drawing + floorMarks(eye, setting) };
}

function floorMarks(eye: Eye, setting: number): string {
  const bay = 'fill-opacity="0.5"';
  if (setting === 2) return '';
  if (setting === 1)
    return [-6, -3, 0, 3, 6].map((x) => strip(eye, [x * 1.6, -3.2, 0], [x * 1.6 + 2, -3.2, 0], 0.14, '#f0efe8', bay)).join('');
  return [-1.6, 1.6, 4.8, -4.8].map((y) => strip(eye, [-3.4, y, 0], [3.2, y, 0], 0.1, '#f2f0e8', bay)).join('');
}

/** A photo of a car from the front or the back at an angle. */
export function carPicture(body: keyof typeof carShapes, paint: string, front: boolean, seed: number): string {
  const shape: CarShape = carShapes[body];
  const chance = chanceOf(seed + 500);
  const far = shape.length * 1.22 + 1.1 + chance.real() * 0.5;
  const turn = 0.62 + chance.real() * 0.3;
  const hand = chance.yes(0.5) ? 1 : -1;
  const eye = eyeOf({
    eye: [(front ? 1 : -1) * far * Math.cos(turn), hand * far * Math.sin(turn), 1.5 + chance.real() * 0.35],
    target: [0, 0, 0.28 + shape.length * 0.075],
    zoom: 1.12,
    horizon: 0.56,
  });
  const scene = vehicleScene(eye, seed);
  const colour = paintColours[paint] ?? '#888888';
  const sealed = front ? seal(eye, [shape.screen[0] - 0.12, -hand * 0.3, shape.belt + 0.17]) : '';
  return picture(scene.defs + carDefs, scene.drawing + car(eye, daylight(eye), shape, colour) + sealed);
}

/** A lorry: cab, chassis, and a tipper or a box body. */
export function truckPicture(paint: string, front: boolean, seed: number): string {
  const chance = chanceOf(seed + 900);
  const hand = chance.yes(0.5) ? 1 : -1;
  const eye = eyeOf({ eye: [(front ? 1 : -1) * 8.2, hand * 6.6, 2.1], target: [0, 0, 1.35], zoom: 1.02, horizon: 0.56 });
  const scene = vehicleScene(eye, seed);
  const colour = paintColours[paint] ?? '#888888';
  const tipper = seed % 2 === 0;
  const bodyColour = tipper ? '#b8622c' : '#dfe2e0';
  const far = -hand;
  const cab = box([1.9, -1.15, 0.75], [3.35, 1.15, 2.75], { colour, gloss: 0.85 }, 8);
  const chassis = box([-3.4, -0.75, 0.62], [2.2, 0.75, 0.86], { colour: '#2b2d30', gloss: 0.1 }, 4);
  const load = box([-3.5, -1.2, 0.95], [1.65, 1.2, tipper ? 2.15 : 3.05], { colour: bodyColour, gloss: 0.4 }, 8);
  const wheels = (side: number) => [2.55, -1.5, -2.75].map((x) => wheelAt(eye, x, side * 1.12, 0.55, side > 0 ? 1 : -1)).join('');
  const drawn = [
    shadowOf(eye, 7.3, 1.25),
    wheels(far),
    render(eye, daylight(eye), chassis),
    front
      ? render(eye, daylight(eye), load) + ribs(eye, hand, tipper) + wheelsAnd(eye, cab)
      : wheelsAnd(eye, cab) + render(eye, daylight(eye), load) + ribs(eye, hand, tipper),
    wheels(hand),
    cabTrim(eye, hand, front),
  ];
  return picture(scene.defs + carDefs, scene.drawing + drawn.join(''));
}

const wheelsAnd = (eye: Eye, cab: ReturnType<typeof box>) => render(eye, daylight(eye), cab);

/** Upright ribs on the side of a lorry's body. */
function ribs(eye: Eye, hand: number, tipper: boolean): string {
  const top = tipper ? 2.15 : 3.05;
  const list = Array.from({ length: tipper ? 8 : 12 }, (_, place) => -3.4 + place * (tipper ? 0.71 : 0.45));
  return list.map((x) => onY(eye, hand * 1.215, x, x + 0.07, 1, top - 0.05, '#000000', 'fill-opacity="0.2"')).join('');
}

/** A lorry's wheel. */
export function wheelAt(eye: Eye, x: number, y: number, radius: number, side: 1 | -1, rim = '#c9c4b8', at = 0): string {
  const ring = (r: number, depth = 0): Point[] =>
    Array.from(
      { length: 28 },
      (_, place): Point => [x + r * Math.cos((place / 28) * 6.2832), y - side * depth, at + radius + r * Math.sin((place / 28) * 6.2832)],
    );
  const disc = (r: number, fill: string, depth = 0, more = '') => quad(eye, ring(r, depth), fill, more);
  const bolts = Array.from({ length: 8 }, (_, place) => {
    const [bx, by] = eye.see([x + radius * 0.36 * Math.cos(place * 0.785), y, at + radius + radius * 0.36 * Math.sin(place * 0.785)]);
    return `<circle cx="${bx.toFixed(1)}" cy="${by.toFixed(1)}" r="2.4" fill="#5c5850"/>`;
  });
  return (
    disc(radius, '#0e0f10', radius * 0.55) +
    disc(radius, '#222426', radius * 0.28) +
    disc(radius, 'url(#tyre)') +
    disc(radius * 0.6, rim, 0, 'stroke="#3a3a38" stroke-width="3"') +
    disc(radius * 0.48, '#00000033') +
    disc(radius * 0.2, '#8a867c') +
    bolts.join('')
  );
}

/** Windows, grille, lamps and plate of a lorry's cab. */
function cabTrim(eye: Eye, hand: number, front: boolean): string {
  const x = 3.36;
  const y = hand * 1.155;
  const side =
    quad(
      eye,
      [
        [3.1, y, 1.75],
        [2.3, y, 1.75],
        [2.3, y, 2.5],
        [2.95, y, 2.5],
      ],
      'url(#glassA)',
      'stroke="#15181b" stroke-width="3"',
    ) +
    line(
      [
        [2.15, y, 0.9],
        [2.15, y, 2.6],
      ].map((point) => eye.see(point as unknown as Point)),
      '#00000066',
      2,
    ) +
    line(
      [
        [2.25, y, 1.5],
        [2.45, y, 1.5],
      ].map((point) => eye.see(point as unknown as Point)),
      '#1b1d20',
      6,
    );
  if (!front) {
    const lamps = [1, -1].map((way) => onX(eye, -3.51, way * 1.1, way * 0.8, 0.72, 0.9, 'url(#rearLamp)'));
    return side + lamps.join('') + onX(eye, -3.51, -0.3, 0.3, 0.68, 0.84, '#eef0f1', 'stroke="#333" stroke-width="1.5"');
  }
  const face = (y0: number, y1: number, z0: number, z1: number, fill: string, more = '') => onX(eye, x, y0, y1, z0, z1, fill, more);
  return [
    side,
    face(-1.02, 1.02, 1.72, 2.5, 'url(#glassC)', 'stroke="#15181b" stroke-width="4"'),
    face(-0.72, 0.72, 1.08, 1.52, 'url(#grille)', 'stroke="#9aa0a5" stroke-width="2"'),
    ...[1.16, 1.25, 1.34, 1.43].map((z) => face(-0.7, 0.7, z, z + 0.018, '#9aa0a5')),
    face(-1.14, 1.14, 0.62, 0.98, '#303338'),
    face(0.74, 1.04, 0.72, 0.9, 'url(#lamp)'),
    face(-1.04, -0.74, 0.72, 0.9, 'url(#lamp)'),
    face(-0.3, 0.3, 0.68, 0.82, '#eef0f1', 'stroke="#333" stroke-width="1.5"'),
  ].join('');
}

/** Pixels that the picture of a small thing may fill. */
