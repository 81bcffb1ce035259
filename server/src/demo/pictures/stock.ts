import { chanceOf } from '../chance.js';
import { oval, path } from './canvas.js';
import { blend } from './colour.js';
import { inRoom, lamplight, shade } from './goods.js';
import { onX, quad } from './patch.js';
import { line } from './scene.js';
import { box, type Face, type Point, render } from './solid.js';

/** A washing machine and an air conditioner. */
export function appliance(seed: number): string {
  return inRoom(seed + 8, (eye) => {
    const x = 1.9;
    const y0 = seed % 2 === 0 ? -0.9 : -0.2;
    const white = { colour: seed % 3 === 1 ? '#c6cbcf' : '#eceeee', gloss: 0.45 };
    const body = box([x, y0, 0.05], [x + 0.75, y0 + 1.1, 1.45], white, 5);
    const [cx, cy] = eye.see([x - 0.01, y0 + 0.55, 0.65]);
    const [, top] = eye.see([x - 0.01, y0 + 0.55, 1.05]);
    const r = Math.abs(cy - top);
    const panel =
      onX(eye, x - 0.01, y0 + 0.06, y0 + 1.04, 1.2, 1.4, '#d3d8db') + onX(eye, x - 0.02, y0 + 0.15, y0 + 0.42, 1.24, 1.36, '#1d2c38');
    const [kx, ky] = eye.see([x - 0.02, y0 + 0.7, 1.3]);
    const unitAt = (y: number, z: number, height: number) =>
      render(eye, lamplight, box([4.7, y, z], [5.1, y + 1.5, z + height], { colour: '#f2f3f2', gloss: 0.35 }, 3)) +
      onX(eye, 4.69, y + 0.05, y + 1.45, z + 0.05, z + 0.12, '#6d7377');
    const outdoor = box([2.3, y0 + 1.45, 0], [2.9, y0 + 2.4, 0.8], { colour: '#dfe2e2', gloss: 0.3 }, 3);
    const [fx, fy] = eye.see([2.29, y0 + 1.85, 0.4]);
    return (
      unitAt(-0.9, 2.1, 0.45) +
      shade(eye, x, x + 0.75, y0, y0 + 1.1) +
      shade(eye, 2.3, 2.9, y0 + 1.45, y0 + 2.4) +
      render(eye, lamplight, outdoor) +
      [44, 34, 24, 14]
        .map((ringSize) => oval(fx, fy, ringSize * 1.5, ringSize * 1.5, 'none', 'stroke="#7d8488" stroke-width="4"'))
        .join('') +
      render(eye, lamplight, body) +
      panel +
      oval(kx, ky, 21, 21, '#f4f5f5', 'stroke="#8b9195" stroke-width="4"') +
      oval(cx, cy, r, r, '#b9bfc3', 'stroke="#7c8286" stroke-width="5"') +
      oval(cx, cy, r * 0.76, r * 0.76, '#23303a') +
      path(
        `M${cx - r * 0.6} ${cy - r * 0.1} C${cx - r * 0.5} ${cy - r * 0.6} ${cx} ${cy - r * 0.7} ${cx + r * 0.3} ${cy - r * 0.5} C${cx - r * 0.1} ${cy - r * 0.4} ${cx - r * 0.4} ${cy - r * 0.1} ${cx - r * 0.45} ${cy + r * 0.3}Z`,
        '#9fb8c8',
        'fill-opacity="0.6"',
      )
    );
  });
}

