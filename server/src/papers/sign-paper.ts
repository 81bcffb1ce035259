import { inLanguage } from '@ochiq/shared/language';
import { Refusal, readClock, type Visitor } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { entryOf, type PaperGround, printCopies } from './make-papers.js';
import { openSeal, type SealGround } from './seal.js';
import { insertFiles, lockLotRow, lockPaper, updateToSigned } from './store.js';

/** Keeps that an auditor is told who people are; throws where that is refused. */
export type KeepLook = (auditorId: string, look: { readonly people: readonly string[]; readonly note: string }) => Promise<void>;

export interface SignGround extends PaperGround {
  readonly seal: SealGround;
  readonly keepLook: KeepLook;
}

/**
 * An official of the lot's office signs a paper that was issued: every copy of it anew, with the signature on it and in it.
 * @throws Refusal paper_unknown, forbidden (another office's), paper_signed
 */
export async function signPaper(ground: SignGround, visitor: Visitor, lotId: number, paperId: number): Promise<void> {
  const { personId, officeId } = officeOf(visitor);
  const role = visitor.roles.includes('senior_bailiff') ? 'senior_bailiff' : 'bailiff';
  await ground.db.transact(async (tx) => {
    const paper = await lockPaper(tx, lotId, paperId);
    if (paper === null || paper.record === null) throw new Refusal('paper_unknown');
    if (paper.officeId !== officeId) throw new Refusal('forbidden');
    if (paper.state === 'signed') throw new Refusal('paper_signed');
    const signedAt = await readClock(tx);
    const { material, ...seal } = await openSeal(ground.seal, { id: officeId, name: inLanguage(paper.facts.head.office, 'en') }, signedAt);
    const signature = { role, name: visitor.name, at: signedAt.toISOString(), ...seal } as const;
    const files = await printCopies(ground, { ...paper, record: paper.record }, signature, material);
    await insertFiles(tx, files);
    await updateToSigned(tx, paperId, { by: personId, role, at: signedAt });
    // Read after the lot's lock, not before the printing: the lot's entries stand in the order of their times.
    await lockLotRow(tx, lotId);
    const at = await readClock(tx);
    await ground.log.append(tx, [{ lotId, kind: 'paper_signed', at, actorId: personId, ...entryOf(paper.kind, paper.number, files) }]);
  });
}
