import { createHash } from 'node:crypto';
import { leafSchema } from '@ochiq/shared/log';
import { profileHash, profiles, ruleListSchema } from '@ochiq/shared/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log/index.js';
import { startWorld, type World } from '../test/world.js';
import { publishRules } from './publish-rules.js';

let world: World;
const log = createLog({ publish: () => undefined });
beforeAll(async () => {
  world = await startWorld({ rules: 'law' });
});
afterAll(() => world.close());

async function publishedLeaves() {
  const rows = await world.db.sql<{ leaf: string }>(`select leaf from log_entry where kind = 'rules_published' order by id`);
  return rows.map(({ leaf }) => leafSchema.parse(JSON.parse(leaf)));
}

describe('publishing rules', () => {
  it('puts each version of the own mode into the log once, with its text', async () => {
    await Promise.all([publishRules({ db: world.db, log }, 'law'), publishRules({ db: world.db, log }, 'law')]);
    const leaves = await publishedLeaves();
    const law = profiles.filter(({ mode }) => mode === 'law');
    expect(leaves).toHaveLength(law.length);
    for (const leaf of leaves) {
      if (leaf.kind !== 'rules_published') throw new Error(leaf.kind);
      expect(createHash('sha256').update(leaf.text).digest('hex')).toBe(leaf.sha256);
    }
  });

  it('shows every version to everybody, and which are published here', async () => {
    const list = ruleListSchema.parse(await (await fetch(`${world.url}/api/rules`)).json());
    expect(list.mode).toBe('law');
    expect(list.profiles.map(({ profile, publishedAt }) => [profile.name, publishedAt !== null])).toEqual(
      profiles.map(({ name, mode }) => [name, mode === 'law']),
    );
    for (const { profile, sha256 } of list.profiles) expect(sha256).toBe(profileHash(profile));
  });

  it('is kept by the database, and refuses to go on with another text under a published version', async () => {
    await expect(world.db.sql(`update rule_profile set sha256 = repeat('0', 64)`)).rejects.toThrow();
    await world.db.sql(`insert into rule_profile (name, version, sha256, published_at) values ('demo', 1, repeat('0', 64), now())`);
    await expect(publishRules({ db: world.db, log }, 'law')).rejects.toThrow('demo 1 was published with another text');
  });
});
