import { chanceOf } from '../chance.js';
import { type Dot, linear, oval, path, picture, radial, rect } from './canvas.js';
import { blend } from './colour.js';
import { farBlocks, ground, haze, line, mountains, sky, trees, wall } from './scene.js';
import { paintColours } from './vehicles.js';

function wheel(x: number, y: number, radius: number, turned: number): string {
  const spokes = Array.from({ length: 10 }, (_, place) => {
    const angle = (place / 10) * Math.PI + turned;
    const [dx, dy] = [Math.cos(angle) * radius * 0.8, Math.sin(angle) * radius * 0.8];
    return line(
      [
        [x - dx, y - dy],
        [x + dx, y + dy],
      ],
      '#b8bdc2',
      2.5,
    );
  });
  return [
    oval(x, y, radius, radius, '#17191b'),
    oval(x, y, radius * 0.84, radius * 0.84, '#8f959a'),
    oval(x, y, radius * 0.78, radius * 0.78, '#5b5f5c', 'fill-opacity="0.92"'),
    ...spokes,
    oval(x, y, radius * 0.32, radius * 0.32, 'none', 'stroke="#d4d7da" stroke-width="6"'),
    oval(x, y, radius * 0.13, radius * 0.13, '#3b3e42'),
    oval(x, y, radius * 0.93, radius * 0.93, 'none', 'stroke="#33363a" stroke-width="5"'),
  ].join('');
}

function motorcycle(paint: string): string {
  const light = blend(paint, '#ffffff', 0.45);
  const pipes: Dot[] = [
    [520, 620],
    [540, 668],
    [640, 690],
    [850, 676],
  ];
  return [
    oval(600, 735, 400, 26, 'url(#soft)'),
    wheel(335, 610, 122, 0.1),
    wheel(860, 610, 122, 0.3),
    line(
      [
        [860, 610],
        [700, 600],
        [640, 560],
      ],
      '#2c2f33',
      20,
    ),
    line(
      [
        [335, 610],
        [412, 410],
        [436, 352],
      ],
      '#c7ccd1',
      15,
    ),
    line(
      [
        [352, 610],
        [428, 410],
      ],
      '#7f858b',
      6,
    ),
    path('M455 470 L700 520 L650 640 L520 650 Z', '#2a2d31'),
    path('M500 520h130l24 100h-130z', 'url(#metal)', 'stroke="#44484d" stroke-width="3"'),
    ...[0, 1, 2, 3, 4].map((fin) => rect(502 + fin * 2, 532 + fin * 18, 132, 6, '#3c4045')),
    oval(660, 628, 46, 44, 'url(#metal)', 'stroke="#44484d" stroke-width="3"'),
    path('M440 418 C470 372 560 372 640 410 L660 462 C600 500 500 492 452 472 Z', 'url(#tank)'),
    path('M470 412 C505 388 560 390 610 410', 'none', `stroke="${light}" stroke-width="9" stroke-linecap="round" stroke-opacity="0.8"`),
    path('M640 424 C700 402 800 420 872 410 C880 440 800 470 720 476 L652 470 Z', '#1b1d1f'),
    path('M800 452 C870 440 930 470 966 520 L930 512 C890 482 850 480 796 484 Z', 'url(#tank)'),
    oval(914, 458, 24, 15, '#c6312b'),
    line(pipes, '#d9dde0', 17),
    line(
      [
        [700, 684],
        [880, 668],
      ],
      '#8d9297',
      24,
    ),
    path('M262 486 C300 462 372 470 430 520 L420 536 C360 502 310 500 270 508 Z', 'url(#tank)'),
    oval(402, 400, 40, 40, '#2c3034'),
    oval(396, 400, 32, 33, '#eef3f6', 'stroke="#aab1b8" stroke-width="5"'),
    line(
      [
        [436, 352],
        [478, 330],
        [520, 338],
      ],
      '#202327',
      12,
    ),
    line(
      [
        [436, 352],
        [424, 300],
      ],
      '#2b2e32',
      5,
    ),
    oval(420, 288, 26, 17, '#30343a'),
    rect(930, 530, 58, 40, '#eceeef', 'stroke="#555" stroke-width="2"'),
    ...[0, 1, 2].map((mark) => rect(938 + mark * 16, 540, 10, 20, '#9a9fa4')),
  ].join('');
}

