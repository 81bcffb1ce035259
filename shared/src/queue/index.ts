import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { localDay, regions, startOfDay } from '../lots/index.js';
import { instantSchema } from '../time/index.js';

/** What an official may have to do, the gravest first among things due at one moment. */
export const taskKinds = [
  'explanation',
  'review',
  'suspension',
  'withdrawal',
  'correction',
  'applicant',
  'document_waits',
  'case_voluntary_performance',
  'case_property_search',
  'case_enforcement',
  'question',
  'sale_payment',
  'sale_repeat',
  'sale_hand_over',
  'sale_distribution',
  'appraisal_expired',
  'appraisal_expires',
  'draft_incomplete',
  'draft_ready',
  'lot_starts',
  'lot_ends',
] as const;
export const taskKindSchema = z.enum(taskKinds);
export type TaskKind = z.output<typeof taskKindSchema>;

/** The pages on which work is done: a lot's own, its review, its thing, its sale, or the list of those who wait to be admitted. */
export const taskPages = ['lot', 'review', 'item', 'sale', 'applicants', 'explanation', 'case', 'documents'] as const;
export type TaskPage = (typeof taskPages)[number];

/** A fact that asks for work: what, about what, until when. Each room tells its own. */
export interface Task {
  readonly kind: TaskKind;
  /** The page that it is done on; `id` is a lot's number except on `item`, `explanation`, `case` and `documents`. */
  readonly on: TaskPage;
  readonly id: number;
  readonly title: Partial<Record<'uz' | 'ru' | 'ky' | 'en', string>>;
  /** What a draft still needs; empty for other kinds. */
  readonly missing: readonly string[];
  /** Null: no day is set. */
  readonly dueAt: Date | null;
}

export const queueGroups = ['overdue', 'today', 'week', 'later'] as const;
export type QueueGroup = (typeof queueGroups)[number];

export const queueEntrySchema = z.object({
  kind: taskKindSchema,
  on: z.enum(taskPages),
  id: z.int().positive(),
  title: translatedSchema(200),
  missing: z.array(z.string()),
  dueAt: instantSchema.nullable(),
  group: z.enum(queueGroups),
});
export type QueueEntry = z.output<typeof queueEntrySchema>;
/** `region` is the office's: days and times are told by its wall clock. */
export const queueSchema = z.object({ entries: z.array(queueEntrySchema), now: instantSchema, region: z.enum(regions) });
export type Queue = z.output<typeof queueSchema>;

const weekMs = 7 * 86_400_000;

/** Where a deadline stands, by the wall calendar of the office's region. @param nowMs ms since the epoch (UTC) */
export function groupOf(dueAt: Date | null, nowMs: number, region: string): QueueGroup {
  if (dueAt === null) return 'later';
  const due = dueAt.getTime();
  if (due < nowMs) return 'overdue';
  if (localDay(due, region) === localDay(nowMs, region)) return 'today';
  return due < startOfDay(localDay(nowMs, region), region) + weekMs ? 'week' : 'later';
}

const rank = (kind: TaskKind): number => taskKinds.indexOf(kind);
const dueMs = ({ dueAt }: Task): number => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;

/** Whether a task comes before another: the earlier deadline, then the graver kind, then the lower number. Negative: `a` first. */
export function compareTasks(a: Task, b: Task): number {
  if (dueMs(a) !== dueMs(b)) return dueMs(a) < dueMs(b) ? -1 : 1;
  return rank(a.kind) - rank(b.kind) || a.id - b.id || (a.on < b.on ? -1 : Number(a.on > b.on));
}

/** All that is to do in one list: what is due first stands first, what has no day last. */
export function arrangeQueue(tasks: readonly Task[], nowMs: number, region: string): QueueEntry[] {
  return tasks.toSorted(compareTasks).map(({ dueAt, missing, ...task }) => ({
    ...task,
    missing: [...missing],
    dueAt: dueAt?.toISOString() ?? null,
    group: groupOf(dueAt, nowMs, region),
  }));
}
