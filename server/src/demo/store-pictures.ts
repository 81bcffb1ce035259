import sharp from 'sharp';
import type { Files } from '../base/index.js';
import { type StoredPhoto, savePhoto } from '../lots/index.js';
import { drawPictures } from './pictures/index.js';

/** Encoders at work at once: sharp itself uses every core for one picture only in part. */
const hands = 4;

/** Draws every picture of the demo and stores it as an uploaded photo would be; by key. */
export async function storePictures(files: Files): Promise<ReadonlyMap<string, StoredPhoto>> {
  const stored = new Map<string, StoredPhoto>();
  const left = [...drawPictures()];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const png = await sharp(Buffer.from(next.svg)).png({ compressionLevel: 1 }).toBuffer();
      stored.set(next.key, await savePhoto(files, png));
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
  return stored;
}
