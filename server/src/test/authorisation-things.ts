import { randomUUID } from 'node:crypto';
import { itemViewSchema } from '@ochiq/shared/cases';
import { newId } from '../base/index.js';
import { notify } from '../notices/index.js';
import { carFound } from './memory-registries.js';
import type { TestPerson, World } from './world.js';

/** Who owns a thing: a person, and their office where the role has one. */
export interface Owner {
  readonly person: TestPerson;
  readonly office: number;
}

/** Something that a route names or lists. */
export interface Thing {
  /** What its path parameters are replaced with, by name: `lot` for `:lot`. */
  readonly params: Readonly<Record<string, string>>;
  /** A text that a list shows for this thing and for no other. */
  readonly mark: string;
  readonly caseId: number;
}

/** Puts a thing of this owner into the database. */
export type MakeThing = (world: World, owner: Owner) => Promise<Thing>;

/** A lot of the owner's office. */
export const lotOf =
  (state: 'draft' | 'published' | 'live'): MakeThing =>
  async (world, { office }) => {
    const mark = `Lot ${randomUUID()}`;
    const lot = await world.lot({ office, state, title: mark, startsInMs: 60_000 });
    const [row] = await world.db.sql<{ caseId: number }>('select case_id as "caseId" from lot where id = $1', [lot]);
    const caseId = row?.caseId ?? 0;
    await world.db.sql(
      `insert into case_creditor (case_id, party_id, priority, claim_minor) select id, debtor_id, 1, 100 from enforcement_case where id = $1`,
      [caseId],
    );
    return { params: { lot: String(lot) }, mark, caseId };
  };

/** A lot of the owner's office that waits for a second official. */
export const lotInReview: MakeThing = async (world, owner) => {
  const thing = await lotOf('draft')(world, owner);
  await world.db.sql(`update lot set state = 'in_review', submitted_by = author_id, submitted_at = now() where id = $1`, [
    thing.params['lot'],
  ]);
  return thing;
};

/** A query of a registry that the owner's office made; its mark is the number of its case. */
export const queryOf: MakeThing = async (world, owner) => {
  const thing = await lotOf('draft')(world, owner);
  const [row] = await world.db.sql<{ number: string }>(
    `with kept as (insert into registry_query (message_id, at, registry, kind, ground, case_id, office_id, person_id, salt, about)
       values ($1, now(), 'civil', 'find', 'property_search', $2, $3, $4, '\\x00', '\\x00'))
     select number from enforcement_case where id = $2`,
    [newId(), thing.caseId, owner.office, owner.person.id],
  );
  return { ...thing, mark: row?.number ?? '' };
};

/** A withdrawal that somebody of the owner's office proposed. */
export const proposalOf: MakeThing = async (world, owner) => {
  const thing = await lotOf('published')(world, owner);
  const proposal = newId();
  await world.db.sql(
    `insert into lot_proposal (id, lot_id, kind, body, proposed_by, proposed_at)
     select $1, id, 'withdrawal', '{"kind":"other","ground":"A ground of ten letters"}', author_id, now() from lot where id = $2`,
    [proposal, thing.params['lot']],
  );
  return { ...thing, params: { ...thing.params, proposal } };
};

/** A draft of the owner's office with a photo. */
export const photoOf: MakeThing = async (world, owner) => {
  const draft = await lotOf('draft')(world, owner);
  const photo = newId();
  await world.db.sql(`insert into lot_photo (id, lot_id, position, sha256, width, height) values ($1, $2, 1, $3, 640, 480)`, [
    photo,
    draft.params['lot'],
    '0'.repeat(64),
  ]);
  return { ...draft, params: { ...draft.params, photo } };
};

