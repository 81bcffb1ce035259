import { linear } from './canvas.js';
import { blend } from './colour.js';
import { onX, onY, onZ, quad } from './patch.js';
import { type Eye, type Face, type Light, render, unit } from './solid.js';

export const indoors: Light = { sun: unit([-0.3, 0.35, 0.85]), sky: '#f4efe4', ground: '#8d8375' };

export interface Room {
  /** Half the width, the depth, the height, in metres. */
  readonly size: readonly [number, number, number];
  readonly walls: string;
  readonly floor: string;
  readonly boards: boolean;
}

/** The shell of a room seen from its near end: x runs away from the eye, y to the left. */
export function shell(eye: Eye, { size, walls, floor, boards }: Room): string {
  const [half, depth, tall] = size;
  const near = -1.5;
  const planks = boards
    ? Array.from({ length: 26 }, (_, place) => {
        const y = -half + (place / 26) * 2 * half;
        return onZ(
          eye,
          0.001,
          near,
          depth,
          y,
          y + half / 13,
          blend(floor, place % 2 === 0 ? '#000000' : '#ffffff', 0.04 + ((place * 7) % 5) * 0.014),
          'stroke="#00000033" stroke-width="1"',
        );
      })
    : Array.from({ length: 9 * 9 }, (_, place) => {
        const [i, j] = [Math.floor(place / 9), place % 9];
        const [x, y] = [near + (i / 9) * (depth - near), -half + (j / 9) * 2 * half];
        return onZ(
          eye,
          0,
          x,
          x + (depth - near) / 9,
          y,
          y + (2 * half) / 9,
          blend(floor, (i + j) % 2 === 0 ? '#000000' : '#ffffff', 0.05),
          'stroke="#00000022" stroke-width="1.2"',
        );
      });
  return [
    onZ(eye, 0, near, depth, -half, half, 'url(#floor)'),
    ...planks,
    onZ(eye, 0, near, depth, -half, half, 'url(#floorLight)'),
    onZ(eye, tall, near, depth, -half, half, 'url(#ceiling)'),
    onX(eye, depth, -half, half, 0, tall, 'url(#backWall)'),
    onY(eye, half, near, depth, 0, tall, 'url(#leftWall)'),
    onY(eye, -half, near, depth, 0, tall, 'url(#rightWall)'),
    onX(eye, depth - 0.01, -half, half, 0, 0.09, blend(walls, '#ffffff', 0.7)),
  ].join('');
}

/** Gradients of a room's shell. */
export function shellDefs({ walls, floor }: Room): string {
  return [
    linear('floor', `0 ${blend(floor, '#ffffff', 0.2)}, 1 ${blend(floor, '#000000', 0.22)}`),
    linear('floorLight', '0 #fff6df 0.5, 0.55 #fff6df 0.05, 1 #000000 0.22'),
    linear('ceiling', '0 #d9d6d0, 1 #f7f5f0'),
    linear('backWall', `0 ${blend(walls, '#ffffff', 0.45)}, 1 ${blend(walls, '#000000', 0.06)}`),
    linear('leftWall', `0 ${blend(walls, '#ffffff', 0.2)}, 1 ${blend(walls, '#000000', 0.16)}`, 1, 0.4),
    linear('rightWall', `0 ${blend(walls, '#000000', 0.02)}, 1 ${blend(walls, '#000000', 0.28)}`, 1, 0.6),
    linear('pane', '0 #bfe0f5, 0.6 #e9f4f8, 1 #cdd9c0'),
    linear('curtain', '0 #ffffff 0.85, 1 #efe7d6 0.6'),
  ].join('');
}

/** A window in the back wall with the daylight in it. */
export function backWindow(eye: Eye, depth: number, y: number, wide: number, low: number, high: number): string {
  const x = depth - 0.02;
  const pane = (a: number, b: number) => onX(eye, x, a, b, low + 0.06, high - 0.06, 'url(#pane)');
  return [
    onX(eye, x, y - wide / 2, y + wide / 2, low, high, '#fbfbf8', 'stroke="#c9c5bb" stroke-width="2"'),
    pane(y - wide / 2 + 0.06, y - 0.03),
    pane(y + 0.03, y + wide / 2 - 0.06),
    quad(
      eye,
      [
        [x - 0.12, y - wide / 2 - 0.1, low - 0.05],
        [x - 0.12, y + wide / 2 + 0.1, low - 0.05],
        [x, y + wide / 2 + 0.1, low],
        [x, y - wide / 2 - 0.1, low],
      ],
      '#ffffff',
    ),
    ...[-1, 1].map((side) =>
      quad(
        eye,
        [
          [x - 0.08, y + side * (wide / 2 + 0.05), 0.25],
          [x - 0.08, y + side * (wide / 2 - 0.32), 0.25],
          [x - 0.08, y + side * (wide / 2 - 0.12), high + 0.2],
          [x - 0.08, y + side * (wide / 2 + 0.14), high + 0.2],
        ],
        'url(#curtain)',
      ),
    ),
    onX(eye, x - 0.1, y - 0.55, y + 0.55, 0.18, low - 0.16, '#f4f3ef', 'stroke="#d2cec4" stroke-width="2"'),
    ...Array.from({ length: 9 }, (_, place) =>
      onX(eye, x - 0.11, y - 0.5 + place * 0.12, y - 0.47 + place * 0.12, 0.2, low - 0.18, '#d9d5cb'),
    ),
  ].join('');
}

/** Furniture and its shadow on the floor. */
export function things(eye: Eye, list: readonly Face[][]): string {
  const shadows = list.map((faces) => {
    const points = faces.flatMap((face) => face.points);
    const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
    const [x0, x1, y0, y1] = [Math.min(...xs) - 0.12, Math.max(...xs) + 0.04, Math.min(...ys) - 0.12, Math.max(...ys) + 0.12];
    return onZ(eye, 0.003, x0, x1, y0, y1, '#000000', 'fill-opacity="0.2"');
  });
  return shadows.join('') + render(eye, indoors, list.flat());
}
