import type { PropertyAnswer, PropertyView } from '@ochiq/shared/property';
import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { type ApiProblem, asProblem } from '../api/problem';
import { readProperty } from '../api/property';

const pollMs = 1_000;

/** Whether something is still to come from a registry. */
const isMoving = ({ search, seizures }: PropertyView): boolean =>
  search?.isDone === false || seizures.some(({ state }) => state === 'ordered' || state === 'releasing');

/** A debtor's property, followed while registries are asked: the page asks for what is newer than it has. */
export function useProperty(caseId: number) {
  const property = shallowRef<PropertyView | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const refusal = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);
  let version: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = false;

  function take(answer: PropertyAnswer): void {
    version = answer.version;
    if (answer.property) property.value = answer.property;
    clearTimeout(timer);
    if (!left && property.value && isMoving(property.value)) timer = setTimeout(follow, pollMs);
  }

  async function follow(): Promise<void> {
    try {
      take(await readProperty(caseId, version));
    } catch {
      // The next look may succeed; what is shown stays.
      if (!left) timer = setTimeout(follow, pollMs);
    }
  }

  async function load(): Promise<void> {
    problem.value = null;
    try {
      take(await readProperty(caseId));
    } catch (thrown) {
      problem.value = asProblem(thrown);
    }
  }

  /** @returns whether the server took the step */
  async function act(work: () => Promise<PropertyAnswer>): Promise<boolean> {
    busy.value = true;
    refusal.value = null;
    try {
      take(await work());
      return true;
    } catch (thrown) {
      refusal.value = asProblem(thrown);
      return false;
    } finally {
      busy.value = false;
    }
  }

  onMounted(load);
  onBeforeUnmount(() => {
    left = true;
    clearTimeout(timer);
  });
  return { property, problem, refusal, busy, load, act, isMoving: computed(() => property.value !== null && isMoving(property.value)) };
}