function scooter(paint: string): string {
  const light = blend(paint, '#ffffff', 0.5);
  return [
    oval(600, 735, 360, 24, 'url(#soft)'),
    wheel(370, 640, 92, 0.2),
    wheel(830, 640, 92, 0.4),
    line(
      [
        [370, 640],
        [420, 470],
        [440, 330],
      ],
      '#b9bec3',
      16,
    ),
    path(
      'M396 350 C440 330 470 350 474 392 L500 600 C520 640 600 636 640 630 L720 632 L726 664 L520 670 C470 670 440 640 430 590 Z',
      'url(#tank)',
    ),
    path('M650 640 C640 560 660 500 720 470 L900 452 C950 500 950 560 924 606 C850 560 780 590 760 664 Z', 'url(#tank)'),
    path('M690 500 C740 470 840 466 892 470', 'none', `stroke="${light}" stroke-width="10" stroke-linecap="round" stroke-opacity="0.75"`),
    path('M650 472 C660 440 780 430 900 440 C916 452 900 470 880 470 L690 492 Z', '#1c1e20'),
    path('M290 560 C330 530 410 540 450 600 L436 612 C400 572 340 566 296 580 Z', 'url(#tank)'),
    rect(500, 630, 170, 14, '#26292c'),
    oval(412, 380, 30, 34, '#eef3f6', 'stroke="#8f969c" stroke-width="5"'),
    line(
      [
        [440, 330],
        [480, 312],
        [520, 322],
      ],
      '#202327',
      13,
    ),
    line(
      [
        [440, 330],
        [428, 280],
      ],
      '#2b2e32',
      5,
    ),
    oval(424, 268, 26, 16, '#30343a'),
    oval(922, 500, 16, 24, '#c6312b'),
    line(
      [
        [800, 668],
        [920, 650],
      ],
      '#a9aeb3',
      22,
    ),
  ].join('');
}

/** A photo of a motorcycle or scooter from the side, its nose to the left or to the right. */
export function bikePicture(kind: 'motorcycle' | 'scooter', paint: string, front: boolean, seed: number): string {
  const colour = paintColours[paint] ?? '#888888';
  const chance = chanceOf(seed + 40);
  const above = sky(seed, 470);
  const behind = chance.yes(0.5)
    ? mountains(seed, 440, 250) + trees(seed, 452, 120, 8) + wall(seed, 470, 110, '#b6ab98')
    : farBlocks(seed, 440) + trees(seed, 470, 170, 9);
  const floor = ground(seed, 470, '#a7a49c', '#77746e', 110);
  const defs = [
    linear('tank', `0 ${blend(colour, '#ffffff', 0.35)}, 0.4 ${colour}, 1 ${blend(colour, '#000000', 0.5)}`),
    linear('metal', '0 #d5d9dc, 0.5 #8d9398, 1 #4b4f54'),
    radial('rimless', '0 #fff, 1 #000'),
  ].join('');
  const bike = kind === 'motorcycle' ? motorcycle(colour) : scooter(colour);
  return picture(
    above.defs + floor.defs + haze + defs,
    `${above.drawing + behind + floor.drawing}<g transform="${front ? 'translate(0 30)' : 'translate(1200 30) scale(-1 1)'}">${bike}</g>`,
  );
}

