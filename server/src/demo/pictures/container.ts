import { oval, picture } from './canvas.js';
import { carDefs, shadowOf } from './car.js';
import { view } from './machines.js';
import { onX, onY } from './patch.js';
import { box, daylight, render } from './solid.js';
import { vehicleScene } from './vehicles.js';

/** A steel container, doors to the eye. */
export function container(seed: number): string {
  const { eye, hand } = view(seed, 1.25, 1.15);
  const scene = vehicleScene(eye, seed * 4 + (seed % 2 === 0 ? 0 : 3));
  const colour = ['#2d5f86', '#8d3b2c', '#5c7a68'][seed % 3] ?? '#2d5f86';
  const body = box([-3, -1.22, 0.12], [3, 1.22, 2.6], { colour, gloss: 0.25 }, 7);
  const y = hand * 1.23;
  const ribs = Array.from({ length: 22 }, (_, place) =>
    onY(eye, y, -2.85 + place * 0.26, -2.73 + place * 0.26, 0.3, 2.45, '#000000', 'fill-opacity="0.17"'),
  );
  const rods = [-0.85, -0.35, 0.35, 0.85].map(
    (at) => onX(eye, 3.02, at - 0.025, at + 0.025, 0.2, 2.5, '#b9bec2') + onX(eye, 3.03, at - 0.12, at + 0.12, 1.1, 1.2, '#8c9296'),
  );
  const gap = onX(eye, 3.01, -0.015, 0.015, 0.15, 2.57, '#111111');
  const rust = Array.from({ length: 7 }, (_, place) => {
    const [x, z] = eye.see([-2.6 + place * 0.8, y * 1.002, 0.25 + ((place * 7) % 4) * 0.1]);
    return oval(x, z, 13 + place * 2, 6, '#8a4a22', 'fill-opacity="0.5"');
  });
  return picture(
    scene.defs + carDefs,
    [scene.drawing, shadowOf(eye, 6.1, 1.3), render(eye, daylight(eye), body), ribs.join(''), rust.join(''), gap, rods.join('')].join(''),
  );
}
