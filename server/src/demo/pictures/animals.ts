import { type Chance, chanceOf } from '../chance.js';
import { linear, oval, path, picture } from './canvas.js';
import { blend } from './colour.js';
import { ground, haze, line, mountains, sky, trees } from './scene.js';

const horizon = 430;

/** A pasture below the mountains; `animals` stand on it. */
function pasture(seed: number, defs: string, animals: string): string {
  const chance = chanceOf(seed + 800);
  const above = sky(seed, horizon);
  const floor = ground(seed, horizon, '#9fae72', '#6f8648', 60);
  const grass = Array.from({ length: 130 }, (_, place) => {
    const y = place < 100 ? horizon + 20 + chance.real() ** 0.8 * (900 - horizon) : 815 + chance.real() * 85;
    const x = chance.int(-10, 1210);
    const size = 3 + (y - horizon) * 0.04;
    return line(
      [
        [x - size * 0.7, y - size],
        [x, y],
        [x + size * 0.2, y - size * 1.5],
        [x, y],
        [x + size * 0.8, y - size],
      ],
      chance.pick(['#5f7a3c', '#8ba05a', '#4f6a33', '#a9b56f']),
      Math.max(1, size * 0.2),
    );
  });
  return picture(
    above.defs + floor.defs + haze + defs,
    above.drawing +
      mountains(seed, horizon + 4, 290) +
      trees(seed, horizon + 8, 80, 12) +
      floor.drawing +
      grass.slice(0, 100).join('') +
      animals +
      grass.slice(100).join(''),
  );
}

const coat = (id: string, colour: string) =>
  linear(id, `0 ${blend(colour, '#ffffff', 0.3)}, 0.45 ${colour}, 1 ${blend(colour, '#000000', 0.42)}`);

/** Places an animal that is drawn around 600/700 (its feet), smaller when it stands farther off. */
function stand(drawing: string, x: number, y: number, size: number, mirrored: boolean): string {
  return `<g transform="translate(${x} ${y}) scale(${mirrored ? -size : size} ${size}) translate(-600 -700)">${drawing}</g>`;
}

function leg(x: number, top: number, bend: number, thick: number, fill: string, hoof: string): string {
  return (
    path(
      `M${x - thick} ${top} C${x - thick * 0.8} ${top + 70} ${x - thick * 0.5 + bend} 590 ${x - thick * 0.45 + bend} 622 L${x - thick * 0.42} 684 L${x + thick * 0.42} 684 L${x + thick * 0.45 + bend} 622 C${x + thick * 0.55 + bend} 590 ${x + thick} ${top + 70} ${x + thick} ${top}Z`,
      fill,
    ) + path(`M${x - thick * 0.5} 680h${thick}l5 22h${-thick - 10}z`, hoof)
  );
}

function cow(chance: Chance, hide: string, spot: string): string {
  const far = blend(hide, '#000000', 0.35);
  const spots = chance.yes(0.75)
    ? [
        path('M470 402 C520 380 560 410 548 462 C540 508 480 510 462 470 C448 440 450 412 470 402Z', spot),
        path('M640 396 C700 380 760 400 752 440 C744 490 690 500 660 480 C630 460 620 410 640 396Z', spot),
        path('M800 420 C830 410 838 470 826 520 C806 510 786 440 800 420Z', spot),
        path('M560 560 C600 540 640 550 630 572 C610 582 580 580 560 560Z', spot),
      ]
    : [];
  return [
    oval(610, 702, 270, 24, 'url(#soft)'),
    leg(480, 540, 4, 26, far, '#2b2420'),
    leg(770, 540, -4, 30, far, '#2b2420'),
    path('M828 420 C858 470 850 560 842 600', 'none', `stroke="${blend(hide, '#000000', 0.25)}" stroke-width="12" stroke-linecap="round"`),
    path('M832 590 C852 610 850 640 838 650 C828 630 826 610 832 590Z', spot),
    path(
      'M420 410 C470 378 560 396 640 396 C720 392 800 384 828 412 C856 450 846 540 812 566 C760 590 600 600 520 588 C460 580 410 520 404 470Z',
      'url(#hide)',
    ),
    ...spots,
    path('M700 580 C730 572 772 576 776 592 C772 622 744 634 724 626 C706 618 696 596 700 580Z', '#d9a79b'),
    leg(520, 560, -4, 29, 'url(#hide)', '#241e1a'),
    leg(808, 530, 6, 33, 'url(#hide)', '#241e1a'),
    path('M440 392 C400 372 370 352 350 350 L300 440 C330 480 380 520 424 520 C450 480 460 430 440 392Z', 'url(#hide)'),
    path('M372 346 C340 322 296 330 286 356 C262 396 240 440 236 466 C240 490 276 496 292 480 C320 458 350 430 366 400Z', 'url(#hide)'),
    path('M300 346 C290 380 268 430 262 460 L282 466 C300 430 320 380 326 342Z', blend(hide, '#ffffff', 0.4), 'fill-opacity="0.55"'),
    oval(256, 474, 26, 19, '#caa092'),
    oval(246, 472, 4.5, 4, '#4b2f2a'),
    oval(306, 382, 7, 7, '#120e0c'),
    oval(304, 380, 2, 2, '#ffffff'),
    path('M366 350 C396 334 416 350 420 366 C396 376 374 370 366 350Z', spot),
    path('M318 330 C308 300 284 292 272 298 C286 306 300 322 304 338Z', '#e9dfc9', 'stroke="#8f8468" stroke-width="2"'),
    path('M352 334 C364 306 388 300 398 308 C382 314 372 328 366 344Z', '#e9dfc9', 'stroke="#8f8468" stroke-width="2"'),
    path('M374 356 C384 352 400 352 404 362 L398 386 L378 382Z', '#e9b62f', 'stroke="#a17b14" stroke-width="1.5"'),
  ].join('');
}

