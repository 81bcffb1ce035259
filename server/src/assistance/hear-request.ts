import type { FastifyRequest } from 'fastify';
import { Refusal } from '../base/index.js';
import { judgeMessage } from './channel/believe.js';
import { readClaims, requestComponents } from './channel/rules.js';
import type { AssistanceGround } from './ground.js';
import { fieldsOf, type HttpRequest } from './signature/message.js';
import { findPeer, keepNonce, type Peer } from './store-keys.js';

/** A request as its signature covers it; its address is ours, whatever it says of its host. */
export const coveredRequest = ({ publicUrl }: Pick<AssistanceGround, 'publicUrl'>, request: FastifyRequest): HttpRequest => ({
  method: request.method,
  url: `${publicUrl}${request.raw.url ?? ''}`,
  fields: fieldsOf(request.raw.rawHeaders),
});

/**
 * Who signed a request.
 * @param body the content as it came
 * @throws Refusal signature_* and digest_wrong, each for one cause (decision 36)
 */
export async function hearRequest(
  ground: Pick<AssistanceGround, 'db' | 'publicUrl'>,
  request: FastifyRequest,
  body: Uint8Array,
): Promise<Peer> {
  const message = coveredRequest(ground, request);
  const claims = readClaims(message.fields, requestComponents);
  if (!claims.ok) throw new Refusal(claims.code);
  const { now, key, peer } = await findPeer(ground.db, claims.value.kid);
  const wrong = judgeMessage({ claims: claims.value, key, message, body, now });
  if (wrong !== null) throw new Refusal(wrong);
  // Only what is genuine is remembered: otherwise anybody could fill the table.
  if (!(await keepNonce(ground.db, claims.value.kid, claims.value.nonce, claims.value.expires))) throw new Refusal('signature_replayed');
  if (peer === null) throw new Refusal('signature_key_unknown');
  return peer;
}
