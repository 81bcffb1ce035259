import type { PhotoOrder } from '@ochiq/shared/lots';
import { type CheckedDocument, newId, Refusal, readClock, storeDocument } from '../base/index.js';
import { type Bailiff, type LotGround, lockOwnDraft } from './desk.js';
import { type EncodedPhoto, storePhoto } from './photo.js';
import { deletePhoto, insertDocuments, insertPhotos, readDocuments, readPhotos, updatePhotos } from './store-files.js';

/** How many files of a kind a lot may have. */
const maxFilesPerLot = 20;

type Attaching = Pick<LotGround, 'db' | 'log' | 'files'>;

/**
 * Adds photos to a draft, after those it has: all or none.
 * @throws Refusal lot_unknown, forbidden, lot_not_draft, too_many_files
 */
export async function addPhotos(
  { db, log, files }: Attaching,
  bailiff: Bailiff,
  lotId: number,
  photos: readonly EncodedPhoto[],
): Promise<void> {
  // Files come first: a row never names a file that is not there; a file without a row does no harm.
  for (const photo of photos) await storePhoto(files, photo);
  await db.transact(async (tx) => {
    await lockOwnDraft(tx, bailiff, lotId);
    const at = await readClock(tx);
    const present = await readPhotos(tx, lotId);
    if (present.length + photos.length > maxFilesPerLot) throw new Refusal('too_many_files');
    const last = present.at(-1)?.position ?? 0;
    const rows = photos.map(({ sha256, width, height }, index) => ({
      id: newId(),
      lotId,
      position: last + index + 1,
      sha256,
      width,
      height,
      caption: null,
    }));
    await insertPhotos(tx, rows);
    const entries = rows.map(({ id, sha256 }) => ({
      lotId,
      kind: 'photo_added',
      at,
      actorId: bailiff.personId,
      body: { id, sha256 },
    }));
    await log.append(tx, entries);
  });
}

/**
 * Takes a photo off a draft. The file stays: another lot may show the same one.
 * @throws Refusal lot_unknown, forbidden, lot_not_draft, not_found
 */
export async function removePhoto({ db, log }: Attaching, bailiff: Bailiff, lotId: number, photoId: string): Promise<void> {
  await db.transact(async (tx) => {
    await lockOwnDraft(tx, bailiff, lotId);
    const at = await readClock(tx);
    if (!(await deletePhoto(tx, lotId, photoId))) throw new Refusal('not_found');
    await log.append(tx, [{ lotId, kind: 'photo_removed', at, actorId: bailiff.personId, body: { id: photoId } }]);
  });
}

/**
 * Puts the photos of a draft into an order, the cover first, with their captions.
 * @throws Refusal lot_unknown, forbidden, lot_not_draft, bad_request (not exactly the photos that the draft has)
 */
export async function arrangePhotos({ db, log }: Attaching, bailiff: Bailiff, lotId: number, { photos }: PhotoOrder): Promise<void> {
  await db.transact(async (tx) => {
    await lockOwnDraft(tx, bailiff, lotId);
    const at = await readClock(tx);
    const ids = photos.map(({ id }) => id);
    const present = new Set((await readPhotos(tx, lotId)).map(({ id }) => id));
    const isWhole = present.size === ids.length && new Set(ids).size === ids.length && ids.every((id) => present.has(id));
    if (!isWhole) throw new Refusal('bad_request', [{ path: '/photos', message: 'not_the_photos_of_the_lot' }]);
    await updatePhotos(tx, lotId, photos);
    await log.append(tx, [{ lotId, kind: 'photos_arranged', at, actorId: bailiff.personId, body: { photos: ids } }]);
  });
}

/**
 * Adds documents to a draft: all or none.
 * @throws Refusal lot_unknown, forbidden, lot_not_draft, too_many_files
 */
export async function addDocuments(
  { db, log, files }: Attaching,
  bailiff: Bailiff,
  lotId: number,
  documents: readonly CheckedDocument[],
): Promise<void> {
  for (const document of documents) await storeDocument(files, document);
  await db.transact(async (tx) => {
    await lockOwnDraft(tx, bailiff, lotId);
    const addedAt = await readClock(tx);
    const present = await readDocuments(tx, lotId);
    if (present.length + documents.length > maxFilesPerLot) throw new Refusal('too_many_files');
    const rows = documents.map(({ name, sha256, bytes }) => ({ id: newId(), lotId, name, sha256, bytes: bytes.length, addedAt }));
    await insertDocuments(tx, rows);
    const actorId = bailiff.personId;
    const entries = rows.map(({ id, sha256, bytes }) => ({
      lotId,
      kind: 'document_added',
      at: addedAt,
      actorId,
      body: { id, sha256, bytes },
    }));
    await log.append(tx, entries);
  });
}
