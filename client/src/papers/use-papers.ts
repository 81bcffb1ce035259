import type { PaperView } from '@ochiq/shared/papers';
import { onMounted, onScopeDispose, shallowRef, watch } from 'vue';
import { type ApiProblem, asProblem } from '../api/problem';

const againMs = 2000;
/** A lot that ended before papers were issued has none; nobody should wait for them for good. */
const mostLooks = 20;

/** After a step that need not leave a paper; one is printed within seconds. */
const looksAfterStep = 6;

/**
 * The papers of a lot. Right after its close there is none yet: then it looks again for a while, and so it does when `step` has
 * changed, until there is one more.
 */
export function usePapers(read: () => Promise<PaperView[]>, step: () => unknown = () => null) {
  const papers = shallowRef<PaperView[] | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const waiting = shallowRef(true);
  let looks = 0;
  let most = mostLooks;
  let enough = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    clearTimeout(timer);
    problem.value = null;
    try {
      papers.value = await read();
    } catch (thrown) {
      problem.value = asProblem(thrown);
    }
    looks += 1;
    waiting.value = papers.value !== null && papers.value.length < enough && looks < most;
    if (waiting.value) timer = setTimeout(() => void load(), againMs);
  }

  onMounted(load);
  watch(step, () => {
    [looks, most, enough] = [0, looksAfterStep, (papers.value?.length ?? 0) + 1];
    void load();
  });
  onScopeDispose(() => clearTimeout(timer));
  return { papers, problem, waiting, load };
}
