import { hash } from 'node:crypto';
import type { AssistanceMessage } from '@ochiq/shared/assistance';
import { stepOfMessage } from '@ochiq/shared/assistance';
import type { NewEntry } from '../log/index.js';

/** The SHA-256 of a message's canonical text, by which the two logs are compared. */
export const digestOf = (canonicalText: string): string => hash('sha256', canonicalText, 'hex');

/** What both logs say of a message: nothing that tells who is meant. */
const told = (message: AssistanceMessage, digest: string) => ({
  request: message.request,
  from: message.from,
  to: message.to,
  seq: message.seq,
  step: stepOfMessage(message),
  digest,
});

/** A message of ours, with the official who let it leave and the one who had written it. */
export const sentEntry = (
  message: AssistanceMessage,
  digest: string,
  at: Date,
  people: { actorId: string | null; submitterId?: string },
): NewEntry => ({
  lotId: null,
  kind: 'assistance_sent',
  at,
  ...people,
  body: told(message, digest),
});

export const receivedEntry = (message: AssistanceMessage, digest: string, at: Date): NewEntry => ({
  lotId: null,
  kind: 'assistance_received',
  at,
  actorId: null,
  body: told(message, digest),
});

/** What happens to a request without the other side's knowing. */
export const stepEntry = (request: string, step: string, at: Date, actorId: string | null): NewEntry => ({
  lotId: null,
  kind: 'assistance_step',
  at,
  actorId,
  body: { request, step },
});
