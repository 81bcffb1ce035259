import type { webhookEndings } from '@ochiq/shared/webhooks';
import { retryWaitsMs } from '../base/index.js';
import type { PostAnswer } from './post-message.js';

export type Ending = (typeof webhookEndings)[number];

/** What follows an attempt: the message is delivered, sent again, or given up; the receiver goes on or is disabled. */
export interface NextStep {
  readonly state: 'waiting' | 'delivered' | 'failed';
  /** In ms from the attempt; null when it is decided. */
  readonly waitMs: number | null;
  readonly failures: number;
  readonly ending: Ending | null;
}

/**
 * Decides by the answer what follows.
 * @param attempts of this message, this one included
 * @param failures of the receiver in a row, before this one
 */
export function nextStep(answer: PostAnswer, attempts: number, failures: number): NextStep {
  if (answer.error === null) return { state: 'delivered', waitMs: null, failures: 0, ending: null };
  const waitMs = retryWaitsMs[attempts - 1] ?? null;
  // 410 means that the receiver wants nothing more (Standard Webhooks). One message that is never taken among others that are ends nobody:
  // only when as many attempts in a row have failed as a message has, nobody is there.
  const isGivenUp = waitMs === null && failures + 1 > retryWaitsMs.length;
  const ending = answer.status === 410 ? 'gone' : isGivenUp ? 'failing' : null;
  if (ending !== null || waitMs === null) return { state: 'failed', waitMs: null, failures: failures + 1, ending };
  return { state: 'waiting', waitMs, failures: failures + 1, ending: null };
}
