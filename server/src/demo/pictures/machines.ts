import { oval, picture } from './canvas.js';
import { carDefs, shadowOf } from './car.js';
import { blend } from './colour.js';
import { onX, onY, quad } from './patch.js';
import { line } from './scene.js';
import { box, daylight, type Eye, eyeOf, type Point, render } from './solid.js';
import { vehicleScene, wheelAt } from './vehicles.js';

export const view = (seed: number, far = 1, tall = 1.1) => {
  const hand = seed % 2 === 0 ? 1 : -1;
  return { hand, eye: eyeOf({ eye: [5.4 * far, hand * 4.9 * far, 1.9], target: [0, 0, tall], zoom: 1.08, horizon: 0.56 }) };
};

export const side = (hand: number): 1 | -1 => (hand > 0 ? 1 : -1);

/** Panes of a cab, on the front and on the near side. */
function cabGlass(eye: Eye, hand: number, x0: number, x1: number, half: number, z0: number, z1: number): string {
  const y = hand * (half + 0.01);
  return (
    onX(eye, x1 + 0.01, -half + 0.08, half - 0.08, z0, z1, 'url(#glassC)', 'stroke="#17191c" stroke-width="5"') +
    onY(eye, y, x0 + 0.08, x1 - 0.08, z0 - 0.25, z1, 'url(#glassA)', 'stroke="#17191c" stroke-width="5"')
  );
}

/** A wheeled tractor. */
export function tractor(seed: number): string {
  const { eye, hand } = view(seed, 1.08, 1.25);
  const scene = vehicleScene(eye, seed * 4 + 2);
  const colour = ['#b3271f', '#24598c', '#3b7a3f'][seed % 3] ?? '#b3271f';
  const paint = { colour, gloss: 0.6 };
  const near = side(hand);
  const far = side(-hand);
  const hood = box([0.3, -0.42, 0.95], [2.1, 0.42, 1.65], paint, 7);
  const cab = [
    ...box([-1.35, -0.72, 0.9], [0.3, 0.72, 1.35], paint, 4),
    ...box([-1.35, -0.72, 1.35], [0.3, 0.72, 2.45], { colour: '#2f3438', gloss: 0.7 }, 4),
    ...box([-1.45, -0.8, 2.45], [0.4, 0.8, 2.6], paint, 3),
  ];
  const frame = box([-1.2, -0.3, 0.55], [2.0, 0.3, 0.95], { colour: '#33363a', gloss: 0.2 }, 3);
  const grille =
    onX(eye, 2.12, -0.36, 0.36, 1, 1.58, 'url(#grille)', 'stroke="#d5d8da" stroke-width="3"') +
    [-0.27, 0.27]
      .map((y) => {
        const [x, z] = eye.see([2.14, y, 1.48]);
        return oval(x, z, 15, 15, 'url(#lamp)', 'stroke="#333" stroke-width="2"');
      })
      .join('');
  const pipe = line([eye.see([0.9, hand * 0.2, 1.65]), eye.see([0.9, hand * 0.2, 2.5])], '#2a2c2f', 13);
  const fender = (way: number) =>
    quad(
      eye,
      Array.from(
        { length: 12 },
        (_, place): Point => [-0.85 + 0.98 * Math.cos((place / 11) * Math.PI), way * 1.05, 0.8 + 0.98 * Math.sin((place / 11) * Math.PI)],
      ).concat(
        Array.from(
          { length: 12 },
          (_, place): Point => [
            -0.85 + 0.98 * Math.cos(Math.PI - (place / 11) * Math.PI),
            way * 0.68,
            0.8 + 0.98 * Math.sin(Math.PI - (place / 11) * Math.PI),
          ],
        ),
      ),
      blend(colour, '#000000', 0.12),
    );
  const louvres = [0.7, 0.95, 1.2, 1.45].map((x) => onY(eye, hand * 0.43, x, x + 0.14, 1.15, 1.5, '#00000055'));
  return picture(
    scene.defs + carDefs,
    [
      scene.drawing,
      shadowOf(eye, 4.2, 1.15),
      wheelAt(eye, -0.85, -hand * 0.95, 0.8, far, '#c9b03a'),
      wheelAt(eye, 1.55, -hand * 0.72, 0.48, far, '#c9b03a'),
      render(eye, daylight(eye), frame),
      render(eye, daylight(eye), cab),
      cabGlass(eye, hand, -1.35, 0.3, 0.72, 1.55, 2.38),
      render(eye, daylight(eye), hood),
      grille,
      louvres.join(''),
      pipe,
      fender(hand),
      wheelAt(eye, 1.55, hand * 0.8, 0.48, near, '#c9b03a'),
      wheelAt(eye, -0.85, hand * 1.05, 0.8, near, '#c9b03a'),
    ].join(''),
  );
}

