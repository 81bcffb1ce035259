import {
  type Answer,
  answerSchema,
  askedSchema,
  askedSteps,
  askingSteps,
  type Decision,
  dueOnOf,
  type Ground,
  minimise,
  minimumOf,
  type WorkStep,
} from '@ochiq/shared/assistance';
import { Refusal } from '../base/index.js';
import type { Official } from './draft-request.js';
import type { AssistanceGround } from './ground.js';
import { stepEntry } from './log-entries.js';
import { queueEvent, queueRequest } from './queue-message.js';
import type { RequestRow } from './store.js';
import { change, checkSecond, type Held, holdRequest, nextState } from './take-step.js';

type StepGround = Pick<AssistanceGround, 'db' | 'log' | 'country'>;

/** @throws Refusal assistance_step for a request of the other side */
function checkSide(row: Pick<RequestRow, 'side'>, side: RequestRow['side']): void {
  if (row.side !== side) throw new Refusal('assistance_step');
}

/** What whoever works on a request of ours does. @throws Refusal assistance_unknown, forbidden, assistance_step */
export async function workOnRequest(ground: StepGround, official: Official, id: string, step: WorkStep): Promise<void> {
  await ground.db.transact(async (tx) => {
    const held = await holdRequest(tx, id, official);
    checkSide(held.row, 'asking');
    await change(tx, held, { state: nextState(askingSteps[step], held.row) });
    if (step === 'submit' || step === 'drop') return ground.log.append(tx, [stepEntry(id, step, held.at, official.personId)]);
    const told = { step: step === 'close' ? ('closed' as const) : ('cancelled' as const), ground: null, answer: null };
    await queueEvent(ground, tx, held.row, held.country, told, { actorId: official.personId });
  });
}

/** What the second official decides: a request or an answer leaves, or goes back to its author. @throws also second_person_needed */
export async function decideRequest(ground: StepGround, official: Official, id: string, { step, text }: Decision): Promise<void> {
  await ground.db.transact(async (tx) => {
    const held = await holdRequest(tx, id, official);
    const { row } = held;
    const asking = step === 'approve' || step === 'send_back';
    checkSide(row, asking ? 'asking' : 'asked');
    const state = nextState(asking ? askingSteps[step] : askedSteps[step], row);
    checkSecond(row, official);
    const remark: Ground = { reason: null, text };
    if (step === 'send_back' || step === 'return_answer') {
      await change(tx, held, { state, ground: remark });
      return ground.log.append(tx, [stepEntry(id, step, held.at, official.personId)]);
    }
    const people = { actorId: official.personId, ...(row.officialId === null ? {} : { submitterId: row.officialId }) };
    if (step === 'approve') {
      const dueOn = dueOnOf(row.kind, held.at);
      await change(tx, held, { state, secondId: official.personId, ground: null, dueOn });
      const { kind, purpose, treaty } = row;
      const asked = askedSchema.parse(minimise(row.asked, minimumOf(kind, purpose)?.out ?? []));
      return queueRequest(ground, tx, { ...row, dueOn }, held.country, { kind, purpose, treaty, asked }, people);
    }
    await change(tx, held, { state, secondId: official.personId });
    const answer = minimalAnswer(row, row.answer);
    await queueEvent(ground, tx, row, held.country, { step: 'answered', ground: null, answer }, people);
  });
}

/** What of an answer the purpose lets go back. */
export const minimalAnswer = ({ kind, purpose }: Pick<RequestRow, 'kind' | 'purpose'>, answer: Answer | null): Answer =>
  answerSchema.parse(minimise(answer ?? {}, minimumOf(kind, purpose)?.back ?? []));

/** A person on the side that is asked takes a request up, or declines it, with a ground. */
export async function judgeRequest(
  ground: StepGround,
  official: Official,
  id: string,
  step: 'accept' | 'decline',
  reason: Ground,
): Promise<void> {
  await ground.db.transact(async (tx) => {
    const held = await holdRequest(tx, id, official);
    checkSide(held.row, 'asked');
    await change(tx, held, { state: nextState(askedSteps[step], held.row), ground: reason, officialId: official.personId });
    await tell(ground, tx, held, official, { step: step === 'accept' ? 'accepted' : 'declined', ground: reason });
  });
}

const tell = (
  ground: StepGround,
  tx: Parameters<typeof queueEvent>[1],
  held: Held,
  official: Official,
  told: { readonly step: 'accepted' | 'declined'; readonly ground: Ground },
) => queueEvent(ground, tx, held.row, held.country, { ...told, answer: null }, { actorId: official.personId });

/** An answer for a second official to look at; nothing more than the purpose allows is kept of it. */
export async function proposeAnswer(ground: StepGround, official: Official, id: string, answer: Answer): Promise<void> {
  await ground.db.transact(async (tx) => {
    const held = await holdRequest(tx, id, official);
    checkSide(held.row, 'asked');
    const state = nextState(askedSteps.propose_answer, held.row);
    await change(tx, held, { state, answer: minimalAnswer(held.row, answer), officialId: official.personId, ground: null });
    await ground.log.append(tx, [stepEntry(id, 'propose_answer', held.at, official.personId)]);
  });
}
