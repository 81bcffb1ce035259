import type { LotPage } from '@ochiq/shared/lots';
import { type Queryable, Refusal } from '../base/index.js';
import { readCaseOrigin } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import { type LotRow, readLot } from './store.js';
import { readDocuments, readPhotos } from './store-files.js';
import { readCorrections } from './store-proposals.js';
import { readSuspension } from './store-suspensions.js';
import { type PageRows, pageView } from './view.js';

/** Gathers what a lot's page is made of. */
export async function readPageRows(db: Queryable, lot: LotRow): Promise<PageRows> {
  const photos = await readPhotos(db, lot.id);
  const documents = await readDocuments(db, lot.id);
  const office = await readOffice(db, lot.officeId);
  const origin = await readCaseOrigin(db, lot.caseId);
  if (!origin) throw new Error(`lot ${lot.id} has no case`);
  const suspension = lot.state === 'suspended' ? await readSuspension(db, lot.id) : null;
  const corrections = lot.publishedAt === null ? [] : await readCorrections(db, lot.id);
  return { lot, photos, documents, office, origin, suspension, corrections };
}

/**
 * A lot's public page.
 * @throws Refusal lot_unknown, for one never published too
 */
export async function readPage(db: Queryable, lotId: number): Promise<LotPage> {
  const lot = await readLot(db, lotId);
  if (!lot?.publishedAt) throw new Refusal('lot_unknown');
  return pageView(await readPageRows(db, lot));
}
