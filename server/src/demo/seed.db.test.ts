import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SubjectKind, subjectPageSchema } from '@ochiq/shared/signals';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFiles } from '../base/index.js';
import { createDatabase } from '../test/database.js';
import { startWorld, type World } from '../test/world.js';
import { demoLots } from './lots.js';
import { seedDemo } from './seed.js';
import { friendLogin, friendRegion, ringLogins, ringRegion, shillLogin, shillRegion } from './story.js';

const secret = Buffer.alloc(32, 5);
/** One photo for all: what they show is not looked at here. */
const blank = { sha256: '0'.repeat(64), width: 1200, height: 900 };
const draw = async () => new Map(demoLots().flatMap((lot) => lot.pictures.map((key) => [key, blank] as const)));

let world: World;
let dir: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ochiq-seed-'));
  const database = await createDatabase();
  drop = database.drop;
  world = await startWorld({ databaseUrl: database.url, env: { INSTALLATION_SECRET: secret.toString('hex') } });
  await seedDemo({ db: world.db, files: createFiles(dir), secret, draw, say: () => undefined });
}, 120_000);
afterAll(async () => {
  await world.close();
  await drop();
  await rm(dir, { recursive: true, force: true });
});

/** The first subjects of a kind: people by login, lots and offices by region. */
async function first(kind: SubjectKind, limit: number): Promise<string[]> {
  const rows = await world.db.sql<{ who: string }>(
    `select coalesce(person.login, lot.region, office.region) as who from subject_score score
     left join person on person.id::text = score.subject_id
     left join lot on score.kind = 'lot' and lot.id::text = score.subject_id
     left join office on score.kind = 'office' and office.id::text = score.subject_id
     where score.kind = $1 order by score.score desc, score.p_value, score.subject_id limit $2`,
    [kind, limit],
  );
  return rows.map(({ who }) => who);
}

it('is scored when it opens: the planted ring is on top of every ranking, the friend and the shill follow', async () => {
  expect(new Set(await first('bidder', 4))).toEqual(new Set(ringLogins));
  expect(new Set((await first('bidder', 6)).slice(4))).toEqual(new Set([friendLogin, shillLogin]));
  expect(await first('lot', 14)).toEqual(Array.from({ length: 14 }, () => ringRegion));
  const [ringOfficial, ...others] = await first('official', 3);
  const bailiffOf = (region: string) => `bailiff.${region.toLowerCase()}`;
  expect(ringOfficial).toBe(bailiffOf(ringRegion));
  expect(new Set(others)).toEqual(new Set([bailiffOf(friendRegion), bailiffOf(shillRegion)]));
  expect(await first('ring', 3)).toHaveLength(1);
});

it('has the next lot of that ring open, where an auditor sees it', async () => {
  const auditor = await world.person({ role: 'auditor' });
  const [ring] = await world.db.sql<{ id: string }>(`select subject_id as id from subject_score where kind = 'ring'`);
  const answer = await world.app.inject({ url: `/api/auditor/signals/subjects/ring/${ring?.id}`, headers: { cookie: auditor.cookie } });
  const page = subjectPageSchema.parse(answer.json());
  expect(page.flagged).toBe(true);
  expect(page.lotsOf[0]).toMatchObject({ outcome: 'live', score: null });
  expect(page.lotsOf.filter(({ outcome }) => outcome === 'sold')).toHaveLength(14);
});

it('flags every lot whose price the shill drove up', async () => {
  const rows = await world.db.sql<{ flagged: boolean; signal: string }>(
    `select flagged, contributions -> 0 ->> 'signal' as signal from subject_score join lot on lot.id::text = subject_id
     where kind = 'lot' and region = $1 and category = 'other'`,
    [shillRegion],
  );
  expect(rows.filter(({ flagged, signal }) => flagged && signal === 'losing_affinity')).toHaveLength(8);
});

it('flags few besides what was planted', async () => {
  const [row] = await world.db.sql<{ others: number; lots: number }>(
    `select count(*) filter (where flagged and region not in ($1, $2, $3))::int as others, count(*)::int as lots
     from subject_score join lot on lot.id::text = subject_id where kind = 'lot'`,
    [ringRegion, friendRegion, shillRegion],
  );
  // Scripted lots are not bid on as real ones are; those that are flagged have low scores.
  expect(row?.lots).toBeGreaterThan(100);
  expect(row?.others).toBeLessThanOrEqual(15);
});