/** A lot of the owner's office that was sold, with its sale. */
export const saleOf: MakeThing = async (world, owner) => {
  const thing = await lotOf('live')(world, owner);
  const { lot } = thing.params;
  const buyer = await world.person();
  await world.db.sql(
    `insert into sale (lot_id, attempt, kind, buyer_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference, due_at, state, created_at)
     values ($1::int, 1, 'winner', $2, 1, 100000, 0, 'UZS', 0, $1::text, now() + interval '1 day', 'to_pay', now())`,
    [lot, buyer.id],
  );
  await world.db.sql(
    `update lot set state = 'sold', leader_id = $2, leader_bidder = 1, price_minor = 100000, bid_count = 1 where id = $1`,
    [lot, buyer.id],
  );
  return thing;
};

/** A case of the owner's office. */
export const caseOf: MakeThing = async (world, owner) => {
  const { caseId } = await lotOf('draft')(world, owner);
  const [row] = await world.db.sql<{ number: string }>('select number from enforcement_case where id = $1', [caseId]);
  return { params: { case: String(caseId) }, mark: row?.number ?? '', caseId };
};

/** The debtor of a case. */
export const partyOf: MakeThing = async (world, owner) => {
  const { caseId, mark } = await caseOf(world, owner);
  const [row] = await world.db.sql<{ party: string }>('select debtor_id as party from enforcement_case where id = $1', [caseId]);
  return { params: { case: String(caseId), party: row?.party ?? '' }, mark, caseId };
};

export const payeeBody = () => ({ account: '20208000900000000001', bankCode: '00401' });

/** A draft of a lot, as the desk sends it, for the thing's case. */
export const draftBody = ({ caseId }: Thing) => ({
  caseId,
  category: 'vehicle',
  region: 'UZ-TK',
  place: 'Toshkent',
  title: { uz: 'Damas' },
  description: { uz: 'Yurgani 90 ming km' },
  currency: 'UZS',
  startMinor: '4500000000',
  reserveMinor: null,
  appraisalMinor: '5000000000',
  startsAt: '2027-06-01T05:00:00.000Z',
  endsAt: '2027-06-01T09:00:00.000Z',
});

/** What the owner's own desk makes of a request; things that lead to each other are made the way people make them. */
async function ask(world: World, { person }: Owner, url: string, payload: object): Promise<string> {
  const answer = await world.app.inject({ method: 'POST', url: `/api/bailiff/${url}`, headers: { cookie: person.cookie }, payload });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
  return answer.body;
}

/** A thing of a case, as the desk sends it. */
export const itemBody = () => ({
  kind: 'other',
  title: { uz: 'Stanok' },
  description: { uz: 'Ishlaydi' },
  attributes: {},
  region: 'UZ-TK',
  place: 'Toshkent',
});

/** Property of a case of the owner's office. */
export const itemOf: MakeThing = async (world, owner) => {
  const { caseId } = await caseOf(world, owner);
  const mark = `Item ${randomUUID()}`;
  const item = itemViewSchema.parse(JSON.parse(await ask(world, owner, `cases/${caseId}/items`, { ...itemBody(), title: { uz: mark } })));
  return { params: { item: String(item.id), case: String(caseId) }, mark, caseId };
};

export const appraisalBody = () => ({
  organisation: 'Baho Plus',
  licence: 'L-77',
  reportNumber: 'R-1',
  appraisedOn: '2026-01-10',
  validUntil: null,
  amountMinor: '900000',
  currency: 'UZS',
});

/** An appraisal of a thing of the owner's office. */
export const appraisalOf: MakeThing = async (world, owner) => {
  const thing = await itemOf(world, owner);
  const view = itemViewSchema.parse(JSON.parse(await ask(world, owner, `items/${thing.params['item']}/appraisals`, appraisalBody())));
  return { ...thing, params: { ...thing.params, id: view.appraisals[0]?.id ?? '' } };
};

export const seizureBody = ({ params }: Thing) => ({
  number: randomUUID(),
  seizedOn: '2026-01-10',
  place: 'Toshkent',
  witnesses: ['Karima Guvohova', 'Anvar Xolisov'],
  itemIds: [Number(params['item'])],
});

