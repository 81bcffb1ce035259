import { join } from 'node:path';
import { inquiryPageSchema } from '@ochiq/shared/audit';
import { type Role, roleSchema } from '@ochiq/shared/people';
import { subjectKindSchema } from '@ochiq/shared/signals';
import { createFiles } from '../../server/src/base/index.js';
import { seedDemo } from '../../server/src/demo/seed.js';
import { openSession } from '../../server/src/identity/index.js';
import { requestAbroad, requestFromAbroad } from '../../server/src/test/authorisation-assistance.js';
import { appraisalOf, lotInReview, lotOf, noticeOf, proposalOf, questionOf, saleOf } from '../../server/src/test/authorisation-things.js';
import { depositReference, payment, sendStatement, statement } from '../../server/src/test/bank.js';
import { startWorld, type TestPerson, type World, type WorldOptions } from '../../server/src/test/world.js';
import { drawSome, someLots } from './draw-some.js';

const secret = Buffer.alloc(32, 5);
const drawSecret = Buffer.alloc(32, 6);
/** Who stands for a role: accounts of the demo. */
const logins: Record<Role, string> = {
  citizen: 'aziza',
  bailiff: 'bailiff.uz',
  senior_bailiff: 'senior.uz',
  accountant: 'accountant.uz',
  auditor: 'auditor',
  operator: 'operator',
  admin: 'admin',
};

export interface SeededWorld extends World {
  /** The demo's account of a role, signed in. */
  readonly people: Readonly<Record<Role, TestPerson>>;
  /** Ids by the parameter of a path that asks for them: `lot`, or `ROUTE.lot` for one route, or `KIND.id`. A page is shown for each. */
  readonly things: Readonly<Record<string, readonly string[]>>;
}

/** The demo with something on every page: the work of each desk too. @param pictures how many are drawn, at least one */
export async function startSeededWorld(options: WorldOptions & { readonly pictures: number }): Promise<SeededWorld> {
  const world = await startWorld({
    ...options,
    demo: true,
    env: { INSTALLATION_SECRET: secret.toString('hex'), DRAW_SECRET: drawSecret.toString('hex'), ...options.env },
  });
  const files = createFiles(join(world.dataDir, 'media'));
  await seedDemo({
    db: world.db,
    files,
    secret,
    drawSecret,
    draw: () => drawSome(files, options.pictures),
    lots: someLots,
    say: () => undefined,
  });
  const people = await signedIn(world);
  return { ...world, people, things: await addThings(world, people) };
}

async function signedIn(world: World): Promise<SeededWorld['people']> {
  const found: [Role, TestPerson][] = [];
  for (const role of roleSchema.options) {
    const [row] = await world.db.sql<{ id: string }>('select id from person where login = $1', [logins[role]]);
    if (!row) throw new Error(`the demo has no ${logins[role]}`);
    const { token } = await world.db.transact((tx) => openSession(tx, row.id));
    found.push([role, { id: row.id, cookie: `ochiq_session=${token}` }]);
  }
  return Object.fromEntries(found) as Record<Role, TestPerson>;
}

/** What the demo leaves to people: drafts, a bank statement, a question of an auditor, an inquiry with a frozen sale to come. */
async function addThings(world: World, people: SeededWorld['people']): Promise<SeededWorld['things']> {
  const { bailiff, accountant, auditor, citizen } = people;
  const [grant] = await world.db.sql<{ office: number }>('select office_id as office from role_grant where person_id = $1', [bailiff.id]);
  const desk = { person: bailiff, office: grant?.office ?? 0 };
  const drafts = [await lotOf('draft')(world, desk), await lotInReview(world, desk), await proposalOf(world, desk)];
  const item = await appraisalOf(world, desk);
  await questionOf(world, desk);
  await noticeOf(world, { person: citizen, office: 0 });
  const paid = statement(payment(depositReference(1, 999), 1_000n), payment('no reference at all', 5_000n));
  const sent = await sendStatement(world, accountant, paid);
  if (!sent.ok) throw new Error(await sent.text());
  const [statementRow] = await world.db.sql<{ id: number }>('select max(id) as id from bank_statement');

  const [debtor] = await world.db.sql<{ nationalId: string }>('select national_id as "nationalId" from person where id = $1', [citizen.id]);
  const owed = await world.lot({ office: desk.office, debtorNationalId: debtor?.nationalId ?? '' });
  const idsOf = async (query: string) => (await world.db.sql<{ id: string }>(query)).map(({ id }) => String(id));
  const scored = (kind: string) => idsOf(`select subject_id as id from subject_score where kind = '${kind}' order by score desc limit 1`);
  const [ring = ''] = await scored('ring');
  const opened = await world.app.inject({
    method: 'POST',
    url: '/api/auditor/inquiries',
    headers: { cookie: auditor.cookie },
    payload: { subjects: [{ kind: 'ring', id: ring }], reason: 'Four bidders take turns at low prices.' },
  });
  const inquiry = inquiryPageSchema.parse(opened.json());
  const subjects = await Promise.all(subjectKindSchema.options.map(async (kind) => [`${kind}.id`, await scored(kind)] as const));
  return {
    'lot.lot': await idsOf(
      `select distinct on (state) id from lot where state not in ('draft', 'in_review') order by state, bid_count desc`,
    ),
    'own.lot': await idsOf(
      `select distinct on (lot.state) lot.id from lot join deposit on deposit.lot_id = lot.id where person_id = '${citizen.id}' order by lot.state, lot.id`,
    ),
    lot: await idsOf(`select id from lot where state = 'sold' order by bid_count desc limit 1`),
    'bailiff-lot.lot': drafts.map(({ params }) => params['lot'] ?? ''),
    'bailiff-lot-review.lot': [drafts[1]?.params['lot'] ?? ''],
    'bailiff-sale.lot': [(await saleOf(world, desk)).params['lot'] ?? ''],
    case: [item.params['case'] ?? ''],
    'debt.case': await idsOf(`select case_id as id from lot where id = ${owed}`),
    item: [item.params['item'] ?? ''],
    request: await Promise.all(
      [requestAbroad('in_review'), requestFromAbroad('in_work')].map(async (make) => (await make(world, desk)).params['request'] ?? ''),
    ),
    statement: [String(statementRow?.id)],
    inquiry: [String(inquiry.id)],
    ...Object.fromEntries(subjects),
  };
}
