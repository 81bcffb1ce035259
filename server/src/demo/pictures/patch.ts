import { shape } from './canvas.js';
import type { Eye, Point } from './solid.js';

/** A flat patch through the points, whichever way it looks. */
export function quad(eye: Eye, points: readonly Point[], fill: string, more = ''): string {
  return shape(points.map(eye.see), fill, more);
}

/** An upright patch across the length, at `x`. */
export function onX(eye: Eye, x: number, y0: number, y1: number, z0: number, z1: number, fill: string, more = ''): string {
  return quad(
    eye,
    [y0, y1].flatMap((y, side): Point[] =>
      side === 0
        ? [
            [x, y, z1],
            [x, y, z0],
          ]
        : [
            [x, y, z0],
            [x, y, z1],
          ],
    ),
    fill,
    more,
  );
}

/** An upright patch along the length, at `y`. */
export function onY(eye: Eye, y: number, x0: number, x1: number, z0: number, z1: number, fill: string, more = ''): string {
  return quad(
    eye,
    [x0, x1].flatMap((x, side): Point[] =>
      side === 0
        ? [
            [x, y, z1],
            [x, y, z0],
          ]
        : [
            [x, y, z0],
            [x, y, z1],
          ],
    ),
    fill,
    more,
  );
}

/** A level patch, at the height `z`. */
export function onZ(eye: Eye, z: number, x0: number, x1: number, y0: number, y1: number, fill: string, more = ''): string {
  return quad(
    eye,
    [x0, x1].flatMap((x, side): Point[] =>
      side === 0
        ? [
            [x, y1, z],
            [x, y0, z],
          ]
        : [
            [x, y0, z],
            [x, y1, z],
          ],
    ),
    fill,
    more,
  );
}
