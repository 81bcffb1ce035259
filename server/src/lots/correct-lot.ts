import {
  type CorrectionDraft,
  type CorrectionTexts,
  changesBetween,
  correctionDraftSchema,
  correctionTextsSchema,
  isCorrectable,
} from '@ochiq/shared/lots';
import { newId, Refusal, readClock, type Tx } from '../base/index.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import { hashOf, keepVersion } from './keep-version.js';
import type { LotRow } from './store.js';
import { decideProposalRow, insertProposal, type ProposalRow, readCorrections } from './store-proposals.js';
import { updateTexts } from './store-steps.js';
import { tellParticipants, tellSeniors } from './tell-people.js';

/** @throws Refusal lot_terms_fixed for what no correction may touch, bad_request for a text that is none */
function textsOf({ changes }: CorrectionDraft): CorrectionTexts {
  if (!Object.keys(changes).every(isCorrectable)) throw new Refusal('lot_terms_fixed');
  const parsed = correctionTextsSchema.safeParse(changes);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: `/changes/${path.join('/')}`, message }));
  throw new Refusal('bad_request', errors);
}

const before = ({ title, description, place }: LotRow) => ({ title, description, place });

function after(lot: LotRow, { title, description, place }: CorrectionTexts) {
  return { title: title ?? lot.title, description: description ?? lot.description, place: place ?? lot.place };
}

/** What a correction would change on a lot as it is. */
export const correctionChanges = (lot: LotRow, draft: CorrectionDraft) => changesBetween(before(lot), after(lot, textsOf(draft)));

/**
 * Proposes a correction of a published lot's texts, or a note to it; a second official decides.
 * @throws Refusal lot_unknown, forbidden, lot_not_open, lot_closed, lot_withdrawn, lot_terms_fixed, nothing_changed,
 *   already_proposed, bad_request
 */
export async function proposeCorrection(
  { db, log }: Pick<LotGround, 'db' | 'log'>,
  bailiff: Bailiff,
  lotId: number,
  draft: CorrectionDraft,
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, bailiff, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'correct', at);
    if (correctionChanges(lot, draft).length === 0 && draft.note === null) throw new Refusal('nothing_changed');
    const id = newId();
    const actorId = bailiff.personId;
    const proposal = { id, lotId, kind: 'correction', body: draft, proposedBy: actorId, proposedAt: at } as const;
    if (!(await insertProposal(tx, proposal))) throw new Refusal('already_proposed');
    await log.append(tx, [{ lotId, kind: 'correction_proposed', at, actorId, body: { id }, secret: { correction: hashOf(draft) } }]);
    await tellSeniors(tx, lot, actorId);
  });
}

/** Makes an approved correction. The caller holds the lot's lock and has judged the step and the four eyes. */
export async function makeCorrection(
  { log, participantsOf }: Pick<LotGround, 'log' | 'participantsOf'>,
  tx: Tx,
  lot: LotRow,
  { proposal, at, actorId }: { readonly proposal: ProposalRow; readonly at: Date; readonly actorId: string },
): Promise<void> {
  const draft = correctionDraftSchema.parse(proposal.body);
  const lotId = lot.id;
  const notes = (await readCorrections(tx, lotId)).flatMap(({ body }) => correctionDraftSchema.parse(body).note ?? []);
  const texts = after(lot, textsOf(draft));
  await updateTexts(tx, lotId, texts);
  await decideProposalRow(tx, { id: proposal.id, by: actorId, at, approved: true, changes: correctionChanges(lot, draft) });
  await keepVersion(tx, { lotId, step: 'corrected', at, actorId });
  const body = {
    before: hashOf({ ...before(lot), notes }),
    after: hashOf({ ...texts, notes: draft.note === null ? notes : [...notes, draft.note] }),
  };
  await log.append(tx, [{ lotId, kind: 'corrected', at, actorId, submitterId: proposal.proposedBy, body }]);
  await tellParticipants({ participantsOf }, tx, lotId, { kind: 'lot_corrected', facts: {} });
}
