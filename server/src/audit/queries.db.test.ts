import { createHash, randomUUID } from 'node:crypto';
import { type Queries, type QueryRemark, queriesSchema } from '@ochiq/shared/queries';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

const debtorId = '31203850012345';
const officialId = '30102880040052';
let world: World;
let [office, other, caseId, otherCase] = [0, 0, 0, 0];
let bailiff: TestPerson;
let senior: TestPerson;
let auditor: TestPerson;

beforeAll(async () => {
  world = await startWorld();
  [office, other] = [await makeOffice(world.db), await makeOffice(world.db)];
  const caseOf = async (lot: number) =>
    (await world.db.sql<{ id: number }>('select case_id as id from lot where id = $1', [lot]))[0]?.id ?? 0;
  caseId = await caseOf(await world.lot({ office, debtorNationalId: debtorId }));
  otherCase = await caseOf(await world.lot({ office: other }));
  bailiff = await world.person({ role: 'bailiff', office, nationalId: officialId });
  senior = await world.person({ role: 'senior_bailiff', office });
  auditor = await world.person({ role: 'auditor' });
});
afterAll(() => world.close());

interface Query {
  readonly about: string;
  readonly at?: string;
  readonly caseId?: number;
  readonly officeId?: number;
  readonly kind?: string;
  readonly ground?: string;
}

/** A Tuesday at noon in Tashkent, unless it says otherwise. */
async function keep({ about, at = '2026-01-13T07:00:00Z', kind = 'find', ground = 'property_search', ...more }: Query): Promise<number> {
  const salt = Buffer.from(randomUUID());
  const [row] = await world.db.sql<{ id: bigint }>(
    `insert into registry_query (message_id, at, registry, kind, ground, case_id, office_id, person_id, salt, about, outcome, ms)
     values ($1, $2, 'banks', $3, $4, $5, $6, $7, $8, $9, 'answered', 12) returning id`,
    [
      randomUUID(),
      at,
      kind,
      ground,
      more.caseId ?? caseId,
      more.officeId ?? office,
      bailiff.id,
      salt,
      createHash('sha256').update(salt).update(about).digest(),
    ],
  );
  return Number(row?.id);
}

async function read(person: TestPerson, path: string): Promise<Queries> {
  const answer = await world.app.inject({ url: path, headers: { cookie: person.cookie } });
  return queriesSchema.parse(answer.json());
}

describe('the book of queries', () => {
  it.each<[string, () => Query, QueryRemark[]]>([
    ['the debtor of the case', () => ({ about: debtorId }), []],
    ['somebody else', () => ({ about: '40000000000000' }), ['not_party']],
    ['oneself', () => ({ about: officialId }), ['not_party', 'self']],
    ["another office's case", () => ({ about: '10000000000000', caseId: otherCase }), ['other_office']],
    ['no case', () => ({ about: debtorId, caseId: 999_999 }), ['no_case']],
    ['the debtor on a Sunday', () => ({ about: debtorId, at: '2026-01-11T07:00:00Z' }), ['outside_hours']],
    ['the debtor at 23:00', () => ({ about: debtorId, at: '2026-01-13T18:00:00Z' }), ['outside_hours']],
    ['an entry, which is no person', () => ({ about: 'VIN', kind: 'read' }), []],
    ['somebody for another country', () => ({ about: '40000000000000', ground: 'assistance', caseId: 999_999 }), []],
  ])('marks a query about %s', async (_name, query, remarks) => {
    const id = await keep(query());
    const { queries } = await read(auditor, '/api/auditor/queries');
    expect(queries.find((one) => one.id === id)?.remarks).toEqual(remarks);
    if (remarks.length === 0) return;
    const marked = await read(auditor, `/api/auditor/queries?remark=${remarks[0]}`);
    expect(marked.queries.map((one) => one.id)).toContain(id);
    expect(marked.queries.every((one) => remarks[0] !== undefined && one.remarks.includes(remarks[0]))).toBe(true);
  });

  it("shows auditors handles, and an office's head names, of the own office alone", async () => {
    const [own, strange] = [await keep({ about: debtorId }), await keep({ about: debtorId, officeId: other, caseId: otherCase })];
    const forAuditor = await read(auditor, '/api/auditor/queries');
    const forHead = await read(senior, '/api/bailiff/queries');
    expect(forAuditor.queries.map(({ id }) => id)).toEqual(expect.arrayContaining([own, strange]));
    expect(forHead.queries.map(({ id }) => id)).toContain(own);
    expect(forHead.queries.map(({ id }) => id)).not.toContain(strange);
    expect(forHead.queries[0]?.official?.label).toMatch(/^Person /);
    expect(forAuditor.queries[0]?.official?.label).not.toMatch(/Person/);
    expect(JSON.stringify([forAuditor, forHead])).not.toContain(debtorId);
  });

  it('gives page after page, and counts the last thirty days', async () => {
    for (let left = 0; left < 55; left += 1) await keep({ about: debtorId, at: new Date().toISOString() });
    const first = await read(auditor, `/api/auditor/queries?official=${bailiff.id}`);
    const second = await read(auditor, `/api/auditor/queries?official=${bailiff.id}&cursor=${first.next}`);
    expect(first.queries).toHaveLength(50);
    expect(second.queries.length).toBeGreaterThan(5);
    expect(new Set([...first.queries, ...second.queries].map(({ id }) => id)).size).toBe(50 + second.queries.length);
    expect(first.figures).toEqual([expect.objectContaining({ queries: 55, cases: 1, notParty: 0, timesMedian: null })]);
  });
});
