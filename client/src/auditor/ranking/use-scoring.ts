import { onBeforeUnmount, ref, shallowRef } from 'vue';
import { type ApiProblem, asProblem } from '../../api/problem';
import { askScoring, readScoring } from '../../api/signals';

const pollMs = 1000;

/** Has the window scored anew, waits until that is done, and then calls `done`. */
export function useScoring(done: () => Promise<void>) {
  const scoring = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  let timer = 0;

  async function poll(): Promise<void> {
    try {
      const run = await readScoring();
      if (run.waiting) {
        timer = window.setTimeout(poll, pollMs);
        return;
      }
      await done();
    } catch (thrown) {
      problem.value = asProblem(thrown);
    }
    scoring.value = false;
  }

  async function score(): Promise<void> {
    scoring.value = true;
    problem.value = null;
    try {
      await askScoring();
      timer = window.setTimeout(poll, pollMs);
    } catch (thrown) {
      problem.value = asProblem(thrown);
      scoring.value = false;
    }
  }
  onBeforeUnmount(() => window.clearTimeout(timer));
  return { scoring, score, problem };
}
