import type { AssistanceProblem } from '@ochiq/shared/problem';
import { isDigestOf } from '../signature/content-digest.js';
import { fieldOf, type HttpMessage, type HttpRequest, SignatureFault } from '../signature/message.js';
import { isSigned } from '../signature/sign-message.js';
import { verifierOf } from './ed25519.js';
import { type Claims, judgeKey, judgeTimes, type KnownKey } from './rules.js';

export interface Evidence {
  readonly claims: Claims;
  readonly key: KnownKey | null;
  readonly message: HttpMessage;
  /** What an answer answers. */
  readonly request?: HttpRequest;
  /** The content as it came, octet by octet. */
  readonly body: Uint8Array;
  /** By the database's clock. */
  readonly now: Date;
}

/**
 * Whether a message is to be believed: the key is trusted, the signature is its, the times are right, the content is the one whose digest
 * was signed. Whether it was seen before is for the database to say.
 * @returns null, or why not
 */
export function judgeMessage({ claims, key, message, request, body, now }: Evidence): AssistanceProblem | null {
  const untrusted = judgeKey(key, now.getTime());
  if (untrusted !== null || key === null) return untrusted;
  try {
    if (!isSigned(claims.given, verifierOf(key.x), message, request ?? null)) return 'signature_wrong';
    const untimely = judgeTimes(claims, now.getTime());
    if (untimely !== null) return untimely;
    return isDigestOf(fieldOf(message.fields, 'content-digest') ?? '', body) ? null : 'digest_wrong';
  } catch (error) {
    if (error instanceof SignatureFault) return 'signature_malformed';
    throw error;
  }
}
