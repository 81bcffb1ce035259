import type { PhotoOrder } from '@ochiq/shared/lots';
import { asc, eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../base/index.js';
import { lotDocument, lotPhoto } from './table.js';

export type PhotoRow = typeof lotPhoto.$inferSelect;
export type DocumentRow = typeof lotDocument.$inferSelect;

export async function insertPhotos(db: Queryable, rows: readonly (typeof lotPhoto.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.orm.insert(lotPhoto).values([...rows]);
}

export async function insertDocuments(db: Queryable, rows: readonly DocumentRow[]): Promise<void> {
  if (rows.length > 0) await db.orm.insert(lotDocument).values([...rows]);
}

/** @returns whether the photo was there */
export async function deletePhoto(tx: Tx, lotId: number, photoId: string): Promise<boolean> {
  const rows = await tx.sql('delete from lot_photo where lot_id = $1 and id = $2 returning id', [lotId, photoId]);
  return rows.length > 0;
}

/** Gives a lot's photos their places in the order given, and their captions. The caller knows that these are all of them. */
export async function updatePhotos(tx: Tx, lotId: number, photos: PhotoOrder['photos']): Promise<void> {
  // Two steps: a place is free only once nobody stands on it.
  await tx.sql('update lot_photo set position = position + 1000 where lot_id = $1', [lotId]);
  await tx.sql(
    `update lot_photo set position = wanted.position, caption = wanted.caption
     from (select ordinal::int as position, (one ->> 'id')::uuid as id, nullif(one -> 'caption', 'null'::jsonb) as caption
           from jsonb_array_elements($2::jsonb) with ordinality as list(one, ordinal)) as wanted
     where lot_photo.lot_id = $1 and lot_photo.id = wanted.id`,
    [lotId, JSON.stringify(photos)],
  );
}

/** A lot's photos in their order; the first stands on the card. */
export const readPhotos = (db: Queryable, lotId: number): Promise<PhotoRow[]> =>
  db.orm.select().from(lotPhoto).where(eq(lotPhoto.lotId, lotId)).orderBy(asc(lotPhoto.position));

export const readDocuments = (db: Queryable, lotId: number): Promise<DocumentRow[]> =>
  db.orm.select().from(lotDocument).where(eq(lotDocument.lotId, lotId)).orderBy(asc(lotDocument.addedAt), asc(lotDocument.id));
