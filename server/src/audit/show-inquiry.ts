import {
  type Auditor,
  type Freeze,
  type FreezeStep,
  freezeSteps,
  type Inquiries,
  type InquiryEvent,
  type InquiryPage,
  type InquiryQuery,
  type InquiryStep,
  inquirySteps,
  refuseFreezeStep,
  refuseInquiryStep,
} from '@ochiq/shared/audit';
import type { Subject } from '@ochiq/shared/signals';
import { type Queryable, Refusal, readClock } from '../base/index.js';
import { handleOf, readPeople } from '../identity/index.js';
import { labelSubjects } from '../signals/index.js';
import type { AuditGround } from './ground.js';
import { beforeOf, cursorOf } from './page-by-number.js';
import { readLotHeads } from './store.js';
import { type FreezeRow, readFreezes } from './store-freezes.js';
import {
  type EventRow,
  findInquiries,
  type InquiryRow,
  readAuditors,
  readCounts,
  readInquiry,
  readInquiryEvents,
  readSubjects,
} from './store-inquiries.js';
import { type QuestionRow, readQuestions } from './store-questions.js';

type Ground = Pick<AuditGround, 'db' | 'secret'>;
type Named = (personId: string) => Auditor;
const pageSize = 50;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const orNull = <Value, Result>(value: Value | null, map: (value: Value) => Result): Result | null => (value === null ? null : map(value));

/** The names of auditors. Whoever lost the role since still stands by name for what they did with it. */
async function nameAuditors(db: Queryable, ids: readonly (string | null)[]): Promise<Named> {
  const people = await readPeople(db, [...new Set(ids.filter((id) => id !== null))]);
  return (id) => ({ id, name: people.get(id)?.name ?? '' });
}

/** Rows of the list, with what each counts. */
async function rowsOf({ db, secret }: Ground, inquiries: readonly InquiryRow[], named: Named): Promise<Inquiries['inquiries']> {
  const ids = inquiries.map(({ id }) => id);
  const [subjects, counts] = await Promise.all([readSubjects(db, ids), readCounts(db, ids)]);
  const label = await labelSubjects(db, secret, [...subjects.values()].flat());
  return inquiries.map((row) => {
    const counted = counts.get(row.id);
    return {
      id: row.id,
      state: row.state,
      outcome: row.outcome,
      openedAt: row.openedAt.toISOString(),
      lastAt: row.lastAt.toISOString(),
      assignee: orNull(row.assigneeId, named),
      subjects: (subjects.get(row.id) ?? []).map(({ kind, id }) => ({ kind, id, label: label({ kind, id }) })),
      reason: row.reason,
      frozen: counted?.frozen ?? 0,
      unanswered: counted?.unanswered ?? 0,
      dueAt: iso(counted?.dueAt ?? null),
    };
  });
}

/** Inquiries, newest first. @throws Refusal bad_request for a bad cursor */
export async function listInquiries(ground: Ground, auditorId: string, query: InquiryQuery): Promise<Inquiries> {
  const { state, assignee, kind, id, cursor } = query;
  const rows = await findInquiries(ground.db, {
    states: state === undefined ? null : state === 'lasting' ? ['open', 'waiting', 'referring'] : [state],
    ...(assignee === undefined ? {} : { assigneeId: assignee === 'me' ? auditorId : assignee === 'nobody' ? null : assignee }),
    subject: { kind, id },
    before: beforeOf(cursor),
    limit: pageSize + 1,
  });
  const shown = rows.slice(0, pageSize);
  const named = await nameAuditors(
    ground.db,
    shown.map(({ assigneeId }) => assigneeId),
  );
  return {
    inquiries: await rowsOf(ground, shown, named),
    next: rows.length > pageSize ? cursorOf(shown.at(-1)?.id) : null,
    now: (await readClock(ground.db)).toISOString(),
  };
}

/** Lots that an inquiry has to do with. */
const lotsOf = (subjects: readonly Subject[], questions: readonly QuestionRow[], freezes: readonly FreezeRow[]): number[] => [
  ...new Set([
    ...subjects.flatMap(({ kind, id }) => (kind === 'lot' ? [Number(id)] : [])),
    ...questions.flatMap(({ lots }) => lots),
    ...freezes.map(({ lotId }) => lotId),
  ]),
];

