import { carPicture, truckPicture } from './pictures/vehicles.js';
import sharp from 'sharp';
const tiles = [] as any[];
const list = [carPicture('sedan','white',true,0),carPicture('sedan','silver',true,1),carPicture('sedan','black',false,2),carPicture('hatchback','red',true,3),carPicture('suv','blue',true,6),carPicture('van','white',false,4),carPicture('pickup','grey',true,2),truckPicture('blue',true,5),truckPicture('red',false,6)];
let i = 0; const n=3;
for (const svg of list) {
  const t = Date.now();
  const png = await sharp(Buffer.from(svg)).webp({quality:78}).toBuffer();
  console.log(svg.length, Date.now() - t, png.length);
  tiles.push({ input: await sharp(png).resize(660,495).toBuffer(), left: (i % n) * 660, top: Math.floor(i / n) * 495 });
  i++;
}
await sharp({ create: { width: 660*n, height: 495 * Math.ceil(i / n), channels: 3, background: '#fff' } }).composite(tiles).png().toFile('/tmp/demo_scratch/cars.png');
