import type { AssistanceProblem } from '@ochiq/shared/problem';
import { serializeItem } from 'structured-headers';
import { type Field, SignatureFault } from '../signature/message.js';
import { type GivenSignature, readSignatures } from '../signature/sign-message.js';

/** What our signatures say they are for (RFC 9421, section 2.3, `tag`): one made for another application is of no use here. */
export const tag = 'ochiq-assistance';
export const label = 'ochiq';
/** Names one attempt to send one message: what an answer is bound to. */
export const requestIdField = 'ochiq-request-id';

/** What a request's signature covers at least. */
export const requestComponents = ['"@method"', '"@target-uri"', '"content-digest"', '"content-type"', `"${requestIdField}"`] as const;
/** What an answer's covers: the answer, and all that the request's covered (section 2.4), so that it answers this request and no other. */
export const answerComponents = [
  '"@status"',
  '"content-digest"',
  '"content-type"',
  ...requestComponents.map((component) => `${component};req`),
] as const;
/** Of the directory, which is asked for without a signature and without a body. */
export const directoryComponents = [
  '"@status"',
  '"content-digest"',
  '"content-type"',
  '"@method";req',
  '"@target-uri";req',
  `"${requestIdField}";req`,
] as const;

/** How old a signature may be, how far ahead of our clock, and how long it may last; in seconds. */
export const window = { oldest: 300, ahead: 60, longest: 300 } as const;

/** What a signature says of itself, once it says all that it must. */
export interface Claims {
  readonly given: GivenSignature;
  readonly kid: string;
  readonly nonce: string;
  /** Seconds since the epoch. */
  readonly created: number;
  readonly expires: number;
}

export type Judged<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: AssistanceProblem };
const refused = (code: AssistanceProblem) => ({ ok: false, code }) as const;

/** Finds the one signature with our tag that covers what it must. Nothing of it is believed yet. */
export function readClaims(fields: readonly Field[], required: readonly string[]): Judged<Claims> {
  let signatures: GivenSignature[];
  try {
    signatures = readSignatures(fields);
  } catch (error) {
    if (error instanceof SignatureFault) return refused('signature_malformed');
    throw error;
  }
  if (signatures.length === 0) return refused('signature_missing');
  const ours = signatures.filter(({ parameters }) => parameters.get('tag') === tag);
  const [given] = ours;
  if (given === undefined) return refused('signature_tag');
  // Of two it would depend on the order which one counts.
  if (ours.length > 1) return refused('signature_malformed');
  const covered = new Set(given.covered[0].map((component) => serializeItem(component)));
  if (required.some((component) => !covered.has(component))) return refused('signature_incomplete');
  const { parameters } = given;
  const [kid, nonce] = [parameters.get('keyid'), parameters.get('nonce')];
  const [created, expires, alg] = [parameters.get('created'), parameters.get('expires'), parameters.get('alg')];
  if ([kid, nonce, created, expires].some((value) => value === undefined)) return refused('signature_incomplete');
  if (typeof kid !== 'string' || typeof nonce !== 'string' || nonce.length < 16 || nonce.length > 100)
    return refused('signature_malformed');
  if (!isSeconds(created) || !isSeconds(expires) || (alg !== undefined && alg !== 'ed25519')) return refused('signature_malformed');
  return { ok: true, value: { given, kid, nonce, created, expires } };
}

const isSeconds = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether a signature's times let it be believed now. @param nowMs by the database's clock */
export function judgeTimes({ created, expires }: Pick<Claims, 'created' | 'expires'>, nowMs: number): AssistanceProblem | null {
  const now = nowMs / 1000;
  if (created > now + window.ahead) return 'signature_ahead';
  if (created < now - window.oldest) return 'signature_old';
  // One that lasts longer would have to be remembered for longer.
  if (expires <= now || expires > created + window.longest) return 'signature_expired';
  return null;
}

/** A key that another installation signs with, as we know it. */
export interface KnownKey {
  readonly x: string;
  readonly state: 'trusted' | 'revoked';
  readonly since: Date;
  readonly until: Date | null;
}

/** Whether a key may be believed now. */
export function judgeKey(key: KnownKey | null, nowMs: number): AssistanceProblem | null {
  if (key === null) return 'signature_key_unknown';
  if (key.state === 'revoked') return 'signature_key_revoked';
  if (key.since.getTime() > nowMs + window.ahead * 1000 || (key.until !== null && key.until.getTime() <= nowMs))
    return 'signature_key_not_valid';
  return null;
}
