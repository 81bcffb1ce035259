import { newId } from '../base/index.js';
import type { Entry } from './authorisation-table.js';
import { caseOf, type MakeThing, type Thing } from './authorisation-things.js';
import type { World } from './world.js';

const debtor = { allow: 'signed_in', reach: 'object', foreign: 404 } as const;
const desk = { allow: 'work_desk', reach: 'object', foreign: 403 } as const;

const caseCostBody = () => ({ ground: 'Storage of a car', amountMinor: '5000' });
const caseEndBody = () => ({ outcome: 'terminated', ground: 'The court ended the enforcement' });

/** An end that somebody of the owner's office proposed for a case without a lot on sale. */
const endProposalOf: MakeThing = async (world, owner) => {
  const thing = await caseOf(world, owner);
  const proposal = newId();
  await world.db.sql(
    `insert into case_end_proposal (id, case_id, outcome, ground, proposed_by, proposed_at)
     select $1, id, 'terminated', 'The court ended the enforcement', bailiff_id, now() from enforcement_case where id = $2`,
    [proposal, thing.caseId],
  );
  return { ...thing, params: { ...thing.params, proposal } };
};

/** A case of which the owner is the debtor. */
const debtOf: MakeThing = async (world, owner) => {
  const thing = await caseOf(world, owner);
  await world.db.sql(
    `update party set national_id = (select national_id from person where id = $1) where id = (select debtor_id from enforcement_case where id = $2)`,
    [owner.person.id, thing.caseId],
  );
  await world.db.sql(`update lot set state = 'published', published_at = now() where case_id = $1`, [thing.caseId]);
  const [lot] = await world.db.sql<{ id: number }>('select id from lot where case_id = $1', [thing.caseId]);
  return { ...thing, params: { ...thing.params, lot: String(lot?.id) } };
};

const objectionBody = ({ params }: Thing) => ({ about: 'lot', subject: params['lot'], text: 'The start price is too low' });

async function putObjection(world: World, thing: Thing, filedBy: string): Promise<Thing> {
  const objection = newId();
  await world.db.sql(
    `insert into objection (id, case_id, about, subject, text, filed_by, filed_at) values ($1, $2, 'lot', '1', 'The start price is too low', $3, now())`,
    [objection, thing.caseId, filedBy],
  );
  return { ...thing, params: { ...thing.params, objection } };
}

/** The owner's own objection without a file. */
const objectionOf: MakeThing = async (world, owner) => putObjection(world, await debtOf(world, owner), owner.person.id);

/** A debtor's objection in a case of the owner's office. */
const officeObjectionOf: MakeThing = async (world, owner) => putObjection(world, await caseOf(world, owner), (await world.person()).id);

/** How cases end, what debtors see, and their objections. */
export const debtorEntries: Readonly<Record<string, Entry>> = {
  'GET /api/statistics/enforcement': { allow: 'anyone', reach: 'public' },
  'GET /api/statistics/enforcement.csv': { allow: 'anyone', reach: 'public' },
  'GET /api/statistics/bailiffs': { allow: 'see_bailiff_figures', reach: 'every_office' },
  'GET /api/account/debts': { allow: 'signed_in', reach: 'list', thing: debtOf },
  'GET /api/account/debts/:case': { ...debtor, thing: debtOf, own: 200 },
  'POST /api/account/debts/:case/objections': { ...debtor, thing: debtOf, own: 201, body: objectionBody },
  'POST /api/account/objections/:objection/document': { ...debtor, thing: objectionOf, own: 415 },
  'GET /api/account/objections/:objection/document': { ...debtor, thing: objectionOf, own: 404 },
  'GET /api/bailiff/objections': { allow: 'approve', reach: 'list', thing: officeObjectionOf },
  'POST /api/bailiff/objections/:objection/decision': {
    ...desk,
    allow: 'approve',
    thing: officeObjectionOf,
    own: 204,
    body: () => ({ outcome: 'refused', ground: 'The appraisal is valid' }),
  },
  'GET /api/bailiff/objections/:objection/document': { ...desk, allow: 'approve', thing: officeObjectionOf, own: 404 },
  'GET /api/bailiff/cases/:case/stand': { ...desk, thing: caseOf, own: 200 },
  'POST /api/bailiff/cases/:case/costs': { ...desk, thing: caseOf, own: 200, body: caseCostBody },
  'POST /api/bailiff/cases/:case/end': { ...desk, thing: caseOf, own: 200, body: caseEndBody },
  'POST /api/bailiff/cases/:case/end/:proposal/approve': { ...desk, allow: 'approve', thing: endProposalOf, own: 200 },
  'POST /api/bailiff/cases/:case/end/:proposal/decline': { ...desk, allow: 'approve', thing: endProposalOf, own: 200 },
  'GET /api/bailiff/case-ends': { allow: 'approve', reach: 'list', thing: endProposalOf },
};
