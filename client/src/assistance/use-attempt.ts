import { ref, shallowRef } from 'vue';
import { type ApiProblem, asProblem } from '../api/problem';

/** Does one thing at a time and keeps what it met; `name` says which button is busy. */
export function useAttempt() {
  const busy = ref<string | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  async function attempt(name: string, work: () => Promise<void>): Promise<void> {
    busy.value = name;
    problem.value = null;
    try {
      await work();
    } catch (thrown) {
      problem.value = asProblem(thrown);
    } finally {
      busy.value = null;
    }
  }
  return { busy, problem, attempt };
}
