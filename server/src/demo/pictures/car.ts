import { shape } from './canvas.js';
import { bodyFaces } from './car-body.js';
import { nose, tail } from './car-ends.js';
import type { CarShape } from './car-shapes.js';
import { arch, screen, sideWindows, trim, wheel } from './car-sides.js';
import { type Eye, type Light, type Point, render } from './solid.js';

/** The soft shadow on the ground. */
export function shadowOf(eye: Eye, length: number, halfWidth: number): string {
  const dots = (grow: number): Point[] =>
    Array.from({ length: 28 }, (_, place): Point => {
      const angle = (place / 28) * 2 * Math.PI;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return [
        Math.sign(c) * Math.abs(c) ** 0.35 * (length / 2 + grow) - 0.1,
        Math.sign(s) * Math.abs(s) ** 0.35 * (halfWidth + grow) - 0.14,
        0,
      ];
    });
  return [0.36, 0.29, 0.22, 0.15, 0.08, 0.01, -0.06, -0.13, -0.2, -0.27]
    .map((grow) => shape(dots(grow).map(eye.see), '#0b0f14', 'fill-opacity="0.105"'))
    .join('');
}

/** A whole car standing on the ground at 0. */
export function car(eye: Eye, light: Light, shape_: CarShape, paint: string): string {
  const side = eye.position[1] > 0 ? 1 : -1;
  const far = side === 1 ? -1 : 1;
  const [front, back] = shape_.wheels;
  const fromFront = eye.position[0] > 0;
  return [
    shadowOf(eye, shape_.length, shape_.halfWidth),
    wheel(eye, shape_, front, far),
    wheel(eye, shape_, back, far),
    render(eye, light, bodyFaces(shape_, paint)),
    arch(eye, shape_, front, side),
    arch(eye, shape_, back, side),
    wheel(eye, shape_, front, side),
    wheel(eye, shape_, back, side),
    fromFront || shape_.rear[1] - shape_.rear[0] > 0.1 ? screen(eye, shape_, fromFront ? 1 : -1) : '',
    sideWindows(eye, shape_, side),
    fromFront ? nose(eye, shape_) : tail(eye, shape_),
    trim(eye, shape_, side, paint),
  ].join('');
}

/** Lamps that a path can shine through: kept with the car so that its picture is whole. */
export const carDefs = [
  '<linearGradient id="glassA" x1="0" y1="0" x2="0.6" y2="1"><stop offset="0" stop-color="#c3d3df"/><stop offset="0.35" stop-color="#5d6d7a"/><stop offset="0.42" stop-color="#2b353e"/><stop offset="1" stop-color="#141a20"/></linearGradient>',
  '<linearGradient id="glassB" x1="0" y1="0" x2="0.5" y2="1"><stop offset="0" stop-color="#9fb2c0"/><stop offset="0.3" stop-color="#3d4a55"/><stop offset="1" stop-color="#11161b"/></linearGradient>',
  '<linearGradient id="glassC" x1="0" y1="0" x2="0.35" y2="1"><stop offset="0" stop-color="#d5e2ec"/><stop offset="0.45" stop-color="#7f93a3"/><stop offset="0.55" stop-color="#46545f"/><stop offset="1" stop-color="#222a31"/></linearGradient>',
  '<radialGradient id="tyre" cx="0.5" cy="0.4"><stop offset="0" stop-color="#3a3c3e"/><stop offset="0.8" stop-color="#232527"/><stop offset="1" stop-color="#131415"/></radialGradient>',
  '<linearGradient id="lamp" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ffffff"/><stop offset="0.4" stop-color="#cfd9e2"/><stop offset="0.7" stop-color="#7d8894"/><stop offset="1" stop-color="#e9eef2"/></linearGradient>',
  '<linearGradient id="rearLamp" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e0413c"/><stop offset="0.5" stop-color="#9d1414"/><stop offset="1" stop-color="#c9302c"/></linearGradient>',
  '<linearGradient id="grille" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4a4f54"/><stop offset="0.3" stop-color="#14171a"/><stop offset="1" stop-color="#24282c"/></linearGradient>',
].join('');
