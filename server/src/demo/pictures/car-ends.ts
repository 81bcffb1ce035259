import { path } from './canvas.js';
import { along, endPatch } from './car-body.js';
import type { CarShape } from './car-shapes.js';
import { blend } from './colour.js';
import type { Eye, Point } from './solid.js';

export function nose(eye: Eye, car: CarShape): string {
  const { sill } = car;
  const hood = Math.min(along(car, car.length / 2, 1), car.belt);
  const low = sill + 0.1;
  const lamp = hood - 0.04;
  const lamps = [1, -1].map((side) => {
    const corners = [
      [0.5 * side, lamp - 0.13],
      [0.93 * side, lamp - 0.1],
      [0.96 * side, lamp + 0.03],
      [0.52 * side, lamp - 0.02],
    ] as const;
    const fog = [
      [0.6 * side, low - 0.01],
      [0.82 * side, low - 0.01],
      [0.82 * side, low + 0.07],
      [0.6 * side, low + 0.06],
    ] as const;
    return endPatch(eye, car, 1, corners, 'url(#lamp)', 'stroke="#2a2e33" stroke-width="2"') + endPatch(eye, car, 1, fog, '#2a2d31');
  });
  return [
    endPatch(
      eye,
      car,
      1,
      [
        [-0.46, lamp - 0.17],
        [0.46, lamp - 0.17],
        [0.48, lamp - 0.02],
        [-0.48, lamp - 0.02],
      ],
      'url(#grille)',
      'stroke="#aeb4ba" stroke-width="2"',
    ),
    endPatch(
      eye,
      car,
      1,
      [
        [-0.62, low],
        [0.62, low],
        [0.52, low + 0.12],
        [-0.52, low + 0.12],
      ],
      '#17191c',
    ),
    endPatch(
      eye,
      car,
      1,
      [
        [-0.1, lamp - 0.12],
        [0.1, lamp - 0.12],
        [0.1, lamp - 0.08],
        [-0.1, lamp - 0.08],
      ],
      '#d8b95a',
    ),
    ...lamps,
    plate(eye, car, 1, low - 0.01),
  ].join('');
}

export function tail(eye: Eye, car: CarShape): string {
  const deck = Math.min(along(car, -car.length / 2, 1), car.belt);
  const high = deck - 0.05;
  const top = along(car, -car.length / 2, 1);
  const lamps = [1, -1].map((side) =>
    endPatch(
      eye,
      car,
      -1,
      [
        [0.62 * side, high - 0.17],
        [0.95 * side, high - 0.19],
        [0.96 * side, high + 0.03],
        [0.66 * side, high],
      ],
      'url(#rearLamp)',
      'stroke="#3a0d0d" stroke-width="1.5"',
    ),
  );
  const lid = blend('#000000', '#444444', 0.4);
  return [
    endPatch(
      eye,
      car,
      -1,
      [
        [-0.8, car.sill + 0.02],
        [0.8, car.sill + 0.02],
        [0.7, car.sill + 0.12],
        [-0.7, car.sill + 0.12],
      ],
      '#1b1d20',
    ),
    endPatch(
      eye,
      car,
      -1,
      [
        [-0.8, car.sill + 0.3],
        [0.8, car.sill + 0.3],
        [0.8, car.sill + 0.31],
        [-0.8, car.sill + 0.31],
      ],
      lid,
    ),
    ...lamps,
    car.rear[1] - car.rear[0] < 0.1
      ? endPatch(
          eye,
          car,
          -1,
          [
            [-0.72, car.belt + 0.02],
            [0.72, car.belt + 0.02],
            [0.66, top - 0.2],
            [-0.66, top - 0.2],
          ],
          'url(#glassC)',
          'stroke="#15181b" stroke-width="3"',
        )
      : '',
    plate(eye, car, -1, high - 0.17),
  ].join('');
}

/** A number plate, its number made unreadable. */
function plate(eye: Eye, car: CarShape, end: 1 | -1, z: number): string {
  const marks = [-0.2, -0.13, -0.04, 0.03, 0.1, 0.19].map((y) =>
    endPatch(
      eye,
      car,
      end,
      [
        [y, z + 0.03],
        [y + 0.045, z + 0.03],
        [y + 0.045, z + 0.085],
        [y, z + 0.085],
      ],
      '#8c9196',
    ),
  );
  return (
    endPatch(
      eye,
      car,
      end,
      [
        [-0.29, z],
        [0.29, z],
        [0.29, z + 0.115],
        [-0.29, z + 0.115],
      ],
      '#eef0f1',
      'stroke="#2b2e31" stroke-width="1.5"',
    ) + marks.join('')
  );
}

/** A paper seal on the windscreen, as bailiffs put it. */
export function seal(eye: Eye, at: Point): string {
  const [x, y] = eye.see(at);
  return (
    path(`M${x - 17} ${y - 11}l34 2 -2 22 -33 -2z`, '#f4ecd0', 'stroke="#b09c5a" stroke-width="1"') +
    path(`M${x - 11} ${y - 3}l20 1M${x - 12} ${y + 3}l18 1`, 'none', 'stroke="#b4483c" stroke-width="2"')
  );
}
