import type { Subject } from '@ochiq/shared/signals';
import { type InjectionKey, inject, provide, type Ref, ref } from 'vue';

/** Names that a logged look has told, by person. They live as long as the page: another page asks again. */
type Names = Ref<ReadonlyMap<string, string>>;
const key: InjectionKey<Names> = Symbol('known names');

/** Makes a page remember what its looks tell. */
export function provideKnownNames(): { learn: (people: readonly { id: string; name: string }[]) => void } {
  const names: Names = ref(new Map());
  provide(key, names);
  return {
    learn(people) {
      names.value = new Map([...names.value, ...people.map(({ id, name }) => [id, name] as const)]);
    },
  };
}

/** A person by their name where a look of this page has told it, else by their handle. */
export function useKnownNames() {
  const names = inject(key, ref(new Map()));
  return {
    nameOf: ({ id, label }: Subject & { label: string }): string => {
      const name = names.value.get(id);
      return name === undefined ? label : `${name} (${label})`;
    },
    isKnown: (id: string): boolean => names.value.has(id),
  };
}
