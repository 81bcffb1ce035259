import { linkBefore, pickSeat } from '@ochiq/shared/draw';
import type { DrawEntries } from '@ochiq/shared/intake';
import { hashAsync } from '@ochiq/shared/tlog';
import { createReplay, type Finding, type LeafOf, readLeaf } from '@ochiq/shared/verify';
import { webCrypto } from './web-crypto';

/** A draw that was made again, with what led to it. */
export interface CheckedDraw {
  readonly office: DrawEntries['office']['name'];
  readonly draw: number;
  readonly seat: number;
  readonly candidates: readonly number[];
  readonly leftOut: LeafOf<'case_assigned'>['leftOut'];
  readonly secret: string;
  /** What the secret's hash leads back to. */
  readonly before: string;
  readonly digest: string;
  /** The number that was drawn, and the place among the candidates that it leads to. */
  readonly number: string;
  readonly place: number;
  /** What is wrong with any of the office's draws so far; none: all is right. */
  readonly findings: readonly Finding[];
  readonly entries: number;
}

/** Makes the last of some draws again, and judges all that led to it by the rules of verify. Throws for entries without a draw. */
export async function checkDraw({ office, entries }: DrawEntries, crypto = webCrypto()): Promise<CheckedDraw> {
  const sha256 = crypto.sha256;
  const replay = createReplay();
  for (const { index, leaf } of entries) await hashAsync(replay.take(index, leaf), sha256);
  const leaves = entries.map(({ leaf }) => readLeaf(leaf)).filter((leaf) => leaf !== null);
  const assigned = leaves.at(-1);
  if (assigned?.kind !== 'case_assigned') throw new Error('no draw');
  const received = leaves.find((leaf) => leaf.kind === 'document_received' && leaf.document === assigned.document);
  if (received?.kind !== 'document_received') throw new Error('no document');
  const { numbers, seat } = await hashAsync(pickSeat({ ...assigned, digest: received.digest }), sha256);
  return {
    office: office.name,
    draw: assigned.draw,
    seat: assigned.seat,
    candidates: assigned.candidates,
    leftOut: assigned.leftOut,
    secret: assigned.secret,
    before: await hashAsync(linkBefore(assigned.secret, 1), sha256),
    digest: received.digest,
    number: numbers.at(-1) ?? '',
    place: assigned.candidates.indexOf(seat),
    findings: replay.finish().findings,
    entries: entries.length,
  };
}
