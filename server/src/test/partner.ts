import { randomBytes, randomUUID } from 'node:crypto';
import { type AssistanceMessage, messagesPath } from '@ochiq/shared/assistance';
import { canonicalJson } from '@ochiq/shared/tlog';
import { deriveKey, type HttpRequest, type OwnKey, signRequest } from '../assistance/index.js';
import { makeOffice, type World } from './world.js';

export const newPartnerKey = (): OwnKey => deriveKey(randomBytes(32), randomUUID());

/** A partner whose key is trusted, as an operator would set it up; without an installation behind it. */
export async function trustPartner(
  world: World,
  key: OwnKey,
  { country = 'KG', url = 'https://kg.example' } = {},
): Promise<{ id: string; office: number }> {
  const [id, office] = [randomUUID(), await makeOffice(world.db)];
  await world.db.sql(
    `insert into assistance_partner (id, country, name, url, office_id, made_at) values ($1, $2, 'Partner', $3, $4, now())`,
    [id, country, url, office],
  );
  await trustKey(world, id, key);
  return { id, office };
}

export const trustKey = (world: World, partnerId: string, { kid, x }: OwnKey) =>
  world.db.sql(
    `insert into assistance_partner_key (kid, partner_id, x, state, how, since) values ($1, $2, $3, 'trusted', 'pinned', now() - interval '1 day')`,
    [kid, partnerId, x],
  );

const head = (request: string, seq: number) => ({
  id: randomUUID(),
  request,
  from: 'KG' as const,
  to: 'UZ' as const,
  seq,
  at: new Date().toISOString(),
  salt: randomBytes(32).toString('hex'),
});

/** A good request from Kyrgyzstan, for property. */
export const requestMessage = (change: object = {}): AssistanceMessage => ({
  type: 'request',
  ...head(randomUUID(), 1),
  reference: 'KG-2026-1',
  kind: 'find_property',
  purpose: 'recover_debt',
  treaty: 'minsk_1993',
  authority: 'Bishkek office',
  dueOn: '2027-01-31',
  asked: {
    subject: { kind: 'person', name: 'Azamat Usmonov', nationalId: '30102880040052', birthDate: '1988-02-01' },
    judgment: { court: 'Bishkek court', number: 'GD-1/2026', issuedOn: '2026-01-10' },
    claim: { amountMinor: '5000000', currency: 'KGS' },
  },
  ...change,
});

export const eventMessage = (request: string, seq: number, step: 'closed' | 'cancelled', change: object = {}): AssistanceMessage => ({
  type: 'event',
  ...head(request, seq),
  step,
  ground: null,
  answer: null,
  ...change,
});

/** A message to an installation, signed as its partner would. */
export const signedMessage = (
  key: OwnKey,
  publicUrl: string,
  message: unknown,
  now = new Date(),
): HttpRequest & { readonly body: string } => {
  const body = canonicalJson(message);
  return { ...signRequest(key, now, { url: `${publicUrl}${messagesPath}`, body, id: randomUUID() }), body };
};