/** A wool carpet on the floor, others rolled beside it. */
export function carpet(seed: number): string {
  const [ground, second, third] = (
    [
      ['#8d2a2a', '#e3cfa0', '#23374c'],
      ['#24455f', '#dcc9a2', '#8f3a2e'],
      ['#6b2a34', '#d8b26a', '#2f4a3a'],
    ] as const
  )[seed % 3] ?? ['#8d2a2a', '#e3cfa0', '#23374c'];
  return inRoom(seed + 12, (eye) => {
    const at = (u: number, v: number): Point => [0.5 + u * 3.1, -1.25 + v * 2.5, 0.012];
    const patch = (u0: number, v0: number, u1: number, v1: number, fill: string) =>
      quad(eye, [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)], fill);
    const diamond = (u: number, v: number, du: number, dv: number, fill: string) =>
      quad(eye, [at(u - du, v), at(u, v - dv), at(u + du, v), at(u, v + dv)], fill);
    const border =
      Array.from(
        { length: 20 },
        (_, place) => diamond(0.05 + place * 0.047, 0.06, 0.018, 0.03, third) + diamond(0.05 + place * 0.047, 0.94, 0.018, 0.03, third),
      ).join('') +
      Array.from(
        { length: 14 },
        (_, place) => diamond(0.035, 0.12 + place * 0.058, 0.02, 0.022, third) + diamond(0.965, 0.12 + place * 0.058, 0.02, 0.022, third),
      ).join('');
    const medallions = [0.28, 0.5, 0.72]
      .map(
        (u) =>
          diamond(u, 0.5, 0.13, 0.26, second) +
          diamond(u, 0.5, 0.1, 0.2, third) +
          diamond(u, 0.5, 0.07, 0.14, ground) +
          diamond(u, 0.5, 0.035, 0.07, second),
      )
      .join('');
    const corners = [0.2, 0.8]
      .flatMap((u) => [0.26, 0.74].map((v) => diamond(u, v, 0.05, 0.07, second) + diamond(u, v, 0.03, 0.04, third)))
      .join('');
    const fringe = Array.from({ length: 50 }, (_, place) =>
      line([eye.see(at(-0.002, place / 49)), eye.see(at(-0.03, place / 49))], '#efe6d0', 2.5),
    ).join('');
    const roll = (y: number, z: number, colour: string) => {
      const [p, q] = [eye.see([2.6, y, z]), eye.see([4.6, y, z])];
      return (
        line([p, q], blend(colour, '#000000', 0.3), 74) +
        line(
          [
            [p[0], p[1] - 6],
            [q[0], q[1] - 4],
          ],
          colour,
          58,
        ) +
        oval(p[0], p[1], 36, 36, '#d9c7a2') +
        [26, 17, 8].map((size) => oval(p[0], p[1], size, size, 'none', `stroke="${colour}" stroke-width="4"`)).join('')
      );
    };
    return (
      roll(-2.1, 0.2, third) +
      roll(2.15, 0.2, ground) +
      shade(eye, 0.5, 3.6, -1.25, 1.25) +
      fringe +
      patch(0, 0, 1, 1, ground) +
      patch(0.015, 0.02, 0.985, 0.98, second) +
      patch(0.075, 0.115, 0.925, 0.885, ground) +
      border +
      patch(0.095, 0.14, 0.905, 0.86, blend(ground, '#000000', 0.18)) +
      corners +
      medallions +
      quad(eye, [at(0, 0), at(1, 0), at(1, 1), at(0, 1)], '#fff3d8', 'fill-opacity="0.07"')
    );
  });
}

/** Pallets of sacks, steel bars and boards. */
export function materials(seed: number): string {
  const chance = chanceOf(seed + 990);
  return inRoom(seed + 16, (eye) => {
    const pallet = (x: number, y: number, layers: number, colour: string): Face[] => [
      ...box([x, y, 0], [x + 1.1, y + 1.1, 0.13], { colour: '#a37b4b', gloss: 0.05 }, 2),
      ...Array.from({ length: layers }, (_, layer) =>
        [0, 1, 2].flatMap((row) =>
          box(
            [x + 0.03, y + 0.03 + row * 0.36, 0.14 + layer * 0.17],
            [x + 1.07 - chance.real() * 0.05, y + 0.37 + row * 0.36, 0.3 + layer * 0.17],
            { colour: blend(colour, '#000000', chance.real() * 0.12), gloss: 0.05 },
            1,
          ),
        ),
      ).flat(),
    ];
    const far = pallet(3.4, -1.7, 6, '#c9c3b4');
    const near = pallet(1.7, -1.4, 3 + (seed % 3), '#b9b2a2');
    const other = pallet(2.9, 0.4, 5, seed % 2 === 0 ? '#dfe2e0' : '#b4643f');
    const bars = Array.from({ length: 14 }, (_, place) =>
      line(
        [
          eye.see([1.2, 1.5 + (place % 7) * 0.06, 0.06 + Math.floor(place / 7) * 0.06]),
          eye.see([4.9, 1.6 + (place % 7) * 0.06, 0.06 + Math.floor(place / 7) * 0.06]),
        ],
        place % 3 === 0 ? '#8a5a3c' : '#6e7276',
        7,
      ),
    );
    return (
      shade(eye, 3.4, 4.5, -1.7, -0.6) +
      shade(eye, 2.9, 4, 0.4, 1.5) +
      shade(eye, 1.7, 2.8, -1.4, -0.3) +
      render(eye, lamplight, far) +
      render(eye, lamplight, other) +
      bars.join('') +
      render(eye, lamplight, near)
    );
  });
}
