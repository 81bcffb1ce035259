import { createHash } from 'node:crypto';
import { receiptSchema } from '@ochiq/shared/assistance';
import { canonicalJson } from '@ochiq/shared/tlog';
import { httpbis } from 'http-message-signatures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventMessage, newPartnerKey, requestMessage, signedMessage, trustKey, trustPartner } from '../test/partner.js';
import { startWorld, type World } from '../test/world.js';
import { verifierOf } from './channel/ed25519.js';
import { answerComponents, label, readClaims, requestComponents, tag } from './channel/rules.js';
import type { Field, HttpRequest } from './signature/message.js';
import { isSigned, signMessage } from './signature/sign-message.js';

const publicUrl = 'https://uz.example';
const [trusted, stranger, revoked, ended, early] = [newPartnerKey(), newPartnerKey(), newPartnerKey(), newPartnerKey(), newPartnerKey()];

let world: World;
let partner: { id: string; office: number };

beforeAll(async () => {
  world = await startWorld({ env: { PUBLIC_URL: publicUrl } });
  partner = await trustPartner(world, trusted);
  for (const key of [revoked, ended, early]) await trustKey(world, partner.id, key);
  await world.db.sql(`update assistance_partner_key set state = 'revoked' where kid = $1`, [revoked.kid]);
  await world.db.sql(`update assistance_partner_key set until = now() - interval '1 s' where kid = $1`, [ended.kid]);
  await world.db.sql(`update assistance_partner_key set since = now() + interval '1 day' where kid = $1`, [early.kid]);
});
afterAll(() => world.close());

type Sent = HttpRequest & { readonly body: string };

async function send({ fields, body, method = 'POST', url }: Sent) {
  const path = url.slice(publicUrl.length);
  const response = await fetch(`${world.url}${path}`, {
    method,
    headers: fields.map(([name, value]): [string, string] => [name, value]),
    body,
  });
  const text = await response.text();
  const json = JSON.parse(text) as { code?: string };
  return { status: response.status, code: json.code ?? null, json, text, fields: [...response.headers] as Field[] };
}

const good = (message: unknown = requestMessage(), now?: Date) => signedMessage(trusted, publicUrl, message, now);
const without = (sent: Sent, ...names: string[]): Sent => ({ ...sent, fields: sent.fields.filter(([name]) => !names.includes(name)) });
const having = (sent: Sent, name: string, value: string): Sent => ({
  ...without(sent, name),
  fields: [...without(sent, name).fields, [name, value]],
});
const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

/** Signed by the trusted key, but with other components or parameters. */
function signedOtherwise(components: readonly string[], change: Readonly<Record<string, string | number | null>>): Sent {
  const sent = without(good(), 'signature', 'signature-input');
  const whole = { created: seconds(0), expires: seconds(60), nonce: `nonce-of-${Math.random()}`, keyid: trusted.kid, tag, ...change };
  const parameters = new Map(Object.entries(whole).filter((pair): pair is [string, string | number] => pair[1] !== null));
  return { ...sent, fields: [...sent.fields, ...signMessage({ label, components, parameters }, trusted.sign, sent)] };
}
const lacking = (name: string) =>
  signedOtherwise(
    requestComponents.filter((one) => one !== name),
    {},
  );
const claiming = (change: Readonly<Record<string, string | number | null>>) => signedOtherwise(requestComponents, change);

