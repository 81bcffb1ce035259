import {
  type AssistanceMessage,
  after,
  type EventMessage,
  excessOf,
  heardSteps,
  isOver,
  type MessageReceipt,
  minimumOf,
  type RequestMessage,
} from '@ochiq/shared/assistance';
import { Refusal, readClock, type Tx } from '../base/index.js';
import type { AssistanceGround } from './ground.js';
import { digestOf, receivedEntry } from './log-entries.js';
import { queueEvent } from './queue-message.js';
import { insertMessage, insertRequest, lockConversation, lockRequest, readLastSeq, readMessage, updateRequest } from './store.js';
import type { Peer } from './store-keys.js';

/**
 * Keeps a message of another installation, once, and does what it says.
 * @param text the message as it came: canonical JSON, whose SHA-256 both logs keep
 * @throws Refusal message_not_for_us, partner_paused, message_contradicts (another message under this number), message_out_of_order,
 * message_excess (more than its purpose allows), purpose_not_asked, assistance_unknown, assistance_step
 */
export async function keepMessage(ground: AssistanceGround, peer: Peer, message: AssistanceMessage, text: string): Promise<MessageReceipt> {
  if (message.from !== peer.country || message.to !== ground.country) throw new Refusal('message_not_for_us');
  if (peer.paused) throw new Refusal('partner_paused');
  const digest = digestOf(text);
  return ground.db.transact(async (tx) => {
    await lockConversation(tx, message.request);
    const known = await readMessage(tx, message.id);
    if (known !== null) {
      if (known.direction !== 'in' || known.digest !== digest) throw new Refusal('message_contradicts');
      return { id: message.id, digest, repeated: true };
    }
    const at = await readClock(tx);
    if (message.type === 'request') await keepRequest(tx, peer, message, at);
    else await keepEvent(tx, peer, message, at);
    const { id, request: requestId, seq } = message;
    const step = message.type === 'request' ? 'request' : message.step;
    await insertMessage(tx, { id, requestId, direction: 'in', seq, step, body: text, digest, at, state: 'kept', dueAt: null });
    await ground.log.append(tx, [receivedEntry(message, digest, at)]);
    const told = { step: 'received', ground: null, answer: null } as const;
    if (message.type === 'request') await queueEvent(ground, tx, { id: requestId }, peer.country, told, { actorId: null });
    return { id, digest, repeated: false };
  });
}

async function keepRequest(tx: Tx, peer: Peer, message: RequestMessage, at: Date): Promise<void> {
  if (message.seq !== 1 || (await lockRequest(tx, message.request)) !== null) throw new Refusal('message_contradicts');
  const minimum = minimumOf(message.kind, message.purpose);
  if (minimum === null) throw new Refusal('purpose_not_asked');
  const excess = excessOf(message.asked, minimum.out);
  if (excess.length > 0) throw new Refusal('message_excess', tell(excess));
  const { kind, purpose, treaty, reference, authority, asked, dueOn } = message;
  await insertRequest(tx, {
    id: message.request,
    side: 'asked',
    partnerId: peer.partnerId,
    officeId: peer.officeId,
    caseId: null,
    state: 'received',
    ...{ kind, purpose, treaty, reference, authority, asked, dueOn },
    madeAt: at,
    changedAt: at,
  });
}

const tell = (paths: readonly string[]) => paths.map((path) => ({ path: `/${path.replaceAll('.', '/')}`, message: 'excess' }));

async function keepEvent(tx: Tx, peer: Peer, message: EventMessage, at: Date): Promise<void> {
  const row = await lockRequest(tx, message.request);
  if (row === null || row.partnerId !== peer.partnerId) throw new Refusal('assistance_unknown');
  const due = (await readLastSeq(tx, row.id, 'in')) + 1;
  if (message.seq > due) throw new Refusal('message_out_of_order');
  if (message.seq < due) throw new Refusal('message_contradicts');
  const minimum = minimumOf(row.kind, row.purpose);
  const excess = excessOf(message.answer ?? {}, message.step === 'answered' ? (minimum?.back ?? []) : []);
  if (excess.length > 0) throw new Refusal('message_excess', tell(excess));
  // What crossed with our own ending is kept, and changes nothing.
  if (isOver(row.state)) return;
  const state = after(heardSteps[row.side][message.step], row.state);
  if (state === null || (message.step === 'answered') !== (message.answer !== null)) throw new Refusal('assistance_step');
  const { ground, answer } = message;
  await updateRequest(tx, row.id, { state, changedAt: at, ...(ground === null ? {} : { ground }), ...(answer === null ? {} : { answer }) });
}
