import type { Change } from '@ochiq/shared/lots';

/** A change as it is shown: what it is about, and how its values are written. */
export interface ShownChange {
  readonly path: string;
  readonly field: string;
  /** Of a text that stands in several. */
  readonly language: string | null;
  readonly form: 'text' | 'money' | 'moment' | 'photo' | 'category' | 'region';
  readonly before: string | null;
  readonly after: string | null;
}

const formOf: Readonly<Record<string, ShownChange['form']>> = {
  startMinor: 'money',
  reserveMinor: 'money',
  appraisalMinor: 'money',
  startsAt: 'moment',
  endsAt: 'moment',
  category: 'category',
  region: 'region',
};

/** Puts the places where two versions of a lot differ into the words of its form: a photo is one change, not its id and its hash. */
export function readChanges(changes: readonly Change[]): ShownChange[] {
  return changes.flatMap(({ path, before, after }): ShownChange[] => {
    const [head = '', ...rest] = path.split('.');
    const last = rest.at(-1);
    const values = { path, before, after };
    if (head === 'photos' && last === 'sha256') return [{ ...values, field: 'photo', language: null, form: 'photo' }];
    if (head === 'photos' && rest.at(-2) === 'caption') return [{ ...values, field: 'caption', language: last ?? null, form: 'text' }];
    if (head === 'photos' && last === 'position' && before !== null && after !== null)
      return [{ ...values, field: 'position', language: null, form: 'text' }];
    if (head === 'photos') return [];
    if (head === 'documents') return last === 'name' ? [{ ...values, field: 'document', language: null, form: 'text' }] : [];
    if (head === 'title' || head === 'description') return [{ ...values, field: head, language: last ?? null, form: 'text' }];
    return [{ ...values, field: head, language: null, form: formOf[head] ?? 'text' }];
  });
}
