import { randomInt, randomUUID } from 'node:crypto';
import { sampleDocument } from '@ochiq/shared/intake';
import type { Entry } from './authorisation-table.js';
import { caseOf, type MakeThing } from './authorisation-things.js';

/** A document that a court delivered to the owner's office, and that waits for somebody. */
const documentOf: MakeThing = async (world, { office }) => {
  const number = `Document ${randomUUID()}`;
  const [court] = await world.db.sql<{ id: number }>(`insert into court (name, jurisdiction) values ('{"en":"Court"}', 'UZ') returning id`);
  await world.db.sql('insert into court_channel (court_id, code) values ($1, $2)', [court?.id, randomUUID()]);
  const [row] = await world.db.sql<{ id: number }>(
    `insert into incoming_document (court_id, office_id, number, digest, document, delivery, received_at)
     values ($1, $2, $3, repeat('0', 64), $4, 'xroad', now()) returning id`,
    [court?.id, office, number, JSON.stringify(sampleDocument({ number }))],
  );
  return { params: { document: String(row?.id) }, mark: number, caseId: 0 };
};

/** A seat of the owner's office, with whoever sits there. */
const seatOf: MakeThing = async (world, { office }) => {
  const login = `Seated ${randomUUID()}`;
  const { id } = await world.person({ role: 'bailiff', office, login });
  // Seats of another office have other numbers here, so that a number never meets one of the own.
  const seat = randomInt(1_000, 2_000_000_000);
  await world.db.sql('insert into office_seat (office_id, seat, person_id, opened_at) values ($1, $2, $3, now())', [office, seat, id]);
  return { params: { seat: String(seat) }, mark: login, caseId: 0 };
};

/** An official of the owner's office who has no seat. */
const officialOf: MakeThing = async (world, { office }) => {
  const login = `Official ${randomUUID()}`;
  const { id } = await world.person({ role: 'bailiff', office, login });
  return { params: { official: id }, mark: login, caseId: 0 };
};

/** A deadline of a case of the owner's office. */
const deadlineOf: MakeThing = async (world, owner) => {
  const thing = await caseOf(world, owner);
  await world.db.sql(`insert into case_deadline (case_id, kind, due_at, last_day) values ($1, 'enforcement', now(), '2026-01-01')`, [
    thing.caseId,
  ]);
  return { ...thing, params: { case: String(thing.caseId), kind: 'enforcement' } };
};

const open = { allow: 'anyone', reach: 'public' } as const;
const courts = { allow: 'keep_courts', reach: 'every_office' } as const;
const object = { reach: 'object', foreign: 404, own: 200 } as const;
const seats = { ...object, allow: 'keep_seats', thing: seatOf } as const;

/** The routes of documents, seats and draws. */
export const intakeEntries: Readonly<Record<string, Entry>> = {
  'GET /api/draws': open,
  'GET /api/draws/:chain/:draw': open,
  'POST /xroad/documents': { allow: 'security_server', reach: 'xroad' },
  'GET /xroad/documents': { allow: 'security_server', reach: 'xroad' },
  'GET /api/bailiff/documents': { allow: 'work_desk', reach: 'list', thing: documentOf },
  // A case of another office is told of as one that came by no document.
  'GET /api/bailiff/cases/:case/arrival': { allow: 'work_desk', reach: 'self' },
  'POST /api/bailiff/cases/:case/deadlines/:kind/done': { ...object, allow: 'work_desk', thing: deadlineOf },
  'POST /api/bailiff/documents': { allow: 'work_desk', reach: 'self' },
  'GET /api/operator/courts': courts,
  'PUT /api/operator/courts/:court': courts,
  'POST /api/operator/courts/:court/keys': courts,
  'DELETE /api/operator/courts/:court/keys/:key': courts,
  'POST /api/operator/callbacks/:callback/send': courts,
  'GET /api/bailiff/documents/:document': { ...object, allow: 'work_desk', thing: documentOf },
  'GET /api/bailiff/seats': { allow: 'work_desk', reach: 'list', thing: seatOf },
  'POST /api/bailiff/seats': { ...seats, thing: officialOf, body: ({ params }) => ({ personId: params['official'] }) },
  'POST /api/bailiff/seats/:seat/absences': { ...seats, body: () => ({ reason: 'leave', from: null, until: null }) },
  'POST /api/bailiff/seats/:seat/relatives': { ...seats, body: () => ({ nationalId: '31203851234567' }) },
};