function sheep(chance: Chance, wool: string, face: string): string {
  const curls = Array.from({ length: 64 }, () => {
    const angle = chance.real() * 6.283;
    const far = Math.sqrt(chance.real());
    const [x, y] = [620 + Math.cos(angle) * far * 176, 500 + Math.sin(angle) * far * 92];
    return oval(
      x,
      y,
      26 + chance.real() * 14,
      21 + chance.real() * 11,
      blend(wool, y < 500 ? '#ffffff' : '#3b3020', y < 500 ? 0.1 + chance.real() * 0.3 : chance.real() * 0.26 + (y - 500) * 0.0012),
      'fill-opacity="0.72"',
    );
  });
  const thin = (x: number, shade: string) =>
    path(`M${x - 13} 560L${x - 9} 690h19L${x + 14} 560Z`, shade) + path(`M${x - 10} 684h21l3 17h-27z`, '#1f1a17');
  return [
    oval(620, 702, 210, 20, 'url(#soft)'),
    thin(520, blend(face, '#000000', 0.35)),
    thin(730, blend(face, '#000000', 0.35)),
    oval(786, 500, 44, 60, blend(wool, '#3b3020', 0.22)),
    oval(620, 502, 194, 108, 'url(#wool)'),
    ...curls,
    thin(556, face),
    thin(760, face),
    oval(462, 440, 58, 62, 'url(#wool)'),
    path('M446 392 C410 376 376 396 368 430 C356 470 340 500 350 516 C372 530 412 510 436 484 C458 456 466 412 446 392Z', 'url(#face)'),
    path('M450 400 C476 394 500 410 500 430 C480 436 456 426 450 400Z', face),
    oval(398, 438, 6.5, 6.5, '#120e0c'),
    oval(396, 436, 2, 2, '#ffffff'),
    path('M352 504 C358 512 366 512 372 508', 'none', 'stroke="#2a201a" stroke-width="4"'),
    ...[430, 452, 474].map((x) => oval(x, 396, 24, 17, blend(wool, '#ffffff', 0.16))),
    path('M462 414l20 4 -3 20 -19 -3z', '#e9b62f', 'stroke="#a17b14" stroke-width="1.5"'),
  ].join('');
}