/** A wheel loader with its bucket in front. */
export function loader(seed: number): string {
  const { eye, hand } = view(seed, 1.25, 1.35);
  const scene = vehicleScene(eye, seed * 4 + 4);
  const colour = ['#e2aa22', '#e0801f', '#d9b531'][seed % 3] ?? '#e2aa22';
  const paint = { colour, gloss: 0.5 };
  const rear = box([-2.3, -0.8, 0.7], [-0.5, 0.8, 1.75], paint, 6);
  const cab = [
    ...box([-0.6, -0.7, 0.8], [0.6, 0.7, 1.5], paint, 4),
    ...box([-0.6, -0.7, 1.5], [0.6, 0.7, 2.7], { colour: '#32373b', gloss: 0.7 }, 4),
    ...box([-0.7, -0.78, 2.7], [0.7, 0.78, 2.85], paint, 3),
  ];
  const arms = [-0.45, 0.45].map(
    (y) =>
      line([eye.see([0.5, y, 1.3]), eye.see([1.6, y, 1.25]), eye.see([2.3, y, 0.55])], blend(colour, '#000000', 0.25), 30) +
      line([eye.see([0.5, y, 1.32]), eye.see([1.6, y, 1.27]), eye.see([2.3, y, 0.58])], colour, 20),
  );
  const bucket =
    quad(
      eye,
      [
        [2.2, -1.3, 0.95],
        [2.2, 1.3, 0.95],
        [2.05, 1.3, 0.2],
        [2.05, -1.3, 0.2],
      ],
      '#2e3033',
    ) +
    quad(
      eye,
      [
        [2.05, -1.3, 0.2],
        [2.05, 1.3, 0.2],
        [3, 1.3, 0.08],
        [3, -1.3, 0.08],
      ],
      '#55585b',
      'stroke="#8d9093" stroke-width="5"',
    ) +
    [-1.3, 1.3]
      .map((y) =>
        quad(
          eye,
          [
            [2.2, y, 0.95],
            [2.05, y, 0.2],
            [3, y, 0.08],
          ],
          y * hand > 0 ? '#3f4245' : '#4a4d50',
        ),
      )
      .join('');
  const wheel = (x: number, way: number) => wheelAt(eye, x, way * hand * 0.95, 0.66, side(way * hand), '#d8c14e');
  return picture(
    scene.defs + carDefs,
    [
      scene.drawing,
      shadowOf(eye, 5, 1.2),
      wheel(-1.5, -1),
      wheel(1.2, -1),
      render(eye, daylight(eye), box([-0.4, -0.35, 0.5], [1.7, 0.35, 0.9], { colour: '#3a3d40', gloss: 0.2 }, 3)),
      render(eye, daylight(eye), rear),
      render(eye, daylight(eye), cab),
      cabGlass(eye, hand, -0.6, 0.6, 0.7, 1.65, 2.62),
      wheel(-1.5, 1),
      wheel(1.2, 1),
      arms.join(''),
      bucket,
    ].join(''),
  );
}