describe('a signed message', () => {
  it('is kept once, and the answer is signed over it', async () => {
    const sent = good();
    const { status, json, fields, text } = await send(sent);
    expect(status).toBe(200);
    const receipt = receiptSchema.parse(json);
    expect(receipt).toEqual({
      id: JSON.parse(sent.body).id,
      digest: createHash('sha256').update(sent.body).digest('hex'),
      repeated: false,
    });
    const claims = readClaims(fields, answerComponents);
    if (!claims.ok) throw new Error(claims.code);
    const [own] = await world.db.sql<{ kid: string; x: string }>(`select kid, x from assistance_key where state = 'active'`);
    expect(claims.value.kid).toBe(own?.kid);
    const answer = { status, fields };
    expect(isSigned(claims.value.given, verifierOf(own?.x ?? ''), answer, sent)).toBe(true);
    // It answers this request and no other, and says this and nothing else.
    expect(isSigned(claims.value.given, verifierOf(own?.x ?? ''), answer, good())).toBe(false);
    expect(isSigned(claims.value.given, verifierOf(own?.x ?? ''), { ...answer, status: 202 }, sent)).toBe(false);
    expect(Object.fromEntries(fields)['content-digest']).toBe(`sha-256=:${createHash('sha256').update(text).digest('base64')}:`);
    const again = await send(good(JSON.parse(sent.body)));
    expect(again.json).toMatchObject({ ...receipt, repeated: true });
    expect(await world.db.sql('select state from assistance_request where id = $1', [JSON.parse(sent.body).request])).toEqual([
      { state: 'received' },
    ]);
  });

  it('is understood by another implementation of RFC 9421', async () => {
    const { method, url, fields } = good();
    const headers = Object.fromEntries(fields);
    const verified = await httpbis.verifyMessage(
      { keyLookup: async () => ({ verify: async (base: Buffer, signature: Buffer) => verifierOf(trusted.x)(base, signature) }) },
      { method, url, headers },
    );
    expect(verified).toBe(true);
  });
});

