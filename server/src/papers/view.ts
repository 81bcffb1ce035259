import type { PaperCopy, PaperView } from '@ochiq/shared/papers';
import type { Queryable } from '../base/index.js';
import { type FileRow, type PaperRow, readFiles, readPapers } from './store.js';

/** The papers of a lot in their newest state, with the copies that the reader may have; `base` is where these are fetched. */
export async function listPapers(db: Queryable, lotId: number, copies: readonly { copy: PaperCopy; base: string }[]): Promise<PaperView[]> {
  const [papers, files] = [await readPapers(db, lotId), await readFiles(db, lotId)];
  return papers.map((paper) => paperView(paper, files, copies));
}

function paperView(paper: PaperRow, files: readonly FileRow[], copies: readonly { copy: PaperCopy; base: string }[]): PaperView {
  const { id, lotId, kind, number, state, issuedAt, signedAt } = paper;
  if (state === 'drafted' || issuedAt === null) throw new Error(`paper ${id} has no files yet`);
  const own = files.filter((file) => file.paperId === id && file.signed === (state === 'signed'));
  return {
    id,
    lot: lotId,
    kind,
    number,
    state,
    issuedAt: issuedAt.toISOString(),
    signedAt: signedAt?.toISOString() ?? null,
    files: copies.flatMap(({ copy, base }) =>
      own
        .filter((file) => file.copy === copy)
        .map(({ language, sha256, bytes }) => ({ language, copy, sha256, bytes, url: `${base}/${sha256}` })),
    ),
  };
}
