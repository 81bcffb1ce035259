import type { OwnDeposit } from '@ochiq/shared/deposits';
import { onMounted, onUnmounted, ref, shallowRef } from 'vue';
import { readDeposit } from '../api/bidder';
import { type ApiProblem, asProblem } from '../api/problem';

/** How often the page looks whether the money has come in, in ms. */
const lookMs = 5_000;

/** The own registration at a lot; looks again while money or a check is waited for, and tells when it is held. */
export function useDeposit(lot: number, onHeld: () => void) {
  const own = shallowRef<OwnDeposit | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);
  let timer = 0;

  async function read(): Promise<void> {
    own.value = await readDeposit(lot);
    if (own.value.deposit?.state === 'held') onHeld();
  }
  async function look(): Promise<void> {
    if (document.visibilityState === 'visible' && !busy.value && own.value?.deposit?.state === 'awaiting')
      await read().catch(() => undefined);
  }
  /** Does one thing and reads the registration anew; a refusal is shown. */
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true;
    problem.value = null;
    try {
      await work();
      await read();
      return true;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      return false;
    } finally {
      busy.value = false;
    }
  }

  onMounted(() => {
    void act(() => Promise.resolve());
    timer = window.setInterval(() => void look(), lookMs);
  });
  onUnmounted(() => window.clearInterval(timer));
  return { own, problem, busy, act };
}
