import { type Directory, directoryPath, directorySchema } from '@ochiq/shared/assistance';
import { newId, readClock } from '../base/index.js';
import { judgeMessage } from './channel/believe.js';
import { thumbprintOf } from './channel/ed25519.js';
import { type Claims, directoryComponents, type KnownKey, readClaims, requestIdField } from './channel/rules.js';
import type { AssistanceGround } from './ground.js';
import { fieldsOf, type HttpMessage, type HttpRequest } from './signature/message.js';
import { endPartnerKeys, findPeer, insertPartnerKeys, readPartnerKeys, revokePartnerKeys } from './store-keys.js';
import { lockPartner, noteReading, readStalePartners } from './store-partners.js';

/** A directory as it came, with the signature over it, which is yet to be judged by a key that is known. */
export interface ReadDirectory {
  readonly directory: Directory;
  readonly claims: Claims;
  readonly request: HttpRequest;
  readonly message: HttpMessage;
  readonly body: Buffer;
}

const directoryBytes = 64 * 1024;

/** Reads the directory of an installation. @returns null for one that does not answer, has no signature or is none */
export async function fetchDirectory({ ask }: Pick<AssistanceGround, 'ask'>, url: string): Promise<ReadDirectory | null> {
  const request: HttpRequest = { method: 'GET', url: `${url}${directoryPath}`, fields: [[requestIdField, newId()]] };
  const headers = { ...Object.fromEntries(request.fields), accept: 'application/json' };
  const answer = await ask({ url: request.url, method: 'GET', headers, body: '', keepBytes: directoryBytes });
  if (answer.status !== 200 || answer.error !== null) return null;
  const message = { status: answer.status, fields: fieldsOf(answer.rawHeaders) };
  const claims = readClaims(message.fields, directoryComponents);
  const directory = parseDirectory(answer.body);
  if (!claims.ok || directory === null || directory.url !== url) return null;
  return { directory, claims: claims.value, request, message, body: answer.body };
}

/** A directory whose keys have the names that their octets give them. */
function parseDirectory(body: Buffer): Directory | null {
  try {
    const { data } = directorySchema.safeParse(JSON.parse(body.toString()));
    return data?.keys.every(({ kid, x }) => thumbprintOf(x) === kid) ? data : null;
  } catch {
    return null;
  }
}

/** Whether a directory that was read is signed by this key, now. */
export const isSignedBy = ({ claims, request, message, body }: ReadDirectory, key: KnownKey, now: Date): boolean =>
  judgeMessage({ claims, key, message, request, body, now }) === null;

/**
 * Reads a partner's directory again: keys that it names are trusted when a key that is trusted already has signed it, and those that it
 * revokes are trusted no more. No key becomes trusted because it says so itself.
 * @returns null, or what stood in the way
 */
export async function refreshPartner(
  ground: Pick<AssistanceGround, 'db' | 'ask'>,
  partner: { id: string; url: string; country: string },
): Promise<string | null> {
  const { db } = ground;
  const read = await fetchDirectory(ground, partner.url);
  const error = await db.transact(async (tx) => {
    if (read === null || read.directory.country !== partner.country) return 'directory_unreadable';
    await lockPartner(tx, partner.id);
    const { key, peer } = await findPeer(tx, read.claims.kid);
    if (key === null || peer?.partnerId !== partner.id) return 'directory_unknown_key';
    if (!isSignedBy(read, key, await readClock(tx))) return 'directory_unknown_key';
    const { keys } = read.directory;
    const known = new Set((await readPartnerKeys(tx, partner.id)).map(({ kid }) => kid));
    const [revoked, good] = [keys.filter(({ state }) => state === 'revoked'), keys.filter(({ state }) => state !== 'revoked')];
    await insertPartnerKeys(
      tx,
      partner.id,
      'directory',
      good.filter(({ kid }) => !known.has(kid)),
    );
    await endPartnerKeys(tx, partner.id, good);
    await revokePartnerKeys(
      tx,
      partner.id,
      revoked.map(({ kid }) => kid),
    );
    return null;
  });
  await noteReading(db, partner.id, error);
  return error;
}

/** A directory is read again after so long. */
const staleHours = 6;

/** Reads the directories that were not read for some hours. */
export async function refreshStale(ground: Pick<AssistanceGround, 'db' | 'ask'>): Promise<void> {
  for (const partner of await readStalePartners(ground.db, staleHours)) await refreshPartner(ground, partner);
}
