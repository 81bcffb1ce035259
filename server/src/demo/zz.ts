import * as l from './pictures/land.js';
import * as m from './pictures/machines.js';
import * as b from './pictures/buildings.js';
import sharp from 'sharp';
const tiles = [] as any[];
const list = [l.plot(1),l.plot(2),l.field(1),l.field(3),l.aerial(1),l.aerial(2),m.tractor(1),m.tractor(2),m.excavator(1),m.excavator(2),m.loader(1),m.container(1),m.container(2),m.lathe(1),m.generator(2),m.machine(1),b.block(9,5),b.warehouse(2)];
let i = 0; const n=4;
for (const svg of list) {
  const t = Date.now();
  const png = await sharp(Buffer.from(svg)).webp({quality:78}).toBuffer();
  tiles.push({ input: await sharp(png).resize(560,420).toBuffer(), left: (i % n) * 560, top: Math.floor(i / n) * 420 });
  i++;
}
await sharp({ create: { width: 560*n, height: 420 * Math.ceil(i / n), channels: 3, background: '#fff' } }).composite(tiles).png().toFile('/tmp/demo_scratch/cars.png');
