import { chanceOf } from '../chance.js';
import { linear, oval, path, picture, radial, rect } from './canvas.js';
import { blend } from './colour.js';
import { line } from './scene.js';

const cloths = ['#3b2433', '#1f3346', '#26382f', '#4a3a2a'] as const;

/** Folded velvet under a lamp. */
function velvet(seed: number): { defs: string; drawing: string } {
  const chance = chanceOf(seed + 900);
  const cloth = cloths[seed % cloths.length] ?? cloths[0];
  const folds = Array.from({ length: 9 }, (_, place) => {
    const x = place * 150 + chance.int(-60, 40);
    const sway = chance.int(-160, 160);
    return path(
      `M${x} -20 C${x + sway} 280 ${x - sway} 620 ${x + sway * 0.6} 920 L${x + 90 + sway * 0.5} 920 C${x + 60 - sway} 600 ${x + 50 + sway} 300 ${x + 60} -20Z`,
      place % 2 === 0 ? '#ffffff' : '#000000',
      `fill-opacity="${place % 2 === 0 ? 0.05 : 0.13}"`,
    );
  });
  return {
    defs: [
      radial('cloth', `0 ${blend(cloth, '#ffffff', 0.26)}, 0.55 ${cloth}, 1 ${blend(cloth, '#000000', 0.55)}`, 0.45, 0.42),
      linear('gold', '0 #fff3b8, 0.25 #e9c05a, 0.5 #a87420, 0.72 #f6dc8a, 1 #8a5a14', 1, 1),
      linear('goldUp', '0 #8a5a14, 0.4 #f3d27a, 0.6 #fff6cf, 1 #9b6a1c'),
      linear('steel', '0 #ffffff, 0.35 #b5bcc2, 0.6 #6d747b, 1 #dfe4e8', 1, 1),
      linear('stone', '0 #ffffff, 0.5 #cfe6f6, 1 #8fb8d6', 1, 1),
      linear('emerald', '0 #a9f0cb, 0.5 #1f9a62, 1 #0b5535', 1, 1),
    ].join(''),
    drawing: rect(0, 0, 1200, 900, 'url(#cloth)') + folds.join(''),
  };
}

