import { type InquiryEvent, type InquiryStep, refuseInquiryStep } from '@ochiq/shared/audit';
import { Refusal, readClock, type Tx } from '../base/index.js';
import { notify } from '../notices/index.js';
import type { AuditGround } from './ground.js';
import { type InquiryRow, insertEvent, lockInquiry, readAuditors, touchInquiry } from './store-inquiries.js';

/**
 * An inquiry under its row's lock, with the moment by Postgres's clock.
 * @throws Refusal inquiry_unknown, or the code that refuses the step
 */
export async function beginStep(tx: Tx, inquiryId: number, step: InquiryStep | null): Promise<{ inquiry: InquiryRow; at: Date }> {
  const inquiry = await lockInquiry(tx, inquiryId);
  if (!inquiry) throw new Refusal('inquiry_unknown');
  const refusal = step === null ? null : refuseInquiryStep(inquiry.state, step);
  if (refusal !== null) throw new Refusal(refusal);
  return { inquiry, at: await readClock(tx) };
}

export interface Done {
  readonly inquiryId: number;
  readonly at: Date;
  readonly kind: Exclude<InquiryEvent['kind'], 'opened' | 'concluded' | 'looked'>;
  readonly actorId: string | null;
  readonly text?: string;
  readonly lotId?: number;
  readonly assigneeId?: string | null;
  /** What the log's entry seals besides. */
  readonly sealed?: Readonly<Record<string, unknown>>;
}

/** Writes a step of an inquiry down: in its file, and in the log, which shows only that there was one. */
export async function writeStep({ log }: Pick<AuditGround, 'log'>, tx: Tx, done: Done): Promise<void> {
  const { inquiryId, at, kind, actorId, text = null, lotId = null, assigneeId = null, sealed = {} } = done;
  await touchInquiry(tx, inquiryId, at);
  await insertEvent(tx, inquiryId, { at, kind, actorId, text, lotId, assigneeId });
  const secret = { inquiry: inquiryId, step: kind, text, lot: lotId, assignee: assigneeId, ...sealed };
  await log.append(tx, [{ lotId: null, kind: 'inquiry_step', at, actorId, body: { inquiry: inquiryId, step: kind }, secret }]);
}

/** Tells the other auditors that something waits for a second one. */
export async function tellAuditors(tx: Tx, inquiryId: number, firstId: string): Promise<void> {
  const auditors = await readAuditors(tx);
  await notify(
    tx,
    auditors
      .filter(({ id }) => id !== firstId)
      .map(({ id }) => ({ personId: id, lotId: null, kind: 'second_auditor_wanted', facts: { inquiry: inquiryId } }) as const),
  );
}
