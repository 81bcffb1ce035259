import { demoLots } from '../lots.js';
import { cows, flock, saddled } from './animals.js';
import { bikePicture, dashboardPicture } from './bikes.js';
import { block } from './block.js';
import { carShapes } from './car-shapes.js';
import { container } from './container.js';
import { excavator } from './excavator.js';
import { kitchen, livingRoom } from './flats.js';
import { electronics, furniture } from './goods.js';
import { hall, store, workshop } from './halls.js';
import { houseStreet, houseYard } from './houses.js';
import { chain, earrings, ring, watch } from './jewels.js';
import { aerial, field, plot } from './land.js';
import { loader, tractor } from './machines.js';
import { office, shop, warehouse } from './premises.js';
import { appliance, carpet, materials } from './stock.js';
import { carPicture, truckPicture } from './vehicles.js';
import { generator, lathe, machine } from './workshop.js';

/** A picture of the demo: 1200 by 900, SVG without any text. */
interface DrawnPicture {
  readonly key: string;
  readonly svg: string;
}

/** Pictures by the beginning of their key; the number at its end is the seed. */
const drawers: Readonly<Record<string, (seed: number) => string>> = {
  'vehicle-dashboard': dashboardPicture,
  'flat-block-low': (seed) => block(5, seed),
  'flat-block-tall': (seed) => block(9, seed),
  'flat-block-new': (seed) => block(16, seed),
  'flat-room': livingRoom,
  'flat-kitchen': kitchen,
  'house-yard': houseYard,
  'house-street': houseStreet,
  'land-plot': plot,
  'land-field': field,
  'land-aerial': aerial,
  'commercial-shop': shop,
  'commercial-office': office,
  'commercial-warehouse': warehouse,
  'commercial-warehouse-inside': store,
  'commercial-hall': hall,
  'equipment-tractor': tractor,
  'equipment-excavator': excavator,
  'equipment-loader': loader,
  'equipment-container': container,
  'equipment-lathe': lathe,
  'equipment-generator': generator,
  'equipment-machine': machine,
  'equipment-hall': workshop,
  'livestock-cow': cows,
  'livestock-sheep': flock,
  'livestock-horse': saddled,
  'jewellery-ring': ring,
  'jewellery-chain': chain,
  'jewellery-watch': watch,
  'jewellery-earrings': earrings,
  'other-furniture': furniture,
  'other-electronics': electronics,
  'other-appliance': appliance,
  'other-carpet': carpet,
  'other-materials': materials,
  'other-store': (seed) => store(seed + 20),
};

const isCar = (body: string): body is keyof typeof carShapes => Object.hasOwn(carShapes, body);

function vehicle(body: string, paint: string, front: boolean, seed: number): string {
  if (body === 'truck') return truckPicture(paint, front, seed);
  if (body === 'motorcycle' || body === 'scooter') return bikePicture(body, paint, front, seed);
  if (!isCar(body)) throw new Error(`no picture of the body ${body}`);
  return carPicture(body, paint, front, seed);
}

/** A small number from a text, the same on every machine. */
function seedOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7);
}

function draw(key: string): string {
  const outside = /^vehicle-([a-z]+)-([a-z]+)(?:-(\d+))?-(front|back)$/.exec(key);
  if (outside) {
    const [, body = '', paint = '', variant = '1', side] = outside;
    // Both sides of one vehicle stand in the same place.
    return vehicle(body, paint, side === 'front', seedOf(`${body}${paint}${variant}`));
  }
  const numbered = /^(.+)-(\d+)$/.exec(key);
  const drawer = numbered?.[1] === undefined ? undefined : drawers[numbered[1]];
  if (!drawer) throw new Error(`no picture for ${key}`);
  return drawer(Number(numbered?.[2]));
}

/** Every picture that a demo lot shows, each once; one at a time, so that drawing and encoding can take turns. */
export function* drawPictures(): Generator<DrawnPicture> {
  for (const key of new Set(demoLots().flatMap((lot) => lot.pictures))) yield { key, svg: draw(key) };
}
