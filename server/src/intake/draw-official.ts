import type { CaseDraft } from '@ochiq/shared/cases';
import { divideSeats, pickSeat } from '@ochiq/shared/draw';
import { claimOf, deadlinesOf, type ExecutiveDocument } from '@ochiq/shared/intake';
import type { Tx } from '../base/index.js';
import { readTakenNumbers, writeCases } from '../cases/index.js';
import { commitChain, type DrawGround, nextSecret } from './commit-chain.js';
import { withSha256 } from './draw-secret.js';
import { assignDocument } from './store.js';
import { insertDeadlines } from './store-deadlines.js';
import { markUsed, readConflicts, readOpenChain, readStandings } from './store-draws.js';

/** A document that somebody is to be drawn for. */
export interface Drawable {
  readonly id: number;
  readonly courtId: number;
  readonly officeId: number;
  readonly region: string;
  readonly digest: string;
  readonly document: ExecutiveDocument;
}

/** Everybody whom a document is about: debtor and creditors, by number. */
export const partiesOf = ({ debtor, creditors }: ExecutiveDocument): string[] => [debtor, ...creditors].map(({ nationalId }) => nationalId);

/** The case that a document opens. A creditor with claims of several ranks stands there once for each. */
export function caseOf({ document, courtId }: Pick<Drawable, 'document' | 'courtId'>, number: string): CaseDraft {
  const { kind, number: documentNumber, issuedOn, debtor, creditors, currency } = document;
  return {
    number,
    courtId,
    executiveDocument: { kind, number: documentNumber, issuedOn },
    debtor: { kind: debtor.kind, name: debtor.name, nationalId: debtor.nationalId },
    creditors: creditors.map((one) => ({
      kind: one.kind,
      name: one.name,
      nationalId: one.nationalId,
      rank: one.rank,
      claimMinor: claimOf(one).toString(),
    })),
    currency,
  };
}

/**
 * Draws an official for a document, opens its case with them and logs the draw. The office must be locked, the document's reception in
 * the log, and a chain committed.
 * @returns the case's id; null when nobody of the office can take it now
 * @throws Refusal unavailable when this node does not know the chain's secrets
 */
export async function drawOfficial(tx: Tx, ground: Omit<DrawGround, 'db'>, one: Drawable, at: Date): Promise<number | null> {
  const chain = await readOpenChain(tx, one.officeId);
  if (chain === null) throw new Error(`office ${one.officeId} has no chain to draw with`);
  const seats = await readStandings(tx, one.officeId, at);
  const conflicts = new Set(await readConflicts(tx, one.officeId, partiesOf(one.document)));
  const field = divideSeats(seats, { atMs: at.getTime(), conflicts, capacity: chain.capacity });
  if (field.candidates.length === 0) return null;
  const draw = { office: one.officeId, chain: chain.id, draw: chain.used + 1 };
  const secret = nextSecret(ground.drawSecret, chain);
  const { seat } = withSha256(pickSeat({ ...draw, ...field, secret, digest: one.digest }));
  const bailiffId = seats.find((candidate) => candidate.seat === seat)?.personId;
  if (bailiffId === undefined) throw new Error(`seat ${seat} is nobody's`);
  const number = await caseNumberOf(tx, one, at);
  const [caseId] = await writeCases(
    { tx, log: ground.log },
    { personId: bailiffId, officeId: one.officeId },
    [caseOf(one, number)],
    at,
    null,
  );
  if (caseId === undefined) throw new Error('the case was not written');
  await insertDeadlines(tx, caseId, deadlinesOf(one.region.startsWith('KG') ? 'KG' : 'UZ', at.getTime()));
  await markUsed(tx, chain.id, draw.draw);
  await assignDocument(tx, one.id, { caseId, chainId: chain.id, draw: draw.draw, seat, assignedAt: at });
  const body = { ...draw, ...field, case: caseId, document: one.id, secret, seat };
  const told = { case: caseId, bailiff: bailiffId };
  await ground.log.append(tx, [{ lotId: null, kind: 'case_assigned', at, actorId: null, body, secret: told }]);
  if (draw.draw === chain.length) await commitChain(tx, ground, one.officeId);
  return caseId;
}

/** By region, year and the document's number; an official may have typed the same for a case of their own. */
async function caseNumberOf(tx: Tx, { region, id }: Drawable, at: Date): Promise<string> {
  const number = `${region}/${at.getUTCFullYear()}/${id}`;
  return (await readTakenNumbers(tx, [number])).length === 0 ? number : `${number}-${at.getTime()}`;
}