/** The inside of a vehicle: wheel, dials, screen, with the road out of the window. */
export function dashboardPicture(seed: number): string {
  const chance = chanceOf(seed + 60);
  const above = sky(seed, 330);
  const trimColour = chance.pick(['#2a2c2f', '#3a3531', '#2f3338', '#4b443c']);
  const screen = seed % 2 === 0;
  const vents = [330, 890, 1090].map(
    (x) => rect(x, 470, 110, 56, '#141517', 'rx="14"') + [0, 1, 2, 3].map((bar) => rect(x + 8, 478 + bar * 12, 94, 5, '#3b3e42')).join(''),
  );
  const dial = (x: number, turn: number) =>
    [
      oval(x, 505, 66, 66, '#0f1113', 'stroke="#7f858b" stroke-width="4"'),
      ...Array.from({ length: 9 }, (_, place) => {
        const angle = Math.PI * 0.75 + place * 0.59;
        return line(
          [
            [x + Math.cos(angle) * 50, 505 + Math.sin(angle) * 50],
            [x + Math.cos(angle) * 60, 505 + Math.sin(angle) * 60],
          ],
          '#e8ecef',
          3,
        );
      }),
      line(
        [
          [x, 505],
          [x + Math.cos(turn) * 44, 505 + Math.sin(turn) * 44],
        ],
        '#e2542f',
        5,
      ),
      oval(x, 505, 9, 9, '#2b2e31'),
    ].join('');
  const defs = [
    linear('top', `0 ${blend(trimColour, '#ffffff', 0.18)}, 1 ${blend(trimColour, '#000000', 0.3)}`),
    linear('low', `0 ${trimColour}, 1 ${blend(trimColour, '#000000', 0.6)}`),
    linear('panel', '0 #20364a, 1 #0d141b'),
  ].join('');
  return picture(
    above.defs + haze + defs,
    [
      above.drawing,
      mountains(seed, 330, 180),
      trees(seed, 345, 120, 12),
      rect(0, 330, 1200, 120, '#8b8983'),
      path('M520 330 L680 330 L900 450 L300 450Z', '#6d6e70'),
      path('M0 0 L120 0 L40 460 L0 480Z', '#1d1f21'),
      path('M1200 0 L1110 0 L1170 460 L1200 480Z', '#1d1f21'),
      rect(0, 0, 1200, 46, '#2b2c2e'),
      rect(545, 40, 190, 62, '#1d1f22', 'rx="18"'),
      rect(555, 48, 170, 46, '#7a8a97', 'rx="12"'),
      path('M0 452 C200 400 420 392 620 410 C860 400 1050 410 1200 440 L1200 640 L0 640Z', 'url(#top)'),
      path('M0 560 L1200 540 L1200 900 L0 900Z', 'url(#low)'),
      path('M190 480 C220 410 500 410 530 480 L530 570 L190 570Z', '#17191b'),
      dial(290, 3.4 + chance.real()),
      dial(432, 3.6 + chance.real()),
      ...vents.slice(1),
      rect(600, 462, 250, 165, '#0c0e10', 'rx="14"'),
      screen
        ? rect(612, 474, 226, 140, 'url(#panel)', 'rx="8"') +
          path('M620 590 L690 540 L740 560 L830 500', 'none', 'stroke="#6fb4e6" stroke-width="6"')
        : [0, 1, 2]
            .map((row) => rect(620, 482 + row * 46, 210, 30, '#2c3035', 'rx="6"') + oval(640, 497 + row * 46, 10, 10, '#6b7177'))
            .join(''),
      path('M620 660 L830 660 L860 900 L590 900Z', '#1b1d1f'),
      oval(726, 742, 34, 34, '#303338', 'stroke="#8b9096" stroke-width="5"'),
      rect(718, 760, 16, 100, '#24272a', 'rx="8"'),
      oval(360, 690, 235, 215, 'none', 'stroke="#15171a" stroke-width="44"'),
      oval(360, 690, 235, 215, 'none', 'stroke="#3b3f44" stroke-width="6" stroke-opacity="0.8"'),
      path('M150 672 L300 650 L420 650 L570 672 L566 712 L430 730 L400 880 L320 880 L290 730 L154 712Z', '#1e2023'),
      oval(360, 700, 82, 66, '#26292d', 'stroke="#3d4146" stroke-width="3"'),
      rect(338, 688, 44, 22, '#c9cdd1', 'rx="4"'),
    ].join(''),
  );
}
