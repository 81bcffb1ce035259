import { type ShallowRef, shallowRef } from 'vue';
import { type ApiProblem, asProblem } from '../api/problem';

/** What a page reads: the data, or why there is none. Of two questions only the later one's answer counts. */
export function useLoaded<T>(read: () => Promise<T>) {
  const data: ShallowRef<T | null> = shallowRef(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = shallowRef(false);
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    problem.value = null;
    loading.value = true;
    try {
      const found = await read();
      if (mine === asked) data.value = found;
    } catch (thrown) {
      if (mine === asked) problem.value = asProblem(thrown);
    } finally {
      if (mine === asked) loading.value = false;
    }
  }
  return { data, problem, loading, load };
}
