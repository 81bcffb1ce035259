import { currentAppraisal } from '@ochiq/shared/cases';
import { localDay, startOfDay } from '@ochiq/shared/lots';
import type { Task } from '@ochiq/shared/queue';
import type { Queryable } from '../base/index.js';
import { readAppraisals } from '../cases/index.js';
import { missingOf } from './desk.js';
import type { LotRow } from './store.js';
import { type QueueLot, readAskedLots, readHeldItems, readQueueLots } from './store-queue.js';
import { type ReviewRow, readReviewItems } from './store-review.js';

/** Whose desk it is. */
export interface Worker {
  readonly personId: string;
  readonly officeId: number;
  /** Whether they may approve what others wrote. */
  readonly approves: boolean;
}
/** Tells what a room knows to be undone. Rooms further right give their own. */
export type TaskSource = (db: Queryable, worker: Worker, now: Date) => Promise<readonly Task[]>;

const dayMs = 86_400_000;
/** How far ahead starts and ends are told, and how long before its end an appraisal is: time enough for a new report (assumed). */
const aheadDays = { lots: 7, appraisals: 14 };

/** What a lot asks of an official, null for nothing. */
export function taskOfLot(lot: QueueLot, worker: Worker, now: Date): Task | null {
  const task = (kind: Task['kind'], dueAt: Date, missing: readonly string[] = []): Task => ({
    kind,
    on: 'lot',
    id: lot.id,
    title: lot.title,
    missing,
    dueAt,
  });
  switch (lot.state) {
    case 'draft': {
      const missing = missingOf(lot, lot.photoCount, now);
      return task(missing.length > 0 ? 'draft_incomplete' : 'draft_ready', lot.startsAt, missing);
    }
    case 'in_review': {
      const isOwn = lot.authorId === worker.personId || lot.submittedBy === worker.personId;
      return worker.approves && !isOwn ? { ...task('review', lot.startsAt), on: 'review' } : null;
    }
    case 'published':
      return task('lot_starts', lot.startsAt);
    case 'live':
      return task('lot_ends', lot.endsAt);
    default:
      return null;
  }
}

/** By when something about a public lot should be decided: before bidding opens, or before it ends. Null while the clock stands still. */
export function decisiveMoment({ state, startsAt, endsAt }: Pick<LotRow, 'state' | 'startsAt' | 'endsAt'>): Date | null {
  if (state === 'suspended') return null;
  return state === 'published' ? startsAt : endsAt;
}

/** What a correction, a withdrawal or a court's order that waits for a second official asks of somebody, null for nothing. */
export function taskOfProposal(item: ReviewRow, worker: Worker): Task | null {
  // A lot in review is told by `taskOfLot`.
  if (item.what === 'publication' || !worker.approves || item.byId === worker.personId) return null;
  return { kind: item.what, on: 'review', id: item.lot, title: item.title, missing: [], dueAt: decisiveMoment(item) };
}

/** What lots, the appraisals of their things and what waits for a second official ask for. */
export const lotTasks: TaskSource = async (db, worker, now) => {
  const lots = await readQueueLots(db, worker.officeId, new Date(now.getTime() + aheadDays.lots * dayMs));
  const waiting = worker.approves ? await readReviewItems(db, worker.officeId) : [];
  const tasks = [...lots.map((lot) => taskOfLot(lot, worker, now)), ...waiting.map((item) => taskOfProposal(item, worker))];
  return [...tasks.filter((task) => task !== null), ...(await appraisalTasks(db, worker, now)), ...(await questionTasks(db, worker))];
};

/** Whoever asks wants to know before bidding opens, or before it ends. */
const questionTasks = async (db: Queryable, { officeId }: Worker): Promise<Task[]> =>
  (await readAskedLots(db, officeId)).map((lot) => ({
    kind: 'question',
    on: 'lot',
    id: lot.id,
    title: lot.title,
    missing: [],
    dueAt: decisiveMoment(lot),
  }));

async function appraisalTasks(db: Queryable, { officeId }: Worker, now: Date): Promise<Task[]> {
  const items = await readHeldItems(db, officeId);
  if (items.length === 0) return [];
  const appraisals = await readAppraisals(
    db,
    items.map(({ itemId }) => itemId),
  );
  return items.flatMap(({ itemId, region, title }): Task[] => {
    const own = appraisals.filter((one) => one.itemId === itemId);
    if (own.length === 0) return [];
    const current = currentAppraisal(own, localDay(now.getTime(), region));
    const task = { on: 'item', id: itemId, title, missing: [] } as const;
    if (!current) return [{ ...task, kind: 'appraisal_expired', dueAt: now }];
    const dueAt = new Date(startOfDay(current.validUntil, region) + dayMs);
    return dueAt.getTime() < now.getTime() + aheadDays.appraisals * dayMs ? [{ ...task, kind: 'appraisal_expires', dueAt }] : [];
  });
}
