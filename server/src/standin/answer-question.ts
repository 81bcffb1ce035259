import { type Found, type Registry, seizureOrderSchema, transferOrderSchema } from '@ochiq/shared/registries';
import { searchSchema } from '../registries/index.js';
import type { StandinFault } from './fault-plan.js';
import type { Carried, StandinRegistry } from './registry.js';

/** What a registry's service answers; `body` is JSON, or text of a wrong form. */
export interface ServiceAnswer {
  readonly status: number;
  readonly body: unknown;
}

const refusal = (status: number, type: string): ServiceAnswer => ({ status, body: { type, message: type, detail: null } });

function carriedOut(order: { id: string; reference: string }, carried: Carried): ServiceAnswer {
  if ('receipt' in carried) {
    const { id, reference } = order;
    return { status: carried.receipt.repeated ? 200 : 201, body: { order: { id, reference }, receipt: carried.receipt } };
  }
  return carried.refusal === 'absent' ? refusal(404, 'Client.NoSuchEntry') : refusal(409, `Client.${carried.refusal}`);
}

function readBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A registry's service: answers one request by its path below the service id. */
export function answerQuestion(registry: StandinRegistry, method: string, path: string, body: Buffer): ServiceAnswer {
  const [, version, operation, key = ''] = path.split('/');
  if (version !== 'v1') return refusal(404, 'Client.NotFound');
  if (method === 'POST' && operation === 'searches') {
    const search = searchSchema.safeParse(readBody(body));
    if (!search.success) return refusal(400, 'Client.BadRequest');
    const { person } = search.data;
    return { status: 200, body: { nationalId: person.nationalId, entries: registry.find(person) } };
  }
  if (method === 'GET' && operation === 'entries') {
    const entry = registry.read(decodeURIComponent(key));
    return entry === null ? refusal(404, 'Client.NoSuchEntry') : { status: 200, body: { entry } };
  }
  if (method !== 'PUT') return refusal(405, 'Client.MethodNotAllowed');
  if (operation === 'transfers') {
    const order = transferOrderSchema.safeParse(readBody(body));
    if (!order.success || order.data.id !== key) return refusal(400, 'Client.BadRequest');
    return carriedOut(order.data, registry.transfer(order.data));
  }
  const order = seizureOrderSchema.safeParse(readBody(body));
  if (!order.success || order.data.id !== key) return refusal(400, 'Client.BadRequest');
  if (operation === 'seizures') return carriedOut(order.data, registry.place(order.data));
  return operation === 'releases' ? carriedOut(order.data, registry.release(order.data)) : refusal(404, 'Client.NotFound');
}

const stranger = { name: 'Bobomurodov Sirojiddin Xudoynazar oʻgʻli', nationalId: '39999999999999', birthDate: '1940-01-01' };

/** A true answer made into one that is a lie; other faults leave it as it is. */
export function spoil(answer: ServiceAnswer, fault: StandinFault | null, registry: Registry): ServiceAnswer {
  if (fault === 'other_form') return { status: 200, body: { entries: 'all of them', registry } };
  const text = JSON.stringify(answer.body);
  if (fault === 'other_reference' && answer.status < 300) {
    return { ...answer, body: JSON.parse(text.replaceAll(/"reference":"[^"]*"/g, '"reference":"NOT-THIS-ONE"')) };
  }
  if (fault !== 'other_person' || answer.status >= 300) return answer;
  const body = JSON.parse(text) as { nationalId?: string; entries?: Found[]; entry?: Found; order?: { id: string } };
  if (body.nationalId !== undefined && body.entries?.length === 0) body.nationalId = stranger.nationalId;
  if (body.order !== undefined) body.order.id = '00000000-0000-4000-8000-000000000000';
  // An entry that was asked for by its key has whatever holder it has: there the lie is the key.
  if (body.entry !== undefined) body.entry.reference = 'NOT-THIS-ONE';
  for (const entry of body.entries ?? []) entry.holders = entry.holders.map((holder) => ({ ...holder, ...stranger }));
  return { ...answer, body };
}
