import type { PaperView } from '@ochiq/shared/papers';
import { onMounted, onScopeDispose, shallowRef } from 'vue';
import { type ApiProblem, asProblem } from '../api/problem';

const againMs = 2000;
/** A lot that ended before papers were issued has none; nobody should wait for them for good. */
const mostLooks = 20;

/** The papers of a lot. Right after its close there is none yet: then it looks again for a while. */
export function usePapers(read: () => Promise<PaperView[]>) {
  const papers = shallowRef<PaperView[] | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const waiting = shallowRef(true);
  let looks = 0;
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
    waiting.value = papers.value?.length === 0 && looks < mostLooks;
    if (waiting.value) timer = setTimeout(() => void load(), againMs);
  }

  onMounted(load);
  onScopeDispose(() => clearTimeout(timer));
  return { papers, problem, waiting, load };
}
