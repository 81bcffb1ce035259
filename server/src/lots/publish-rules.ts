import { profileHash, profiles, profileText, type RulesMode } from '@ochiq/shared/rules';
import { readClock } from '../base/index.js';
import type { LotGround } from './desk.js';
import { insertProfile, readProfiles } from './store-rules.js';

/**
 * Publishes the versions of rule profiles that this installation sells by and has not published yet: each becomes an entry of the
 * public log, with its whole text. Of several nodes that start at once one does.
 * @throws Error when a published version has another text in this program: then nobody could tell which text applied
 */
export async function publishRules({ db, log }: Pick<LotGround, 'db' | 'log'>, mode: RulesMode): Promise<void> {
  await db.transact(async (tx) => {
    const publishedAt = await readClock(tx);
    for (const profile of profiles.filter((one) => one.mode === mode)) {
      const { name, version } = profile;
      const sha256 = profileHash(profile);
      if (!(await insertProfile(tx, { name, version, sha256, publishedAt }))) continue;
      const body = { profile: name, version, sha256, text: profileText(profile) };
      await log.append(tx, [{ lotId: null, kind: 'rules_published', at: publishedAt, actorId: null, body }]);
    }
    for (const { name, version, sha256 } of await readProfiles(tx)) {
      const known = profiles.find((one) => one.name === name && one.version === version);
      if (known && profileHash(known) !== sha256) throw new Error(`rule profile ${name} ${version} was published with another text`);
    }
  });
}
