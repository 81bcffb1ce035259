import { newToken } from '../../base/index.js';
import { contentDigest } from '../signature/content-digest.js';
import type { Field, HttpRequest } from '../signature/message.js';
import { signMessage } from '../signature/sign-message.js';
import type { OwnKey } from './ed25519.js';
import { label, requestComponents, requestIdField, tag, window } from './rules.js';

const parametersOf = ({ kid }: OwnKey, now: Date, nonce: string) => {
  const created = Math.floor(now.getTime() / 1000);
  return new Map<string, string | number>([
    ['created', created],
    ['expires', created + window.longest],
    ['nonce', nonce],
    ['keyid', kid],
    ['tag', tag],
  ]);
};

/** A request of ours with all fields that its signature needs. @param now by the database's clock */
export function signRequest(key: OwnKey, now: Date, { url, body, id }: { url: string; body: string; id: string }): HttpRequest {
  const bare: HttpRequest = {
    method: 'POST',
    url,
    fields: [
      ['content-type', 'application/json'],
      ['content-digest', contentDigest(Buffer.from(body))],
      [requestIdField, id],
    ],
  };
  const parameters = parametersOf(key, now, newToken());
  const signed = signMessage({ label, components: requestComponents, parameters }, key.sign, bare);
  return { ...bare, fields: [...bare.fields, ...signed] };
}

/** An answer that is signed over itself and over the request that it answers. */
export interface AnswerToSign {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly components: readonly string[];
}

/** The fields that an answer needs to be believed: its digest and its signature. */
export function signAnswer(key: OwnKey, now: Date, { status, type, body, components }: AnswerToSign, request: HttpRequest): Field[] {
  const digest: Field = ['content-digest', contentDigest(Buffer.from(body))];
  const parameters = parametersOf(key, now, newToken());
  const message = { status, fields: [['content-type', type] as const, digest] };
  return [digest, ...signMessage({ label, components, parameters }, key.sign, message, request)];
}
