import { type LookAnswer, type NewLook, refuseInquiryStep } from '@ochiq/shared/audit';
import { Refusal, readClock } from '../base/index.js';
import { handleOf } from '../identity/index.js';
import type { AuditGround } from './ground.js';
import { insertEvent, lockInquiry } from './store-inquiries.js';
import { countLooked, insertLook, lockAuditor, readIdentities } from './store-looks.js';

/** What an official copy of a paper tells is a look like any other, without an inquiry. @throws Refusal too_many_looks */
export async function keepPaperLook(
  ground: Pick<AuditGround, 'db' | 'log' | 'secret'>,
  auditorId: string,
  { people, note }: { readonly people: readonly string[]; readonly note: string },
): Promise<void> {
  if (people.length > 0) await readPeopleBehind(ground, auditorId, { people: [...people], reason: 'other', note, inquiry: null });
}

/** People that one auditor may be told of in 24 hours. */
const mostPeople = 200;
const dayMs = 86_400_000;

/**
 * Tells an auditor who people are: never without a trace. The look, its reason and the log's entry commit before a name is told.
 * @throws Refusal person_unknown, too_many_looks, inquiry_unknown, inquiry_concluded, bad_request (a reason without its inquiry)
 */
export async function readPeopleBehind(
  { db, log, secret }: Pick<AuditGround, 'db' | 'log' | 'secret'>,
  auditorId: string,
  look: NewLook,
): Promise<LookAnswer> {
  const { reason, note, inquiry: inquiryId } = look;
  const people = [...new Set(look.people)].sort();
  if ((reason === 'inquiry' || reason === 'bundle') && inquiryId === null)
    throw new Refusal('bad_request', [{ path: '/inquiry', message: 'missing' }]);
  return db.transact(async (tx) => {
    if (inquiryId !== null) {
      const inquiry = await lockInquiry(tx, inquiryId);
      if (!inquiry) throw new Refusal('inquiry_unknown');
      // A bundle is made of concluded inquiries, too.
      const refusal = reason === 'bundle' ? null : refuseInquiryStep(inquiry.state, 'note');
      if (refusal !== null) throw new Refusal(refusal);
    }
    await lockAuditor(tx, auditorId);
    const at = await readClock(tx);
    const before = await countLooked(tx, auditorId, new Date(at.getTime() - dayMs));
    if (before + people.length > mostPeople) throw new Refusal('too_many_looks');
    const identities = await readIdentities(tx, people);
    if (identities.length < people.length) throw new Refusal('person_unknown');
    const id = await insertLook(tx, { auditorId, at, reason, note, inquiryId, people });
    if (inquiryId !== null) {
      const text = people.map((person) => handleOf(secret, person)).join(', ');
      await insertEvent(tx, inquiryId, { at, kind: 'looked', actorId: auditorId, text, lotId: null, assigneeId: null });
    }
    const body = { look: id, count: people.length };
    await log.append(tx, [
      {
        lotId: null,
        kind: 'identities_read',
        at,
        actorId: auditorId,
        body,
        secret: { look: id, people, reason, note, inquiry: inquiryId },
      },
    ]);
    return {
      look: id,
      at: at.toISOString(),
      people: identities.map((person) => ({ ...person, handle: handleOf(secret, person.id) })),
    };
  });
}
