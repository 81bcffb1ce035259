import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Triple = readonly [number, number, number];

/** The custom properties of one theme, from the files that the page loads. */
function tokens(theme: 'light' | 'dark'): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of ['tokens.css', 'charts.css']) {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    const block = new RegExp(`:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(text)?.[1] ?? '';
    for (const [, name = '', value = ''] of block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) found.set(name, value);
  }
  return found;
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const channel = (hex: string, from: number) => linear(Number.parseInt(hex.slice(from, from + 2), 16) / 255);
const rgb = (hex: string): Triple => [channel(hex, 1), channel(hex, 3), channel(hex, 5)];
const times = (rows: readonly Triple[], [a, b, c]: Triple): Triple => {
  const [x = 0, y = 0, z = 0] = rows.map(([p, q, r]) => Math.min(1, Math.max(0, p * a + q * b + r * c)));
  return [x, y, z];
};

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b]
    .map((hex) => {
      const [r, g, blue] = rgb(hex);
      return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    })
    .sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB. */
const sights: Record<string, readonly Triple[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Ottosson's OKLab (2020): distances in it are about as large as they look. */
function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(['light', 'dark'] as const)('colours of charts, %s', (theme) => {
  const known = tokens(theme);
  const colour = (name: string) => known.get(name) ?? expect.fail(`no ${name}`);
  const charts = [1, 2, 3, 4, 5, 6].map((n) => colour(`chart-${n}`));

  it.each(['surface', 'surface-sunken', 'paper'])('stand out from %s by 3:1', (ground) => {
    for (const one of charts) expect(contrast(one, colour(ground)), one).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(sights))('are told apart with %s sight', (sight) => {
    const seen = charts.map((hex) => oklab(times(sights[sight] ?? [], rgb(hex))));
    for (const [index, one] of seen.entries()) for (const other of seen.slice(0, index)) expect(distance(one, other)).toBeGreaterThan(0.1);
  });

  it('let the figure on each step of heat be read', () => {
    for (const step of [0, 1, 2, 3, 4]) expect(contrast(colour(`heat-${step}`), colour(`on-heat-${step}`))).toBeGreaterThanOrEqual(4.5);
  });

  it('have steps of heat that go one way in lightness', () => {
    const steps = [0, 1, 2, 3, 4].map((step) => oklab(rgb(colour(`heat-${step}`)))[0]);
    const sorted = [...steps].sort((a, b) => (theme === 'light' ? b - a : a - b));
    expect(steps).toEqual(sorted);
  });
});