/** An act of seizure of the owner's office. */
export const seizureOf: MakeThing = async (world, owner) => {
  const thing = await itemOf(world, owner);
  await ask(world, owner, `cases/${thing.caseId}/seizures`, seizureBody(thing));
  const [row] = await world.db.sql<{ id: string }>('select id from seizure_act where case_id = $1', [thing.caseId]);
  return { ...thing, params: { ...thing.params, id: row?.id ?? '' } };
};

/** A car of a case of the owner's office, under seizure in its registry. */
export const registrySeizureOf: MakeThing = async (world, owner) => {
  const thing = await caseOf(world, owner);
  const [seizure, found] = [newId(), carFound({ reference: randomUUID() })];
  await world.db.sql(
    `insert into registry_seizure (id, case_id, office_id, registry, reference, state, act_number, found, ordered_by, ordered_at, placed_at)
     values ($1, $2, $3, 'vehicles', $4, 'placed', 'R-1', $5, $6, now(), now())`,
    [seizure, thing.caseId, owner.office, found.reference, JSON.stringify(found), owner.person.id],
  );
  return { ...thing, params: { ...thing.params, seizure } };
};

/** A notice to the owner. */
export const noticeOf: MakeThing = async (world, { person }) => {
  const mark = `Ground ${randomUUID()}`;
  await world.db.transact((tx) => notify(tx, [{ personId: person.id, kind: 'lot_withdrawn', lotId: null, facts: { ground: mark } }]));
  return { params: {}, mark, caseId: 0 };
};

/** A search that the owner keeps. */
export const searchOf: MakeThing = async (world, { person }) => {
  const mark = `Search ${randomUUID()}`;
  const [row] = await world.db.sql<{ id: number }>(
    `insert into saved_search (person_id, name, pace, criteria, created_at) values ($1, $2, 'daily', '{}', now()) returning id::int`,
    [person.id, mark],
  );
  return { params: { search: String(row?.id) }, mark, caseId: 0 };
};

/** Somebody whom the registry cannot vouch for, at a lot of the owner's office. */
export const applicantOf: MakeThing = async (world, owner) => {
  const thing = await lotOf('published')(world, owner);
  const login = randomUUID();
  const person = await world.person({ nationalId: null, login });
  const url = `/api/lots/${thing.params['lot']}/deposit`;
  const answer = await world.app.inject({ method: 'POST', url, headers: { cookie: person.cookie } });
  if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
  return { ...thing, params: { ...thing.params, bidder: '1' }, mark: login };
};

/** A question of an auditor to this official. */
export const questionOf: MakeThing = async (world, { person }) => {
  const mark = `Question ${randomUUID()}`;
  const { id: auditor } = await world.person({ role: 'auditor' });
  const [row] = await world.db.sql<{ id: number }>(
    `with file as (insert into inquiry (state, opened_by, opened_at, last_at, reason, hits) values ('waiting', $1, now(), now(), '-', '[]') returning id)
     insert into inquiry_question (inquiry_id, official_id, lots, question, asked_by, asked_at, due_at)
     select id, $2, '[]', $3, $1, now(), now() + interval '1 day' from file returning id`,
    [auditor, person.id, mark],
  );
  return { params: { question: String(row?.id) }, mark, caseId: 0 };
};

export const webhookBody = () => ({ url: 'https://receiver.example/events', events: ['lot.closed'] });

/** A receiver of events that the owner registered. */
export const webhookOf: MakeThing = async (world, { person }) => {
  const [webhook, mark] = [newId(), `https://receiver.example/${randomUUID()}`];
  await world.db.sql(`insert into webhook (id, person_id, url, events, created_at) values ($1, $2, $3, '{lot.live}', now())`, [
    webhook,
    person.id,
    mark,
  ]);
  return { params: { webhook }, mark, caseId: 0 };
};
