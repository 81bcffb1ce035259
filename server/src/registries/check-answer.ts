import { bestHolder } from '@ochiq/shared/property';
import type { Found, Registry, RegistryReceipt, SoughtPerson } from '@ochiq/shared/registries';
import { entryAnswerSchema, isOf, type Order, orderAnswerSchema, searchAnswerSchema } from './wire.js';

/**
 * Whether an entry may be the sought person's: some holder is not certainly another. Civil entries say what else a person was called;
 * a registry that has no names but another person's gave the answer to another question.
 */
function mayBeHeldBy(entry: Found, person: SoughtPerson): boolean {
  const otherNames = entry.registry === 'civil' ? entry.otherNames : [];
  const best = bestHolder({ ...person, otherNames }, entry.holders);
  return best !== null && (best.holder.nationalId === person.nationalId || best.confidence.word !== 'not_same');
}

/** The entries of an answer to a search; null when it is not one, or not to this question. */
export function readSearch(registry: Registry, person: SoughtPerson, body: unknown): readonly Found[] | null {
  const answer = searchAnswerSchema.safeParse(body);
  if (!answer.success || answer.data.nationalId !== person.nationalId) return null;
  const { entries } = answer.data;
  const references = new Set(entries.map(({ reference }) => reference));
  if (references.size < entries.length) return null;
  return entries.every((entry) => isOf(registry, entry) && mayBeHeldBy(entry, person)) ? entries : null;
}

/** The entry that was asked for; null when it is another. */
export function readEntry(registry: Registry, reference: string, body: unknown): Found | null {
  const answer = entryAnswerSchema.safeParse(body);
  if (!answer.success) return null;
  const { entry } = answer.data;
  return isOf(registry, entry) && entry.reference === reference ? entry : null;
}

/** The receipt for an order; null when it is for another order or another entry. */
export function readReceipt(order: Order, body: unknown): RegistryReceipt | null {
  const answer = orderAnswerSchema.safeParse(body);
  if (!answer.success) return null;
  const { order: answered, receipt } = answer.data;
  return answered.id === order.id && answered.reference === order.reference ? receipt : null;
}
