import type { LotDesk } from '@ochiq/shared/lots';
import { ref, shallowRef } from 'vue';
import { type ApiProblem, asProblem } from '../api/problem';

/** One step of a lot under way: whether it is being sent, and why the server refused it. */
export function useStep(done: (desk: LotDesk) => void) {
  const busy = ref(false);
  const refusal = shallowRef<ApiProblem | null>(null);

  async function take(work: () => Promise<LotDesk>): Promise<void> {
    busy.value = true;
    refusal.value = null;
    try {
      done(await work());
    } catch (thrown) {
      refusal.value = asProblem(thrown);
    } finally {
      busy.value = false;
    }
  }

  return { busy, refusal, take };
}
