import { asc, eq } from 'drizzle-orm';
import type { Queryable, Tx } from '../base/index.js';
import { lotDocument, lotPhoto } from './table.js';

export type PhotoRow = typeof lotPhoto.$inferSelect;
export type DocumentRow = typeof lotDocument.$inferSelect;

export async function insertPhotos(db: Queryable, rows: readonly PhotoRow[]): Promise<void> {
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

/** A lot's photos in their order; the first stands on the card. */
export const readPhotos = (db: Queryable, lotId: number): Promise<PhotoRow[]> =>
  db.orm.select().from(lotPhoto).where(eq(lotPhoto.lotId, lotId)).orderBy(asc(lotPhoto.position));

export const readDocuments = (db: Queryable, lotId: number): Promise<DocumentRow[]> =>
  db.orm.select().from(lotDocument).where(eq(lotDocument.lotId, lotId)).orderBy(asc(lotDocument.addedAt), asc(lotDocument.id));