/** An inquiry with all that was done in it, as one auditor sees it. @throws Refusal inquiry_unknown */
export async function showInquiry(ground: Ground, auditorId: string, inquiryId: number): Promise<InquiryPage> {
  const { db, secret } = ground;
  const inquiry = await readInquiry(db, inquiryId);
  if (!inquiry) throw new Refusal('inquiry_unknown');
  const [events, questions, freezes] = await Promise.all([
    readInquiryEvents(db, inquiryId),
    readQuestions(db, inquiryId),
    readFreezes(db, inquiryId),
  ]);
  const named = await nameAuditors(db, [
    ...[inquiry.openedBy, inquiry.assigneeId, inquiry.concludedBy, inquiry.agreedBy],
    ...events.flatMap(({ kind, actorId, assigneeId }) => [kind === 'answered' ? null : actorId, assigneeId]),
    ...questions.map(({ askedBy }) => askedBy),
    ...freezes.flatMap(({ proposedBy, decidedBy, releaseAskedBy }) => [proposedBy, decidedBy, releaseAskedBy]),
  ]);
  const [row] = await rowsOf(ground, [inquiry], named);
  if (!row) throw new Error('an inquiry without a row');
  const heads = await readLotHeads(db, lotsOf(row.subjects, questions, freezes));
  return {
    ...row,
    openedBy: named(inquiry.openedBy),
    hits: inquiry.hits,
    lots: [...heads.values()],
    events: events.map((event) => eventView(event, named, secret)),
    questions: questions.map(({ officialId, askedBy, askedAt, dueAt, answeredAt, id, lots, question, answer }) => ({
      ...{ id, lots, question, answer },
      official: { id: officialId, handle: handleOf(secret, officialId) },
      askedBy: named(askedBy),
      askedAt: askedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      answeredAt: iso(answeredAt),
    })),
    freezes: freezes.map((freeze) => freezeView(freeze, heads, named, auditorId)),
    conclusion: conclusionView(inquiry, named),
    may: stepsOf(inquiry, auditorId),
    now: (await readClock(db)).toISOString(),
  };
}

/** An official is a handle here; auditors act by name. */
function eventView({ actorId, assigneeId, lotId, at, ...event }: EventRow, named: Named, secret: Buffer): InquiryEvent {
  const by = orNull(actorId, (id) => (event.kind === 'answered' ? { id, handle: handleOf(secret, id) } : named(id)));
  return { id: event.id, kind: event.kind, text: event.text, at: at.toISOString(), by, lot: lotId, assignee: orNull(assigneeId, named) };
}

function freezeView(freeze: FreezeRow, heads: Awaited<ReturnType<typeof readLotHeads>>, named: Named, auditorId: string): Freeze {
  const { id, lotId, state, reason } = freeze;
  const head = heads.get(lotId);
  const firstId = state === 'releasing' ? freeze.releaseAskedBy : freeze.proposedBy;
  const steps = Object.keys(freezeSteps) as FreezeStep[];
  return {
    id,
    lot: lotId,
    title: head?.title ?? {},
    lotState: head?.state ?? '',
    state,
    reason,
    proposedBy: named(freeze.proposedBy),
    proposedAt: freeze.proposedAt.toISOString(),
    decidedBy: orNull(freeze.decidedBy, named),
    decidedAt: iso(freeze.decidedAt),
    until: iso(freeze.until),
    releaseAskedBy: orNull(freeze.releaseAskedBy, named),
    endedAt: iso(freeze.endedAt),
    may: steps.filter((step) => refuseFreezeStep(state, step, firstId === auditorId) === null),
  };
}

function conclusionView(
  { outcome, conclusion, concludedBy, concludedAt, agreedBy, agreedAt }: InquiryRow,
  named: Named,
): InquiryPage['conclusion'] {
  if (outcome === null || conclusion === null || concludedBy === null || concludedAt === null) return null;
  return {
    outcome,
    text: conclusion,
    proposedBy: named(concludedBy),
    proposedAt: concludedAt.toISOString(),
    agreedBy: orNull(agreedBy, named),
    agreedAt: iso(agreedAt),
  };
}

/** What an auditor may do in an inquiry now; an answer is an official's. */
const stepsOf = ({ state, concludedBy }: InquiryRow, auditorId: string): InquiryStep[] =>
  (Object.keys(inquirySteps) as InquiryStep[]).filter(
    (step) => step !== 'answer' && refuseInquiryStep(state, step) === null && !(step === 'agree' && concludedBy === auditorId),
  );

export const listAuditors = (db: Queryable): Promise<Auditor[]> => readAuditors(db);