const tag = (x: number, y: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${rect(6, 8, 190, 96, '#000000', 'fill-opacity="0.3" rx="8"')}${rect(0, 0, 190, 96, '#f3ead0', 'rx="8"')}${oval(20, 48, 8, 8, '#6b5c3c')}${[24, 44, 64].map((row, place) => rect(46, row, 120 - place * 26, 7, '#9b8c69')).join('')}${line(
    [
      [20, 48],
      [-60, 20],
      [-120, 60],
    ],
    '#d8cba6',
    3,
  )}</g>`;

/** A cut stone seen from above. */
function stone(x: number, y: number, radius: number, fill: string, spark: string): string {
  const at = (angle: number, far: number) => [x + Math.cos(angle) * far, y + Math.sin(angle) * far * 0.82] as const;
  const facets = Array.from({ length: 8 }, (_, place) => {
    const [a, b] = [(place / 8) * 6.283, ((place + 1) / 8) * 6.283];
    const [p, q, m] = [at(a, radius), at(b, radius), at((a + b) / 2, radius * 0.52)];
    return path(
      `M${p[0]} ${p[1]}L${q[0]} ${q[1]}L${m[0]} ${m[1]}Z`,
      place % 2 === 0 ? '#ffffff' : spark,
      `fill-opacity="${place % 3 === 0 ? 0.75 : 0.35}"`,
    );
  });
  return (
    oval(x, y, radius, radius * 0.82, fill) +
    facets.join('') +
    oval(x - radius * 0.14, y - radius * 0.12, radius * 0.34, radius * 0.24, '#ffffff', 'fill-opacity="0.8"')
  );
}

function sparkle(x: number, y: number, size: number): string {
  return path(
    `M${x} ${y - size}Q${x} ${y} ${x + size} ${y}Q${x} ${y} ${x} ${y + size}Q${x} ${y} ${x - size} ${y}Q${x} ${y} ${x} ${y - size}Z`,
    '#ffffff',
    'fill-opacity="0.9"',
  );
}

/** A gold ring with a stone. */
export function ring(seed: number): string {
  const { defs, drawing } = velvet(seed);
  const turn = (seed % 3) * 14 - 14;
  const claws = [-46, -16, 16, 46].map(
    (dx) =>
      line(
        [
          [600 + dx * 0.8, 318],
          [600 + dx, 248],
        ],
        'url(#goldUp)',
        11,
      ) + oval(600 + dx, 246, 8, 8, '#fff0b4'),
  );
  const side = seed % 2 === 0 ? [-1, 1].map((way) => stone(600 + way * 112, 330, 26, 'url(#stone)', '#b9d8ea')).join('') : '';
  return picture(
    defs,
    `${drawing}${oval(620, 720, 260, 46, 'url(#soft)')}<g transform="rotate(${turn} 600 520)">${oval(600, 510, 205, 198, 'none', 'stroke="#6d4711" stroke-width="52"')}${oval(600, 508, 205, 198, 'none', 'stroke="url(#gold)" stroke-width="44"')}${oval(600, 500, 188, 180, 'none', 'stroke="#fff3c4" stroke-width="5" stroke-opacity="0.75"')}${path('M520 342 C550 300 650 300 680 342 L650 366 C620 350 580 350 550 366Z', 'url(#gold)')}${side}${stone(600, 258, 66, 'url(#stone)', '#a9cfe6')}${claws.join('')}</g>${sparkle(640, 220, 46)}${sparkle(430, 430, 24)}${tag(870, 640, -12)}`,
  );
}

/** A gold chain laid in a curve. */
export function chain(seed: number): string {
  const { defs, drawing } = velvet(seed + 1);
  const links = 54;
  const wave = 1 + (seed % 3) * 0.35;
  const at = (part: number) => {
    const angle = part * 6.283 * 0.93 - 1.2;
    const far = 1 + 0.16 * Math.sin(angle * 3 * wave + seed);
    return [590 + Math.cos(angle) * 330 * far, 450 + Math.sin(angle) * 255 * far] as const;
  };
  const drawn = Array.from({ length: links }, (_, place) => {
    const [x, y] = at(place / links);
    const [nx, ny] = at((place + 1) / links);
    const turn = (Math.atan2(ny - y, nx - x) * 180) / Math.PI;
    const flat = place % 2 === 0;
    return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})">${oval(4, 12, 31, flat ? 19 : 9, '#000000', 'fill-opacity="0.35"')}${oval(0, 0, 29, flat ? 17 : 7, 'none', 'stroke="#6d4711" stroke-width="13"')}${oval(0, 0, 29, flat ? 17 : 7, 'none', 'stroke="url(#gold)" stroke-width="9.5"')}${oval(-4, -4, 22, flat ? 12 : 4, 'none', 'stroke="#fff6d2" stroke-width="2.4" stroke-opacity="0.8"')}</g>`;
  });
  const [cx, cy] = at(0.98);
  return picture(
    defs,
    drawing +
      drawn.join('') +
      oval(cx, cy, 22, 22, 'url(#gold)', 'stroke="#6d4711" stroke-width="3"') +
      sparkle(300, 380, 34) +
      sparkle(830, 300, 28) +
      tag(620, 420, 8),
  );
}

