import {
  changesBetween,
  correctionDraftSchema,
  type LotProposal,
  type LotReview,
  type ReviewItem,
  withdrawalSchema,
} from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';
import { type PersonName, readPeople } from '../identity/index.js';
import { correctionChanges } from './correct-lot.js';
import { type Bailiff, readOwnLot } from './desk.js';
import { isOwnWork } from './review-lot.js';
import { snapshotOf } from './snapshot.js';
import type { LotRow } from './store.js';
import { readDocuments, readPhotos } from './store-files.js';
import { type ProposalRow, readWaiting } from './store-proposals.js';
import { readReviewItems } from './store-review.js';
import { readSuspension, type SuspensionRow } from './store-suspensions.js';
import { readSnapshot, readVersions, type VersionRow } from './store-versions.js';

/** The version that the second official saw last: before the present submission, or since the draft was sent back. */
function seenBefore(versions: readonly VersionRow[], state: LotRow['state']): VersionRow | undefined {
  const earlier = state === 'in_review' ? versions.slice(0, -1) : versions;
  return earlier.findLast(({ step }) => step === 'submitted' || step === 'sent_back' || step === 'published' || step === 'corrected');
}

type People = ReadonlyMap<string, PersonName>;

function officialOf(people: People, id: string): PersonName {
  const person = people.get(id);
  if (!person) throw new Error('a version names a person who is not there');
  return person;
}

const versionView = ({ version, step, at, actorId, comment }: VersionRow, people: People) => ({
  version,
  step,
  at: at.toISOString(),
  by: officialOf(people, actorId),
  comment,
});

function proposalView(lot: LotRow, row: ProposalRow, people: People, me: string): LotProposal {
  const { id, kind, proposedAt, proposedBy } = row;
  const waiting = { id, at: proposedAt.toISOString(), by: officialOf(people, proposedBy), mine: proposedBy === me };
  if (kind === 'withdrawal') return { ...waiting, kind, body: withdrawalSchema.parse(row.body), changes: [] };
  const body = correctionDraftSchema.parse(row.body);
  return { ...waiting, kind, body, changes: correctionChanges(lot, body) };
}

function orderView(row: SuspensionRow, order: NonNullable<SuspensionRow['order']>, people: People, me: string): LotProposal {
  const { id, at, suspendedBy } = row;
  const waiting = { id, at: at.toISOString(), by: officialOf(people, suspendedBy), mine: suspendedBy === me };
  return {
    ...waiting,
    kind: 'suspension',
    body: { orderNumber: order.number, issuedOn: order.issuedOn, courtId: order.court.id },
    changes: [],
  };
}

/**
 * A lot of the own office before the second official.
 * @throws Refusal lot_unknown, forbidden
 */
export async function readReview(db: Queryable, bailiff: Bailiff, lotId: number): Promise<LotReview> {
  const lot = await readOwnLot(db, bailiff, lotId);
  const versions = await readVersions(db, lotId);
  const waiting = await readWaiting(db, lotId);
  const suspension = lot.state === 'suspended' ? await readSuspension(db, lotId) : null;
  const named = [...versions.map(({ actorId }) => actorId), ...waiting.map(({ proposedBy }) => proposedBy)];
  const people = await readPeople(db, [...new Set(suspension ? [...named, suspension.suspendedBy] : named)]);
  const since = seenBefore(versions, lot.state);
  const seen = since ? await readSnapshot(db, lotId, since.version) : null;
  const now = snapshotOf(lot, await readPhotos(db, lotId), await readDocuments(db, lotId));
  const order = suspension?.order ?? null;
  const orders = suspension && order && suspension.confirmedBy === null ? [orderView(suspension, order, people, bailiff.personId)] : [];
  const open = lot.state === 'published' || lot.state === 'live' || lot.state === 'suspended';
  const proposals = open ? waiting.map((row) => proposalView(lot, row, people, bailiff.personId)) : [];
  return {
    lot: lotId,
    since: since ? versionView(since, people) : null,
    changes: changesBetween(seen, now),
    versions: versions.map((version) => versionView(version, people)),
    proposals: [...orders, ...proposals],
    own: await isOwnWork(db, lot, bailiff.personId),
  };
}

/** What waits for a second official in the own office. */
export async function listReview(db: Queryable, { officeId, personId }: Bailiff): Promise<ReviewItem[]> {
  const rows = await readReviewItems(db, officeId);
  return rows.map(({ lot, title, what, proposal, at, by, byId, authorId }) => ({
    lot,
    title,
    what,
    proposal,
    at: at.toISOString(),
    by: { id: byId, name: by },
    mine: byId === personId || (what === 'publication' && authorId === personId),
  }));
}
