import type { Answer, AssistanceMessage, Country, Ground, RequestMessage, ToldStep } from '@ochiq/shared/assistance';
import { assistanceMessageSchema } from '@ochiq/shared/assistance';
import { canonicalJson } from '@ochiq/shared/tlog';
import { newId, newNonce, readClock, type Tx } from '../base/index.js';
import type { AssistanceGround } from './ground.js';
import { digestOf, sentEntry } from './log-entries.js';
import { insertMessage, type RequestRow, readLastSeq } from './store.js';

type People = { readonly actorId: string | null; readonly submitterId?: string };

type Told = { readonly step: ToldStep; readonly ground: Ground | null; readonly answer: Answer | null };

/** Tells the other side what happened; the message leaves once the transaction has committed. The request's row is locked. */
export async function queueEvent(
  { log, country }: Pick<AssistanceGround, 'log' | 'country'>,
  tx: Tx,
  row: Pick<RequestRow, 'id'>,
  to: Country,
  told: Told,
  people: People,
): Promise<void> {
  const head = await headOf(tx, row.id, country, to);
  await queue({ log }, tx, { type: 'event', ...head, ...told }, people);
}

/** Sends a request itself: its first message. */
export async function queueRequest(
  { log, country }: Pick<AssistanceGround, 'log' | 'country'>,
  tx: Tx,
  row: RequestRow,
  to: Country,
  content: Pick<RequestMessage, 'kind' | 'purpose' | 'treaty' | 'asked'>,
  people: People,
): Promise<void> {
  const head = await headOf(tx, row.id, country, to);
  const { reference, authority, dueOn } = row;
  await queue({ log }, tx, { type: 'request', ...head, reference, authority, dueOn, ...content }, people);
}

async function headOf(tx: Tx, request: string, from: Country, to: Country) {
  const at = (await readClock(tx)).toISOString();
  return { id: newId(), request, from, to, seq: (await readLastSeq(tx, request, 'out')) + 1, at, salt: newNonce().toString('hex') };
}

async function queue({ log }: Pick<AssistanceGround, 'log'>, tx: Tx, unchecked: AssistanceMessage, people: People): Promise<void> {
  // What the other side would refuse must not leave.
  const message = assistanceMessageSchema.parse(unchecked);
  const body = canonicalJson(message);
  const [digest, at] = [digestOf(body), new Date(message.at)];
  const { id, request: requestId, seq } = message;
  const entry = sentEntry(message, digest, at, people);
  const step = message.type === 'request' ? 'request' : message.step;
  await insertMessage(tx, { id, requestId, direction: 'out', seq, step, body, digest, at, state: 'waiting', dueAt: at });
  await log.append(tx, [entry]);
}
