import type { AssistanceSettings, Directory, PartnerDraft } from '@ochiq/shared/assistance';
import { newId, Refusal, readClock } from '../base/index.js';
import { readOffices } from '../identity/index.js';
import type { AssistanceGround } from './ground.js';
import type { Keyring } from './own-keys.js';
import { fetchDirectory, isSignedBy, refreshPartner } from './read-directory.js';
import { hurryMessages } from './store.js';
import { insertPartnerKeys, readPartnerKeys, revokePartnerKeys } from './store-keys.js';
import { insertPartner, listPartners, lockPartner, readPartner, setPaused } from './store-partners.js';

type Ground = Pick<AssistanceGround, 'db' | 'ask' | 'country' | 'publicUrl'>;

/** Our keys and the installations that we exchange with, as operators see them. */
export async function showSettings({ db, country, publicUrl }: Ground, keys: Keyring): Promise<AssistanceSettings> {
  await keys.current();
  const [own, partners, offices] = [await keys.rows(), await listPartners(db), await readOffices(db)];
  const keysOf = await Promise.all(partners.map(({ id }) => readPartnerKeys(db, id)));
  return {
    country,
    url: publicUrl,
    keys: own.map(({ kid, state, madeAt, endsAt }) => ({
      kid,
      state,
      madeAt: madeAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
    })),
    partners: partners.map(({ officeId, officeName, readAt, ...partner }, index) => ({
      ...partner,
      office: { id: officeId, name: officeName },
      readAt: readAt?.toISOString() ?? null,
      keys: (keysOf[index] ?? []).map(({ kid, state, how, since, until }) => ({
        kid,
        state,
        how,
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      })),
    })),
    offices: offices.filter(({ jurisdiction }) => jurisdiction === country).map(({ id, name }) => ({ id, name })),
  };
}

/** A directory for an operator to compare with what they were told otherwise. @throws Refusal directory_unreadable */
export async function previewDirectory(ground: Ground, url: string): Promise<Directory> {
  const read = await fetchDirectory(ground, url);
  if (read === null || read.directory.country === ground.country) throw new Refusal('directory_unreadable');
  return read.directory;
}

/**
 * Sets a partner up: the keys that the operator compared are trusted, and no other; the directory must be signed by one of them.
 * @throws Refusal directory_unreadable, partner_taken, bad_request for an office that is not here
 */
export async function addPartner(ground: Ground, draft: PartnerDraft): Promise<void> {
  const { url, name, country, officeId, kids } = draft;
  const read = await fetchDirectory(ground, url);
  if (read === null || read.directory.country !== country || country === ground.country) throw new Refusal('directory_unreadable');
  const pinned = read.directory.keys.filter(({ kid, state }) => kids.includes(kid) && state !== 'revoked');
  const signer = pinned.find(({ kid }) => kid === read.claims.kid);
  const office = (await readOffices(ground.db)).find(({ id, jurisdiction }) => id === officeId && jurisdiction === ground.country);
  if (!office) throw new Refusal('bad_request', [{ path: '/officeId', message: 'unknown' }]);
  await ground.db.transact(async (tx) => {
    const now = await readClock(tx);
    const known = signer && { x: signer.x, state: 'trusted' as const, since: new Date(signer.nbf * 1000), until: null };
    if (!known || !isSignedBy(read, known, now)) throw new Refusal('directory_unreadable');
    const id = newId();
    if (!(await insertPartner(tx, { id, country, name, url, officeId, madeAt: now, readAt: now }))) throw new Refusal('partner_taken');
    await insertPartnerKeys(tx, id, 'pinned', pinned);
  });
}

/** @throws Refusal partner_unknown */
export async function pausePartner({ db }: Pick<Ground, 'db'>, id: string, paused: boolean): Promise<void> {
  await db.transact(async (tx) => {
    if ((await lockPartner(tx, id)) === null) throw new Refusal('partner_unknown');
    await setPaused(tx, id, paused);
  });
}

/** Reads a partner's directory now, and has what waits for them sent. @throws Refusal partner_unknown, directory_unreadable */
export async function reloadPartner(ground: Ground, id: string): Promise<void> {
  const partner = await readPartner(ground.db, id);
  if (partner === null) throw new Refusal('partner_unknown');
  if ((await refreshPartner(ground, partner)) !== null) throw new Refusal('directory_unreadable');
  await hurryMessages(ground.db, id);
}

/** @throws Refusal partner_unknown, not_found for a key that is not trusted */
export async function distrustKey({ db }: Pick<Ground, 'db'>, id: string, kid: string): Promise<void> {
  await db.transact(async (tx) => {
    if ((await lockPartner(tx, id)) === null) throw new Refusal('partner_unknown');
    if ((await revokePartnerKeys(tx, id, [kid])) === 0) throw new Refusal('not_found');
  });
}
