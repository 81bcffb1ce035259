import { z } from 'zod';

/** The body of an error of X-Road, and of ours when X-Road calls us (PR-REST 4.6). `detail` is what to ask support about. */
export const xroadErrorSchema = z.object({
  type: z.string().min(1).max(200),
  message: z.string().max(2_000),
  detail: z.string().max(2_000).nullable().default(null),
});
export type XroadError = z.output<typeof xroadErrorSchema>;

/** Where it went wrong: we asked wrongly, our own security server, the other side's, the service itself. */
export type ErrorPlace = 'client' | 'own_server' | 'their_server' | 'service';

/** `Server.ClientProxy...` is the asking side's server, `Server.ServerProxy...` the other side's (PR-REST 4.6, example 5). */
export function placeOf(type: string): ErrorPlace {
  const [first = '', second = ''] = type.toLowerCase().split('.');
  if (first === 'client') return 'client';
  return second === 'clientproxy' ? 'own_server' : 'their_server';
}

/** The last word of a type, in one spelling: version 7 writes `DatabaseError`, version 8 `database_error`. */
const lastWord = (type: string): string => (type.split('.').at(-1) ?? '').replaceAll('_', '').toLowerCase();

const denials = new Set([
  'accessdenied',
  'sslauthenticationfailed',
  'unknownservice',
  'unknownmember',
  'invalidclientidentifier',
  'clientnotfound',
]);
const lies = new Set(['inconsistentresponse', 'invalidsignaturevalue', 'signatureverification', 'invalidrest', 'missingsignature']);

/** What an error of X-Road means for the question: it may not be asked, its answer is not to be believed, it passes, or it is ours. */
export function faultOf(error: XroadError): 'denied' | 'lying' | 'down' | 'refused' {
  const word = lastWord(error.type);
  if (denials.has(word)) return 'denied';
  if (lies.has(word)) return 'lying';
  return placeOf(error.type) === 'client' ? 'refused' : 'down';
}
