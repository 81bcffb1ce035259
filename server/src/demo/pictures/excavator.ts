import { type Dot, oval, picture } from './canvas.js';
import { carDefs, shadowOf } from './car.js';
import { blend } from './colour.js';
import { side, view } from './machines.js';
import { onX, onY, quad } from './patch.js';
import { line } from './scene.js';
import { box, daylight, type Eye, type Point, render } from './solid.js';
import { vehicleScene } from './vehicles.js';

function track(eye: Eye, y: number, near: 1 | -1): string {
  const round = (grow: number): Point[] =>
    Array.from({ length: 24 }, (_, place): Point => {
      const angle = (place / 24) * 2 * Math.PI;
      return [Math.sign(Math.cos(angle)) * 1.35 + Math.cos(angle) * (0.4 + grow), y, 0.45 + Math.sin(angle) * (0.42 + grow)];
    });
  const inner = round(0).map(([x, , z]): Point => [x, y - near * 0.5, z]);
  const rollers = [-1.35, -0.7, 0, 0.7, 1.35].map((x) => {
    const [cx, cy] = eye.see([x, y, 0.4]);
    const [, top] = eye.see([x, y, 0.66]);
    return oval(cx, cy, Math.abs(cy - top) * 0.85, Math.abs(cy - top), '#55585b', 'stroke="#2a2c2e" stroke-width="3"');
  });
  return (
    quad(eye, inner, '#141516') +
    quad(eye, round(0), '#26282a', 'stroke="#101112" stroke-width="9" stroke-dasharray="13 6"') +
    rollers.join('')
  );
}

/** A crawler excavator with its arm forward. */
export function excavator(seed: number): string {
  const { eye, hand } = view(seed, 1.35, 1.6);
  const scene = vehicleScene(eye, seed * 4 + 2);
  const colour = ['#e0a51f', '#dd7b22', '#e3b63a'][seed % 3] ?? '#e0a51f';
  const paint = { colour, gloss: 0.5 };
  const house = [
    ...box([-1.9, -1.15, 0.95], [0.3, 1.15, 1.9], paint, 6),
    ...box([-1.95, -1.1, 0.9], [-1.4, 1.1, 1.75], { colour: blend(colour, '#000000', 0.55), gloss: 0.2 }, 3),
  ];
  const cabY = hand * 0.7;
  const cab = box([0.2, cabY - 0.42, 1], [1.35, cabY + 0.42, 2.55], paint, 5);
  const beam = (dots: readonly Point[], thick: number) =>
    line(
      dots.map((point) => eye.see(point)),
      blend(colour, '#000000', 0.3),
      thick + 8,
    ) +
    line(
      dots.map((point) => eye.see(point)),
      colour,
      thick,
    ) +
    line(
      dots.map((point) => {
        const [x, y] = eye.see(point);
        return [x, y - thick * 0.22] as Dot;
      }),
      blend(colour, '#ffffff', 0.35),
      thick * 0.2,
    );
  const y = -hand * 0.3;
  const boom = beam(
    [
      [0.5, y, 1.5],
      [1.6, y, 3.3],
      [2.9, y, 3.1],
    ],
    40,
  );
  const stick = beam(
    [
      [2.7, y, 3.3],
      [3.3, y, 1.2],
    ],
    30,
  );
  const rods =
    line([eye.see([0.9, y, 1.4]), eye.see([1.9, y, 3])], '#c9cdd1', 11) +
    line([eye.see([1.8, y, 3.4]), eye.see([2.75, y, 3.45])], '#c9cdd1', 10);
  const bucket =
    quad(
      eye,
      [
        [3.15, y, 1.3],
        [3.65, y, 1.15],
        [3.6, y, 0.55],
        [3.1, y, 0.3],
        [2.7, y, 0.55],
        [2.95, y, 0.85],
      ],
      '#3c3f42',
      'stroke="#1c1d1f" stroke-width="4"',
    ) +
    [2.72, 2.84, 2.98]
      .map((x) =>
        quad(
          eye,
          [
            [x, y, 0.55],
            [x + 0.1, y, 0.44],
            [x - 0.1, y, 0.36],
          ],
          '#8c8f92',
        ),
      )
      .join('');
  return picture(
    scene.defs + carDefs,
    [
      scene.drawing,
      shadowOf(eye, 4.4, 1.4),
      track(eye, -hand * 1.15, side(-hand)),
      render(eye, daylight(eye), box([-0.8, -0.8, 0.6], [0.8, 0.8, 0.95], { colour: '#333639', gloss: 0.2 }, 2)),
      track(eye, hand * 1.25, side(hand)),
      render(eye, daylight(eye), house),
      boom,
      render(eye, daylight(eye), cab),
      cabGlassAt(eye, hand, cabY),
      rods,
      stick,
      bucket,
    ].join(''),
  );
}

function cabGlassAt(eye: Eye, hand: number, cabY: number): string {
  const y = cabY + hand * 0.43;
  return (
    onX(eye, 1.36, cabY - 0.36, cabY + 0.36, 1.35, 2.45, 'url(#glassC)', 'stroke="#17191c" stroke-width="4"') +
    onY(eye, y, 0.3, 1.26, 1.35, 2.45, 'url(#glassA)', 'stroke="#17191c" stroke-width="4"')
  );
}
