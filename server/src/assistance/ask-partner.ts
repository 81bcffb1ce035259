import { type MessageReceipt, messagesPath, receiptSchema } from '@ochiq/shared/assistance';
import { problemSchema } from '@ochiq/shared/problem';
import { type GuardedAnswer, newId, readClock } from '../base/index.js';
import { judgeMessage } from './channel/believe.js';
import { answerComponents, readClaims } from './channel/rules.js';
import { signRequest } from './channel/sign-message.js';
import type { AssistanceGround } from './ground.js';
import type { Keyring } from './own-keys.js';
import { fieldsOf, type HttpRequest } from './signature/message.js';
import { findPeer, keepNonce } from './store-keys.js';

/** More than any answer of an honest installation has. */
const answerBytes = 64 * 1024;

/** What came of sending a message: kept, refused for good by a signed answer, or worth another try. */
export type Sending =
  | { readonly ok: true; readonly receipt: MessageReceipt }
  | { readonly ok: false; readonly final: boolean; readonly error: string };

/** Refusals that pass by themselves, or once an operator on either side has done their part. */
const passing = /^(signature_|message_out_of_order$|partner_paused$|too_many_requests$|unavailable$|overloaded$|internal$)/;

/** Sends one message to a partner, signed, and believes only an answer that the same partner signed for this very request. */
export async function askPartner(
  ground: Pick<AssistanceGround, 'db' | 'ask'>,
  keys: Keyring,
  partner: { readonly id: string; readonly url: string },
  body: string,
): Promise<Sending> {
  const now = await readClock(ground.db);
  const request = signRequest(await keys.current(), now, { url: `${partner.url}${messagesPath}`, body, id: newId() });
  const headers = { ...Object.fromEntries(request.fields), accept: 'application/json' };
  const answer = await ground.ask({ url: request.url, method: 'POST', headers, body, keepBytes: answerBytes });
  if (answer.status === null) return { ok: false, final: false, error: answer.error ?? 'no_connection' };
  const wrong = await doubtAnswer(ground, partner.id, request, answer);
  // Whoever stands between the two could have said anything.
  if (wrong !== null) return { ok: false, final: false, error: codeIn(answer) ?? wrong };
  if (answer.status !== 200) {
    const code = codeIn(answer) ?? `status_${answer.status}`;
    return { ok: false, final: answer.status >= 400 && answer.status < 500 && !passing.test(code), error: code };
  }
  const receipt = receiptSchema.safeParse(parseJson(answer.body));
  return receipt.success ? { ok: true, receipt: receipt.data } : { ok: false, final: false, error: 'answer_unreadable' };
}

/** Why an answer is not to be believed; null when it is. */
async function doubtAnswer(
  { db }: Pick<AssistanceGround, 'db'>,
  partnerId: string,
  request: HttpRequest,
  { status, rawHeaders, body }: GuardedAnswer,
): Promise<string | null> {
  const message = { status: status ?? 0, fields: fieldsOf(rawHeaders) };
  const claims = readClaims(message.fields, answerComponents);
  if (!claims.ok) return `answer_${claims.code}`;
  const { now, key, peer } = await findPeer(db, claims.value.kid);
  const ownKey = peer?.partnerId === partnerId ? key : null;
  const wrong = judgeMessage({ claims: claims.value, key: ownKey, message, request, body, now });
  if (wrong !== null) return `answer_${wrong}`;
  return (await keepNonce(db, claims.value.kid, claims.value.nonce, claims.value.expires)) ? null : 'answer_signature_replayed';
}

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
};

/** The code of a problem that was answered, believed or not: it helps whoever looks for the fault. */
const codeIn = ({ body }: GuardedAnswer): string | null => problemSchema.safeParse(parseJson(body)).data?.code ?? null;
