import type { Subject, SubjectPage } from '@ochiq/shared/signals';

export type Person = Subject & { readonly label: string };

/** The people whom a subject's page writes as handles, itself included; each once. */
export function peopleOf(page: Pick<SubjectPage, 'subject' | 'label' | 'hits'>): readonly Person[] {
  const all = [{ ...page.subject, label: page.label }, ...page.hits.flatMap(({ subjects }) => subjects)];
  const people = all.flatMap(({ kind, id, label }) =>
    (kind === 'bidder' || kind === 'official') && typeof label === 'string' ? [{ kind, id, label }] : [],
  );
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
