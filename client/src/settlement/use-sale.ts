import type { SaleDesk } from '@ochiq/shared/settlement';
import { computed, ref, shallowRef } from 'vue';
import { type ApiProblem, asProblem } from '../api/problem';
import { readSale, stepSale } from '../api/settlement';

/** The dialogs of a sale: what is being asked. */
export type SaleQuestion = 'hand-over' | 'costs' | 'annul' | 'repeat' | 'creditor-offer' | 'answer' | 'return' | null;

/** A lot's sale on the desk: what stands, and the steps that can be taken. */
export function useSale(lot: number, onSaved: () => void) {
  const desk = shallowRef<SaleDesk | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const refusal = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);
  const question = ref<SaleQuestion>(null);

  async function load(): Promise<void> {
    problem.value = null;
    try {
      desk.value = await readSale(lot);
    } catch (thrown) {
      problem.value = asProblem(thrown);
    }
  }

  async function take(step: string, body: object = {}): Promise<void> {
    busy.value = true;
    refusal.value = null;
    try {
      desk.value = await stepSale(lot, step, body);
      question.value = null;
      onSaved();
    } catch (thrown) {
      refusal.value = asProblem(thrown);
    } finally {
      busy.value = false;
    }
  }

  function ask(what: SaleQuestion): void {
    refusal.value = null;
    question.value = what;
  }

  const attempt = computed(() => desk.value?.attempts.at(-1) ?? null);
  return { desk, attempt, problem, refusal, busy, question, load, take, ask };
}
