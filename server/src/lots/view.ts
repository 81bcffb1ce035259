import type { Correction, LotCard, LotDesk, LotPage, LotStanding, Suspension } from '@ochiq/shared/lots';
import { correctionDraftSchema, regionSchema } from '@ochiq/shared/lots';
import type { CaseOrigin } from '../cases/index.js';
import type { OfficeRow } from '../identity/index.js';
import type { CardRow, LotRow, StandingRow } from './store.js';
import type { DocumentRow, PhotoRow } from './store-files.js';
import type { CorrectionRow } from './store-proposals.js';
import type { SuspensionRow } from './store-suspensions.js';

export const photoPath = (sha256: string): string => `/media/${sha256}-1600.webp`;
export const thumbnailPath = (sha256: string): string => `/media/${sha256}-480.webp`;
export const documentPath = (sha256: string): string => `/media/${sha256}.pdf`;

const text = (minor: bigint | null): string | null => minor?.toString() ?? null;

export const standingView = (row: StandingRow): LotStanding => ({
  lot: row.id,
  seq: row.seq,
  state: row.state,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  priceMinor: text(row.priceMinor),
  minNextMinor: row.minNextMinor.toString(),
  leader: row.leader,
  bidCount: row.bidCount,
});

export const cardView = (row: CardRow): LotCard => ({
  ...standingView(row),
  title: row.title,
  category: row.category,
  region: row.region,
  currency: row.currency,
  startMinor: row.startMinor.toString(),
  appraisalMinor: text(row.appraisalMinor),
  thumbnailUrl: row.thumbnailSha256 === null ? null : thumbnailPath(row.thumbnailSha256),
  photoCount: row.photoCount,
});

/** All that a lot's page is made of. */
export interface PageRows {
  readonly lot: LotRow;
  readonly photos: readonly PhotoRow[];
  readonly documents: readonly DocumentRow[];
  readonly office: OfficeRow;
  readonly origin: CaseOrigin;
  readonly suspension: SuspensionRow | null;
  readonly corrections: readonly CorrectionRow[];
}

/** A lot's page. The reserve is told only as being there or not. */
export const pageView = ({ lot, photos, documents, office, origin, suspension, corrections }: PageRows): LotPage => ({
  ...cardView(lot),
  description: lot.description,
  place: lot.place,
  photos: photos.map(({ id, sha256, width, height, caption }) => ({
    id,
    url: photoPath(sha256),
    thumbnailUrl: thumbnailPath(sha256),
    width,
    height,
    caption,
  })),
  documents: documents.map(({ id, name, bytes, sha256 }) => ({ id, name, url: documentPath(sha256), bytes, sha256 })),
  depositMinor: lot.depositMinor.toString(),
  hasReserve: lot.reserveMinor !== null,
  rules: lot.rules,
  originalEndsAt: lot.originalEndsAt.toISOString(),
  office: { id: office.id, name: office.name },
  court: origin.court,
  caseNumber: origin.number,
  executiveDocumentNumber: origin.executiveDocumentNumber,
  publishedAt: lot.publishedAt?.toISOString() ?? null,
  withdrawalGround: lot.withdrawalGround,
  withdrawalKind: lot.withdrawalKind,
  suspension: suspension && suspensionView(suspension),
  corrections: corrections.map(correctionView),
});

const suspensionView = ({ ground, order, until, at, confirmedBy }: SuspensionRow): Suspension => ({
  ground,
  order,
  at: at.toISOString(),
  confirmed: confirmedBy !== null,
  until: until?.toISOString() ?? null,
});

function correctionView({ at, changes, body }: CorrectionRow): Correction {
  const { note, reason } = correctionDraftSchema.parse(body);
  return { at: at.toISOString(), changes, note, reason };
}

export const deskView = (rows: PageRows, readerId: string, missing: LotDesk['missing'], sentBack: string | null): LotDesk => ({
  ...pageView(rows),
  caseId: rows.lot.caseId,
  itemId: rows.lot.itemId,
  reserveMinor: text(rows.lot.reserveMinor),
  missing,
  sentBack,
  suspendedByReader: rows.suspension?.suspendedBy === readerId,
});

export const officeView = ({ id, name, jurisdiction, region }: OfficeRow) => ({
  id,
  name,
  jurisdiction,
  region: regionSchema.parse(region),
});
