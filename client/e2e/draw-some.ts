import sharp from 'sharp';
import type { Files } from '../../server/src/base/index.js';
import { type DemoLot, demoLots } from '../../server/src/demo/lots.js';
import { drawPictures } from '../../server/src/demo/pictures/index.js';
import { ringRegion } from '../../server/src/demo/story.js';
import { type StoredPhoto, savePhoto } from '../../server/src/lots/index.js';

/** A part of the demo that fills every page: what is about to close, the ring's lots with their neighbours, some of every other kind. */
export const someLots: readonly DemoLot[] = demoLots().filter(
  ({ phase, region }, index) => phase === 'closing' || region === ringRegion || index % 4 === 0,
);

/** Draws so many pictures of the demo, each of another kind; the others are shown by one of them. */
export async function drawSome(files: Files, count: number): Promise<ReadonlyMap<string, StoredPhoto>> {
  const all = [...drawPictures()];
  const drawn: StoredPhoto[] = [];
  for (let place = 0; place < count; place += 1) {
    const { svg } = all[Math.floor((place * all.length) / count)] ?? { svg: '' };
    drawn.push(await savePhoto(files, await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer()));
  }
  const keys = someLots.flatMap((lot) => lot.pictures);
  return new Map(keys.flatMap((key, index) => drawn.slice(index % count, (index % count) + 1).map((photo) => [key, photo] as const)));
}
