import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { type Files, Refusal } from '../base/index.js';

/** A picture larger than this (in pixels) is refused before it is unpacked. */
const maxPixels = 40_000_000;
const fullPixels = 1600;
const thumbnailPixels = 480;

const startsWith = (bytes: Buffer, text: string, offset = 0) => bytes.subarray(offset, offset + text.length).toString('latin1') === text;

/** By their first bytes; the name and the declared type prove nothing. `avis` (moving pictures) is left out. */
const isPicture = (bytes: Buffer): boolean =>
  startsWith(bytes, '\xff\xd8\xff') ||
  startsWith(bytes, '\x89PNG\r\n\x1a\n') ||
  (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) ||
  (startsWith(bytes, 'ftyp', 4) && ['avif', 'mif1'].some((brand) => startsWith(bytes, brand, 8)));

/** A photo made anew: upright, without the camera's data (EXIF, place), as WebP in two sizes. */
export interface EncodedPhoto {
  /** Of the full picture's bytes; both files are named by it. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly full: Buffer;
  readonly thumbnail: Buffer;
}

/**
 * Decodes an uploaded photo fully and makes it anew.
 * @throws Refusal file_empty; file_not_image for what is no JPEG, PNG, WebP or AVIF; file_damaged; too_large above 40 megapixels
 */
export async function encodePhoto(bytes: Buffer): Promise<EncodedPhoto> {
  if (bytes.length === 0) throw new Refusal('file_empty');
  if (!isPicture(bytes)) throw new Refusal('file_not_image');
  try {
    const full = await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
      .rotate()
      .resize({ width: fullPixels, height: fullPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(full.data)
      .resize({ width: thumbnailPixels, height: thumbnailPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
    const sha256 = createHash('sha256').update(full.data).digest('hex');
    return { sha256, width: full.info.width, height: full.info.height, full: full.data, thumbnail };
  } catch (error) {
    if (error instanceof Error && error.message.includes('pixel limit')) throw new Refusal('too_large');
    throw new Refusal('file_damaged');
  }
}

/** What a photo's row keeps of its file. */
export type StoredPhoto = Pick<EncodedPhoto, 'sha256' | 'width' | 'height'>;

/** Writes a photo's two files. */
export async function storePhoto(files: Files, { sha256, width, height, full, thumbnail }: EncodedPhoto): Promise<StoredPhoto> {
  await files.save(`${sha256}-480.webp`, thumbnail);
  await files.save(`${sha256}-1600.webp`, full);
  return { sha256, width, height };
}

/** Encodes and writes one photo; refusals are those of `encodePhoto`. */
export const savePhoto = async (files: Files, bytes: Buffer): Promise<StoredPhoto> => storePhoto(files, await encodePhoto(bytes));
