import { type CheckedDocument, Refusal, readClock, storeDocument } from '../base/index.js';
import type { CaseAuthor } from './open-case.js';
import type { ItemGround } from './record-item.js';
import { type FileOwner, readFileOwner, updateChallenge, updateFile } from './store-items.js';

const ownFile = (owner: FileOwner | null, author: CaseAuthor): FileOwner => {
  if (!owner) throw new Refusal('not_found');
  if (owner.officeId !== author.officeId) throw new Refusal('forbidden');
  return owner;
};

/**
 * Puts the signed PDF behind an act or an appraisal, once: what was attached is not exchanged.
 * @throws Refusal not_found, forbidden, file_attached
 */
export async function attachFile(
  { db, log, privateFiles }: Pick<ItemGround, 'db' | 'log' | 'privateFiles'>,
  author: CaseAuthor,
  kind: FileOwner['kind'],
  id: string,
  document: CheckedDocument,
): Promise<void> {
  await storeDocument(privateFiles, document);
  await db.transact(async (tx) => {
    const owner = ownFile(await readFileOwner(tx, kind, id, true), author);
    if (owner.fileSha256 !== null) throw new Refusal('file_attached');
    const at = await readClock(tx);
    await updateFile(tx, kind, id, document);
    const body = { of: kind, id, sha256: document.sha256, bytes: document.bytes.length };
    await log.append(tx, [{ lotId: null, kind: 'case_file_added', at, actorId: author.personId, body }]);
  });
}

/** The PDF behind an act or an appraisal. @throws Refusal not_found, forbidden */
export async function readFile(
  { db, privateFiles }: Pick<ItemGround, 'db' | 'privateFiles'>,
  author: CaseAuthor,
  kind: FileOwner['kind'],
  id: string,
): Promise<{ name: string; bytes: Buffer }> {
  const owner = ownFile(await readFileOwner(db, kind, id), author);
  if (owner.fileSha256 === null || owner.fileName === null) throw new Refusal('not_found');
  return { name: owner.fileName, bytes: await privateFiles.read(`${owner.fileSha256}.pdf`) };
}

/**
 * Notes that an appraisal is disputed: from then on it does not count.
 * @throws Refusal not_found, forbidden
 */
export async function challengeAppraisal(
  { db, log }: Pick<ItemGround, 'db' | 'log'>,
  author: CaseAuthor,
  id: string,
  ground: string,
): Promise<void> {
  await db.transact(async (tx) => {
    ownFile(await readFileOwner(tx, 'appraisal', id, true), author);
    const at = await readClock(tx);
    await updateChallenge(tx, id, ground);
    const entry = { lotId: null, kind: 'appraisal_challenged', at, actorId: author.personId, body: { appraisal: id }, secret: { ground } };
    await log.append(tx, [entry]);
  });
}