describe('refused', () => {
  const cases: readonly (readonly [name: string, make: () => Sent, status: number, code: string])[] = [
    ['without a signature', () => without(good(), 'signature', 'signature-input'), 401, 'signature_missing'],
    ['with half a signature', () => without(good(), 'signature'), 400, 'signature_malformed'],
    ['with a signature that is no structured field', () => having(good(), 'signature', 'ochiq=('), 400, 'signature_malformed'],
    ['with another algorithm', () => claiming({ alg: 'hmac-sha256' }), 400, 'signature_malformed'],
    ['with a short nonce', () => claiming({ nonce: 'short' }), 400, 'signature_malformed'],
    ['with another tag', () => claiming({ tag: 'fediverse' }), 401, 'signature_tag'],
    ['without a tag', () => claiming({ tag: null }), 401, 'signature_tag'],
    ...requestComponents.map((name) => [`without ${name} in the signature`, () => lacking(name), 401, 'signature_incomplete'] as const),
    ...['created', 'expires', 'nonce', 'keyid'].map(
      (name) => [`without ${name}`, () => claiming({ [name]: null }), 401, 'signature_incomplete'] as const,
    ),
    ['by a key that nobody knows', () => signedMessage(stranger, publicUrl, requestMessage()), 401, 'signature_key_unknown'],
    [
      'by a stranger’s key under a known name',
      () => signedMessage({ ...stranger, kid: trusted.kid }, publicUrl, requestMessage()),
      401,
      'signature_wrong',
    ],
    ['by a revoked key', () => signedMessage(revoked, publicUrl, requestMessage()), 403, 'signature_key_revoked'],
    ['by a key whose time is over', () => signedMessage(ended, publicUrl, requestMessage()), 403, 'signature_key_not_valid'],
    ['by a key whose time has not come', () => signedMessage(early, publicUrl, requestMessage()), 403, 'signature_key_not_valid'],
    ['with another content', () => ({ ...good(), body: canonicalJson(requestMessage()) }), 400, 'digest_wrong'],
    [
      'with another content and its digest',
      () => having({ ...good(), body: '{}' }, 'content-digest', `sha-256=:${createHash('sha256').update('{}').digest('base64')}:`),
      401,
      'signature_wrong',
    ],
    ['with another field', () => having(good(), 'ochiq-request-id', 'another'), 401, 'signature_wrong'],
    [
      'for another address',
      () => ({ ...signedMessage(trusted, 'https://other.example', requestMessage()), url: good().url }),
      401,
      'signature_wrong',
    ],
    ['with a query that was not signed', () => ({ ...good(), url: `${good().url}?a=1` }), 401, 'signature_wrong'],
    ['that is too old', () => good(requestMessage(), new Date(Date.now() - 400_000)), 401, 'signature_old'],
    ['from the future', () => good(requestMessage(), new Date(Date.now() + 120_000)), 401, 'signature_ahead'],
    ['that has expired', () => claiming({ created: seconds(-100), expires: seconds(-1) }), 401, 'signature_expired'],
    ['that lasts too long', () => claiming({ expires: seconds(3_600) }), 401, 'signature_expired'],
    ['between other countries', () => good(requestMessage({ from: 'UZ', to: 'KG' })), 403, 'message_not_for_us'],
    [
      'with more than the purpose allows',
      () => good(requestMessage({ asked: { subject: { name: 'A', lastAddress: 'B' } } })),
      422,
      'message_excess',
    ],
    ['for a purpose that such a thing is not asked for', () => good(requestMessage({ kind: 'judgment_status' })), 400, 'purpose_not_asked'],
    [
      'about nothing that was asked',
      () => good(eventMessage('00000000-0000-4000-8000-000000000001', 2, 'closed')),
      404,
      'assistance_unknown',
    ],
    ['of a form that nobody knows', () => good({ ...requestMessage(), more: 1 }), 400, 'bad_request'],
  ];
  it.each(cases)('%s', async (_name, make, status, code) => {
    const [before] = await world.db.sql('select count(*) from assistance_message');
    const answer = await send(make());
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(await world.db.sql('select count(*) from assistance_message')).toEqual([before]);
  });

  it('a second time with the same signature, even long after the first', async () => {
    const sent = good();
    const answers = await Promise.all([send(sent), send(sent), send(sent)]);
    expect(answers.map(({ code }) => code).sort()).toEqual([null, 'signature_replayed', 'signature_replayed']);
    expect((await send(sent)).status).toBe(409);
    const [nonce] = await world.db.sql<{ left: number }>(
      'select extract(epoch from max(expires_at) - now())::float8 as left from assistance_nonce',
    );
    expect(nonce?.left).toBeGreaterThan(250);
  });

  it('JSON that is not canonical, since its digest would not be the logs’', async () => {
    const { body } = good();
    const { status, code } = await send({ ...signedMessage(trusted, publicUrl, null), body: `${body} ` });
    expect([status, code]).toEqual([400, 'digest_wrong']);
  });

  it('out of order, twice under one number, and in a state that does not allow it', async () => {
    const asked = requestMessage();
    const { request } = asked;
    expect((await send(good(asked))).status).toBe(200);
    const steps: readonly (readonly [object, number, string | null])[] = [
      [eventMessage(request, 3, 'closed'), 409, 'message_out_of_order'],
      [{ ...asked, id: crypto.randomUUID() }, 409, 'message_contradicts'],
      [{ ...asked, authority: 'Another office' }, 409, 'message_contradicts'],
      [eventMessage(request, 2, 'closed'), 409, 'assistance_step'],
      [eventMessage(request, 2, 'cancelled', { answer: { outcome: 'done' } }), 422, 'message_excess'],
      [eventMessage(request, 2, 'cancelled'), 200, null],
      [eventMessage(request, 2, 'cancelled'), 409, 'message_contradicts'],
    ];
    for (const [message, status, code] of steps) {
      const answer = await send(good(message));
      expect([answer.status, answer.code]).toEqual([status, code]);
    }
    expect(await world.db.sql('select state from assistance_request where id = $1', [request])).toEqual([{ state: 'cancelled' }]);
  });

  it('while the exchange is paused', async () => {
    await world.db.sql('update assistance_partner set paused = true');
    const { code } = await send(good());
    await world.db.sql('update assistance_partner set paused = false');
    expect(code).toBe('partner_paused');
  });
});
