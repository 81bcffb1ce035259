import { chanceOf } from '../chance.js';
import { type Dot, linear, oval, path, picture, rect, shape } from './canvas.js';
import { carDefs, shadowOf } from './car.js';
import { blend } from './colour.js';
import { type Room, shell, shellDefs } from './rooms.js';
import { line } from './scene.js';
import { box, daylight, type Eye, eyeOf, type Light, type Point, render, unit } from './solid.js';
import { vehicleScene, wheelAt } from './vehicles.js';

const quad = (eye: Eye, points: readonly Point[], fill: string, more = '') => shape(points.map(eye.see), fill, more);
const view = (seed: number, far = 1, tall = 1.1) => {
  const hand = seed % 2 === 0 ? 1 : -1;
  return { hand, eye: eyeOf({ eye: [5.4 * far, hand * 4.9 * far, 1.9], target: [0, 0, tall], zoom: 1.08, horizon: 0.56 }) };
};
const side = (hand: number): 1 | -1 => (hand > 0 ? 1 : -1);

/** Panes of a cab, on the front and on the near side. */
function cabGlass(eye: Eye, hand: number, x0: number, x1: number, half: number, z0: number, z1: number): string {
  const y = hand * (half + 0.01);
  return (
    quad(
      eye,
      [
        [x1 + 0.01, -half + 0.08, z0],
        [x1 + 0.01, half - 0.08, z0],
        [x1 + 0.01, half - 0.08, z1],
        [x1 + 0.01, -half + 0.08, z1],
      ],
      'url(#glassC)',
      'stroke="#17191c" stroke-width="5"',
    ) +
    quad(
      eye,
      [
        [x0 + 0.08, y, z0 - 0.25],
        [x1 - 0.08, y, z0 - 0.25],
        [x1 - 0.08, y, z1],
        [x0 + 0.08, y, z1],
      ],
      'url(#glassA)',
      'stroke="#17191c" stroke-width="5"',
    )
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
    quad(
      eye,
      [
        [2.12, -0.36, 1],
        [2.12, 0.36, 1],
        [2.12, 0.36, 1.58],
        [2.12, -0.36, 1.58],
      ],
      'url(#grille)',
      'stroke="#d5d8da" stroke-width="3"',
    ) +
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
  const louvres = [0.7, 0.95, 1.2, 1.45].map((x) =>
    quad(
      eye,
      [
        [x, hand * 0.43, 1.15],
        [x + 0.14, hand * 0.43, 1.15],
        [x + 0.14, hand * 0.43, 1.5],
        [x, hand * 0.43, 1.5],
      ],
      '#00000055',
    ),
  );
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
    quad(
      eye,
      [
        [1.36, cabY - 0.36, 1.35],
        [1.36, cabY + 0.36, 1.35],
        [1.36, cabY + 0.36, 2.45],
        [1.36, cabY - 0.36, 2.45],
      ],
      'url(#glassC)',
      'stroke="#17191c" stroke-width="4"',
    ) +
    quad(
      eye,
      [
        [0.3, y, 1.35],
        [1.26, y, 1.35],
        [1.26, y, 2.45],
        [0.3, y, 2.45],
      ],
      'url(#glassA)',
      'stroke="#17191c" stroke-width="4"',
    )
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

/** A steel container, doors to the eye. */
export function container(seed: number): string {
  const { eye, hand } = view(seed, 1.25, 1.15);
  const scene = vehicleScene(eye, seed * 4 + (seed % 2 === 0 ? 0 : 3));
  const colour = ['#2d5f86', '#8d3b2c', '#5c7a68'][seed % 3] ?? '#2d5f86';
  const body = box([-3, -1.22, 0.12], [3, 1.22, 2.6], { colour, gloss: 0.25 }, 7);
  const y = hand * 1.23;
  const ribs = Array.from({ length: 22 }, (_, place) =>
    quad(
      eye,
      [
        [-2.85 + place * 0.26, y, 0.3],
        [-2.73 + place * 0.26, y, 0.3],
        [-2.73 + place * 0.26, y, 2.45],
        [-2.85 + place * 0.26, y, 2.45],
      ],
      '#000000',
      'fill-opacity="0.17"',
    ),
  );
  const rods = [-0.85, -0.35, 0.35, 0.85].map(
    (at) =>
      quad(
        eye,
        [
          [3.02, at - 0.025, 0.2],
          [3.02, at + 0.025, 0.2],
          [3.02, at + 0.025, 2.5],
          [3.02, at - 0.025, 2.5],
        ],
        '#b9bec2',
      ) +
      quad(
        eye,
        [
          [3.03, at - 0.12, 1.1],
          [3.03, at + 0.12, 1.1],
          [3.03, at + 0.12, 1.2],
          [3.03, at - 0.12, 1.2],
        ],
        '#8c9296',
      ),
  );
  const gap = quad(
    eye,
    [
      [3.01, -0.015, 0.15],
      [3.01, 0.015, 0.15],
      [3.01, 0.015, 2.57],
      [3.01, -0.015, 2.57],
    ],
    '#111111',
  );
  const rust = Array.from({ length: 7 }, (_, place) => {
    const [x, z] = eye.see([-2.6 + place * 0.8, y * 1.002, 0.25 + ((place * 7) % 4) * 0.1]);
    return oval(x, z, 13 + place * 2, 6, '#8a4a22', 'fill-opacity="0.5"');
  });
  return picture(
    scene.defs + carDefs,
    [scene.drawing, shadowOf(eye, 6.1, 1.3), render(eye, daylight(eye), body), ribs.join(''), rust.join(''), gap, rods.join('')].join(''),
  );
}

const lamplight: Light = { sun: unit([0.4, 0.3, 0.85]), sky: '#eef1f0', ground: '#7d776d' };
const shop: Room = { size: [4, 9, 4], walls: '#b9bdb8', floor: '#8f8b84', boards: false };

/** A thing on a workshop's floor; the room runs along x, the thing stands around `at`. */
function inWorkshop(seed: number, draw: (eye: Eye) => string): string {
  const walls = ['#b9bdb8', '#c5bda9', '#aab4ba'][seed % 3] ?? '#b9bdb8';
  const room = { ...shop, walls };
  const eye = eyeOf({ eye: [-1.35, seed % 2 === 0 ? -1.3 : 1.2, 1.8], target: [4.2, 0, 0.75], zoom: 0.86, horizon: 0.52 });
  const lights = [2, 5].map((x) =>
    quad(
      eye,
      [
        [x, -1.2, 3.98],
        [x, 1.2, 3.98],
        [x + 0.25, 1.2, 3.98],
        [x + 0.25, -1.2, 3.98],
      ],
      '#ffffff',
    ),
  );
  const cupboard = render(eye, lamplight, [
    ...box([8.2, -3.4, 0], [8.9, -1.6, 1.9], { colour: '#6a7f8c', gloss: 0.2 }, 2),
    ...box([8.3, 1.4, 0], [8.9, 3.2, 0.9], { colour: '#8d6b48', gloss: 0.1 }, 2),
  ]);
  return picture(
    shellDefs(room) +
      carDefs +
      linear('steel', [
        [0, '#e6e9eb'],
        [0.5, '#a1a7ac'],
        [1, '#5a6065'],
      ]),
    shell(eye, room) + lights.join('') + cupboard + draw(eye),
  );
}

const shade = (eye: Eye, x0: number, x1: number, y0: number, y1: number) =>
  [0.25, 0.16, 0.08, 0]
    .map((grow) =>
      quad(
        eye,
        [
          [x0 - grow, y0 - grow, 0.004],
          [x1 + grow, y0 - grow, 0.004],
          [x1 + grow, y1 + grow, 0.004],
          [x0 - grow, y1 + grow, 0.004],
        ],
        '#000000',
        'fill-opacity="0.16"',
      ),
    )
    .join('');

/** A lathe: bed across the picture, headstock, chuck, tailstock. */
export function lathe(seed: number): string {
  return inWorkshop(seed, (eye) => {
    const colour = ['#5f8068', '#6d8296', '#7c8a7b'][seed % 3] ?? '#5f8068';
    const paint = { colour, gloss: 0.35 };
    const dark = { colour: '#3c4144', gloss: 0.4 };
    const solids = [
      ...box([2.7, 0.75, 0], [3.5, 1.6, 0.8], paint, 4),
      ...box([2.7, -1.6, 0], [3.5, -0.9, 0.8], paint, 4),
      ...box([2.7, -1.6, 0.8], [3.5, 1.6, 0.98], { colour: '#a9afb3', gloss: 0.7 }, 6),
      ...box([2.65, 0.75, 0.98], [3.55, 1.75, 1.65], paint, 5),
      ...box([2.85, -1.5, 0.98], [3.4, -1.1, 1.4], paint, 3),
      ...box([2.68, -0.35, 0.98], [3.5, 0.2, 1.2], dark, 3),
      ...box([2.6, -0.2, 0.62], [2.72, 0.15, 0.95], paint, 2),
    ];
    const [cx, cy] = eye.see([2.9, 0.62, 1.34]);
    const [, top] = eye.see([2.9, 0.62, 1.58]);
    const r = Math.abs(cy - top);
    const knobs = [1, 1.25, 1.5].map((y) => {
      const [x, z] = eye.see([2.64, y, 1.45]);
      return oval(x, z, 15, 15, '#1d1f21', 'stroke="#8f9599" stroke-width="3"');
    });
    const rod =
      line([eye.see([2.95, 0.5, 1.34]), eye.see([2.95, -1.05, 1.3])], '#dfe3e6', 16) +
      line([eye.see([2.95, 0.5, 1.36]), eye.see([2.95, -1.05, 1.32])], '#ffffff', 4);
    const wheelAtHand = () => {
      const [x, z] = eye.see([2.6, -0.02, 0.82]);
      return oval(x, z, 26, 26, 'none', 'stroke="#d2d6d9" stroke-width="7"');
    };
    return (
      shade(eye, 2.6, 3.6, -1.7, 1.8) +
      render(eye, lamplight, solids) +
      rod +
      oval(cx, cy, r * 0.5, r, 'url(#steel)', 'stroke="#45494c" stroke-width="3"') +
      oval(cx + 4, cy, r * 0.2, r * 0.42, '#54595d') +
      knobs.join('') +
      wheelAtHand()
    );
  });
}

/** A generator in its housing, on skids. */
export function generator(seed: number): string {
  return inWorkshop(seed + 1, (eye) => {
    const colour = ['#d9b52c', '#3e7d59', '#cf6f2a'][seed % 3] ?? '#d9b52c';
    const solids = [
      ...box([2.6, -1.6, 0], [3.9, 1.6, 0.22], { colour: '#2d3033', gloss: 0.2 }, 3),
      ...box([2.65, -1.5, 0.22], [3.85, 1.5, 1.6], { colour, gloss: 0.45 }, 7),
      ...box([3.1, 0.9, 1.6], [3.3, 1.1, 2], { colour: '#3a3d40', gloss: 0.3 }, 1),
    ];
    const x = 2.63;
    const slats = Array.from({ length: 9 }, (_, place) =>
      quad(
        eye,
        [
          [x, -1.35, 0.45 + place * 0.11],
          [x, -0.35, 0.45 + place * 0.11],
          [x, -0.35, 0.51 + place * 0.11],
          [x, -1.35, 0.51 + place * 0.11],
        ],
        '#000000',
        'fill-opacity="0.5"',
      ),
    );
    const door =
      quad(
        eye,
        [
          [x, -0.2, 0.35],
          [x, 0.6, 0.35],
          [x, 0.6, 1.5],
          [x, -0.2, 1.5],
        ],
        '#00000000',
        'stroke="#00000077" stroke-width="4"',
      ) +
      quad(
        eye,
        [
          [x - 0.01, 0.72, 0.8],
          [x - 0.01, 1.38, 0.8],
          [x - 0.01, 1.38, 1.45],
          [x - 0.01, 0.72, 1.45],
        ],
        '#23272a',
        'stroke="#8e9498" stroke-width="4"',
      ) +
      quad(
        eye,
        [
          [x - 0.02, 0.8, 1.15],
          [x - 0.02, 1.1, 1.15],
          [x - 0.02, 1.1, 1.36],
          [x - 0.02, 0.8, 1.36],
        ],
        '#8fd0b0',
      ) +
      [0.82, 1, 1.2]
        .map((y) => {
          const [bx, by] = eye.see([x - 0.02, y, 0.97]);
          return oval(bx, by, 9, 9, y === 1 ? '#d23b2f' : '#e9ebec');
        })
        .join('');
    return shade(eye, 2.6, 3.9, -1.6, 1.6) + render(eye, lamplight, solids) + slats.join('') + door;
  });
}

/** An industrial machine: cabinet, drum, pipes, desk. */
export function machine(seed: number): string {
  const chance = chanceOf(seed + 700);
  return inWorkshop(seed + 2, (eye) => {
    const colour = chance.pick(['#d5dadc', '#7f99a8', '#b9c2b4']);
    const solids = [
      ...box([2.9, -1.9, 0], [4.3, 0.4, 1.5], { colour, gloss: 0.4 }, 6),
      ...box([3, 0.4, 0], [4.2, 1.7, 0.9], { colour: blend(colour, '#2b4a5e', 0.35), gloss: 0.4 }, 5),
      ...box([2.8, 1.85, 0], [3.2, 2.3, 1.3], { colour: '#41474c', gloss: 0.3 }, 3),
      ...box([3.2, -1.6, 1.5], [4, -0.4, 1.9], { colour: '#6c7378', gloss: 0.4 }, 3),
    ];
    const [cx, cy] = eye.see([2.88, -0.75, 0.8]);
    const [, top] = eye.see([2.88, -0.75, 1.25]);
    const r = Math.abs(cy - top);
    const pipes =
      line([eye.see([3.4, 0.9, 0.9]), eye.see([3.4, 0.9, 1.75]), eye.see([3.6, -0.5, 1.75])], '#c0734a', 16) +
      line([eye.see([3.6, 1.4, 0.9]), eye.see([3.6, 1.4, 2.4]), eye.see([3.6, 3, 2.4])], '#a9afb4', 14);
    const [dx, dy] = eye.see([2.78, 2.07, 1.1]);
    return (
      shade(eye, 2.8, 4.3, -1.9, 2.3) +
      render(eye, lamplight, solids) +
      oval(cx, cy, r * 1.02, r, 'url(#steel)', 'stroke="#4b5054" stroke-width="5"') +
      oval(cx, cy, r * 0.72, r * 0.7, '#2a3238', 'stroke="#cdd2d5" stroke-width="7"') +
      oval(cx - r * 0.2, cy - r * 0.22, r * 0.25, r * 0.18, '#7d93a3', 'fill-opacity="0.7"') +
      pipes +
      rect(dx - 26, dy - 24, 52, 34, '#8fc7d8', 'stroke="#20262a" stroke-width="5"') +
      [-16, 0, 16].map((step) => oval(dx + step, dy + 26, 5, 5, step === 0 ? '#d23b2f' : '#4fae5c')).join('') +
      path(`M${dx - 26} ${dy - 24}l20 0 -12 34 -8 0z`, '#ffffff', 'fill-opacity="0.3"')
    );
  });
}
