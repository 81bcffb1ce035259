import type { InquiryPage } from '@ochiq/shared/audit';
import { type InjectionKey, inject, provide, type ShallowRef, shallowRef } from 'vue';
import { readInquiry } from '../../api/inquiries';
import { type ApiProblem, asProblem } from '../../api/problem';

interface OpenInquiry {
  readonly page: ShallowRef<InquiryPage | null>;
  readonly problem: ShallowRef<ApiProblem | null>;
  /** The step that is being taken. */
  readonly busy: ShallowRef<string | null>;
  readonly load: () => Promise<void>;
  /** Takes a step: its answer is the new page. False: it was refused, and `problem` says why. */
  readonly act: (name: string, step: () => Promise<InquiryPage>) => Promise<boolean>;
}

const key: InjectionKey<OpenInquiry> = Symbol('inquiry');

/** One file and its steps, for the page and the parts below it. */
export function provideInquiry(id: number): OpenInquiry {
  const page = shallowRef<InquiryPage | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = shallowRef<string | null>(null);

  async function act(name: string, step: () => Promise<InquiryPage>): Promise<boolean> {
    busy.value = name;
    problem.value = null;
    try {
      page.value = await step();
      return true;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      return false;
    } finally {
      busy.value = null;
    }
  }
  const open = { page, problem, busy, act, load: async () => void (await act('load', () => readInquiry(id))) };
  provide(key, open);
  return open;
}

/** The file of the page that this part stands on. */
export function useInquiry(): OpenInquiry {
  const open = inject(key);
  if (!open) throw new Error('no inquiry is open');
  return open;
}