function horse(hide: string, mane: string): string {
  const far = blend(hide, '#000000', 0.4);
  const limb = (x: number, top: number, shade: string, back: boolean) =>
    path(
      `M${x - 30} ${top} C${x - 26} ${top + 60} ${x - 14} ${top + 90} ${x - (back ? 4 : 12)} 590 L${x - 9} 676 L${x + 12} 676 L${x + (back ? 18 : 12)} 590 C${x + 18} ${top + 90} ${x + 34} ${top + 50} ${x + 32} ${top}Z`,
      shade,
    ) + path(`M${x - 12} 670h26l7 32h-40z`, '#1c1815');
  return [
    oval(610, 702, 270, 22, 'url(#soft)'),
    limb(492, 500, far, false),
    limb(772, 490, far, true),
    path('M820 388 C868 392 884 470 866 560 C860 590 846 600 840 580 C846 520 836 460 806 420Z', mane),
    path(
      'M424 400 C470 372 520 404 600 404 C680 404 740 366 800 380 C850 400 850 480 816 524 C760 548 690 552 620 552 C540 556 470 548 436 510 C410 478 404 430 424 400Z',
      'url(#hide)',
    ),
    limb(458, 496, 'url(#hide)', false),
    limb(806, 486, 'url(#hide)', true),
    path('M426 500 C396 440 372 380 350 330 C340 290 360 250 396 244 C440 262 480 330 512 410 C500 470 460 510 426 500Z', 'url(#hide)'),
    path(
      'M396 238 C360 226 326 240 312 270 C290 310 262 344 252 368 C248 392 266 404 284 396 C320 380 356 356 380 330 C404 300 414 262 396 238Z',
      'url(#hide)',
    ),
    path('M380 246 C430 250 478 320 516 408 C530 404 520 380 516 360 C500 300 450 240 400 226 C388 226 376 236 380 246Z', mane),
    path('M384 236 C356 240 340 264 336 290 C352 276 372 262 392 254Z', mane),
    path('M370 236 C370 210 380 196 390 194 C398 210 396 230 390 244Z', 'url(#hide)'),
    path('M398 240 C404 214 416 204 424 206 C426 222 416 240 408 250Z', far),
    oval(336, 284, 7, 7, '#120e0c'),
    oval(334, 282, 2, 2, '#fff'),
    oval(266, 376, 5, 7, '#2a1d17'),
    path('M300 312 L332 338 M316 262 L392 300 M300 312 C296 330 306 346 318 352', 'none', 'stroke="#5d2f1c" stroke-width="7"'),
    path(
      'M560 398 C600 376 660 378 690 402 C700 440 690 470 660 482 L590 482 C560 470 552 430 560 398Z',
      '#8b2f2a',
      'stroke="#d8b45c" stroke-width="5"',
    ),
    path('M572 400 C600 352 640 400 684 384 C692 396 684 412 664 412 L588 414Z', '#5a3520'),
    path('M628 470 L632 560', 'none', 'stroke="#3a2417" stroke-width="7"'),
    oval(632, 572, 16, 12, 'none', 'stroke="#b9bec2" stroke-width="6"'),
  ].join('');
}

/** Cows of one hide: one near, others behind. */
export function cows(seed: number): string {
  const chance = chanceOf(seed + 810);
  const [hide, spot] = (
    [
      ['#ece6da', '#26221f'],
      ['#8a4f2c', '#e9dfcf'],
      ['#9a7f62', '#5a4432'],
    ] as const
  )[seed % 3] ?? ['#ece6da', '#26221f'];
  const one = () => cow(chance, hide, spot);
  return pasture(
    seed,
    coat('hide', hide),
    stand(one(), 980, 560, 0.42, chance.yes(0.5)) + stand(one(), 250, 590, 0.5, true) + stand(one(), 610, 800, 1.12, seed % 2 === 0),
  );
}

/** A small flock of sheep. */
export function flock(seed: number): string {
  const chance = chanceOf(seed + 830);
  const [wool, face] = (
    [
      ['#e6dcc6', '#3a302a'],
      ['#a98862', '#6b4c34'],
      ['#4b443f', '#231f1d'],
    ] as const
  )[seed % 3] ?? ['#e6dcc6', '#3a302a'];
  const one = () => sheep(chance, wool, face);
  const defs = coat('wool', wool) + coat('face', face);
  return pasture(
    seed + 3,
    defs,
    [
      stand(one(), 1010, 560, 0.42, true),
      stand(one(), 190, 575, 0.45, false),
      stand(one(), 820, 610, 0.55, false),
      stand(one(), 330, 700, 0.8, true),
      stand(one(), 720, 820, 1.1, seed % 2 === 1),
    ].join(''),
  );
}

/** A saddled horse. */
export function saddled(seed: number): string {
  const [hide, mane] = (
    [
      ['#7a4426', '#221712'],
      ['#3a2a22', '#14100e'],
      ['#b9b2a8', '#e6e2da'],
    ] as const
  )[seed % 3] ?? ['#7a4426', '#221712'];
  return pasture(seed + 6, coat('hide', hide), stand(horse(hide, mane), 620, 800, 1.2, seed % 2 === 0));
}