/** A wristwatch on its bracelet. */
export function watch(seed: number): string {
  const { defs, drawing } = velvet(seed + 2);
  const dial = ['#14283f', '#f0ece2', '#1c1e20'][seed % 3] ?? '#14283f';
  const mark = dial === '#f0ece2' ? '#2a2c2f' : '#f2f4f5';
  const links = [0, 1, 2, 3, 4, 5].flatMap((row) =>
    [-1, 1].map((way) => {
      const y = 450 + way * (238 + row * 58);
      const wide = 176 - row * 7;
      return (
        rect(600 - wide / 2, y - 27, wide, 54, 'url(#steel)', 'rx="9" stroke="#5d646a" stroke-width="3"') +
        rect(600 - wide / 6, y - 27, wide / 3, 54, '#ffffff', 'fill-opacity="0.28"')
      );
    }),
  );
  const marks = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour / 12) * 6.283;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return line(
      [
        [600 + c * 142, 450 + s * 142],
        [600 + c * 168, 450 + s * 168],
      ],
      mark,
      hour % 3 === 0 ? 13 : 7,
    );
  });
  const ticks = Array.from({ length: 60 }, (_, minute) => {
    const angle = (minute / 60) * 6.283;
    return line(
      [
        [600 + Math.cos(angle) * 176, 450 + Math.sin(angle) * 176],
        [600 + Math.cos(angle) * 184, 450 + Math.sin(angle) * 184],
      ],
      mark,
      2,
    );
  });
  const hand = (angle: number, far: number, thick: number, colour: string) =>
    line(
      [
        [600 - Math.cos(angle) * 26, 450 - Math.sin(angle) * 26],
        [600 + Math.cos(angle) * far, 450 + Math.sin(angle) * far],
      ],
      colour,
      thick,
    );
  const small =
    seed % 2 === 0
      ? oval(600, 530, 42, 42, 'none', `stroke="${mark}" stroke-width="2.5"`) + hand(1.9, 0, 1, mark)
      : rect(690, 434, 40, 32, '#ffffff', 'stroke="#777" stroke-width="2"');
  return picture(
    defs,
    `${drawing}<g transform="rotate(${(seed % 3) * 16 - 20} 600 450)">${oval(626, 470, 270, 250, 'url(#soft)')}${links.join('')}${rect(816, 426, 40, 48, 'url(#steel)', 'rx="8" stroke="#5d646a" stroke-width="3"')}${oval(600, 450, 226, 226, 'url(#steel)', 'stroke="#555c62" stroke-width="4"')}${oval(600, 450, 200, 200, '#2d3237')}${oval(600, 450, 194, 194, dial)}${ticks.join('')}${marks.join('')}${small}${hand(-2.2, 104, 13, mark)}${hand(-0.85, 150, 9, mark)}${hand(1.2, 160, 3, '#d2402f')}${oval(600, 450, 12, 12, '#d2d6da')}${path('M420 400 C460 290 600 240 720 300 C620 320 500 380 440 520 C420 480 412 440 420 400Z', '#ffffff', 'fill-opacity="0.12"')}</g>${tag(900, 700, -8)}`,
  );
}

/** A pair of gold earrings with green stones. */
export function earrings(seed: number): string {
  const { defs, drawing } = velvet(seed + 3);
  const one = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) translate(-600 -450)">${oval(620, 640, 120, 30, 'url(#soft)')}${path('M600 210 C560 210 548 250 560 286 C566 306 590 312 600 330', 'none', 'stroke="#6d4711" stroke-width="17"')}${path('M600 210 C560 210 548 250 560 286 C566 306 590 312 600 330', 'none', 'stroke="url(#goldUp)" stroke-width="12"')}${oval(600, 350, 30, 30, 'url(#gold)', 'stroke="#6d4711" stroke-width="3"')}${stone(600, 350, 19, 'url(#stone)', '#b9d8ea')}${line(
      [
        [600, 380],
        [600, 412],
      ],
      '#d6a544',
      8,
    )}${path('M600 396 C540 450 510 520 530 580 C548 640 652 640 670 580 C690 520 660 450 600 396Z', 'url(#gold)', 'stroke="#6d4711" stroke-width="4"')}${stone(600, 548, 62, seed % 2 === 0 ? 'url(#emerald)' : 'url(#stone)', seed % 2 === 0 ? '#57c792' : '#a9cfe6')}${Array.from(
      { length: 11 },
      (_, place) => {
        const angle = (place / 11) * 6.283;
        return oval(600 + Math.cos(angle) * 76, 548 + Math.sin(angle) * 66, 6, 6, '#fff3c4');
      },
    ).join('')}</g>`;
  return picture(
    defs,
    drawing +
      one(430, 450, -10 - (seed % 3) * 4) +
      one(760, 470, 8 + (seed % 3) * 5) +
      sparkle(452, 500, 34) +
      sparkle(790, 440, 26) +
      tag(900, 720, -6),
  );
}
