import type { PaperPerson, Who } from '@ochiq/shared/papers';
import type { Queryable } from '../base/index.js';
import { readParties } from '../identity/index.js';
import { readNationalIds } from './store-people.js';
import type { NamedParty } from './voice.js';

/** The last four digits are enough to tell two people of one name apart. */
export const maskId = (nationalId: string | null): string =>
  nationalId === null ? '–' : `${'•'.repeat(nationalId.length - 4)}${nationalId.slice(-4)}`;

/** The names that an official copy has. A person who was erased since is named no more. */
export async function readNames(db: Queryable, people: readonly PaperPerson[]): Promise<Map<Who, NamedParty>> {
  const idsOf = (of: PaperPerson['of']) => people.filter((one) => one.of === of).map(({ id }) => id);
  const [persons, parties] = [await readNationalIds(db, idsOf('person')), await readParties(db, idsOf('party'))];
  return new Map(
    people.flatMap(({ who, of, id }) => {
      const found = of === 'person' ? persons.get(id) : parties.get(id);
      return found === undefined ? [] : [[who, { name: found.name, maskedId: maskId(found.nationalId) }] as const];
    }),
  );
}
