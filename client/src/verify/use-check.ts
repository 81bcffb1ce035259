import type { ProblemCode } from '@ochiq/shared/problem';
import type { Crypto } from '@ochiq/shared/tlog';
import { shallowRef } from 'vue';
import { asProblem } from '../api/problem';
import { type Check, checkReceipt } from './check-receipt';
import { type Input, type InputProblem, readFile, readLink, readText } from './read-input';
import type { TrustedLog } from './trusted-log';
import { CannotCheck } from './web-crypto';

/** What /verify has to say. */
export type Finding =
  | { readonly kind: 'busy' }
  /** Nothing that could be checked. */
  | { readonly kind: 'unread'; readonly problem: InputProblem }
  /** The site was asked for a receipt and had none to give. */
  | { readonly kind: 'not_given'; readonly code: ProblemCode }
  /** A receipt about which nothing can be said: no key is known, or this browser checks no signatures. */
  | { readonly kind: 'undecided'; readonly why: 'no_key' | 'cannot_check' }
  | { readonly kind: 'checked'; readonly check: Check; readonly receipt: unknown };

export interface CheckPorts {
  readonly log: Pick<TrustedLog, 'trust'>;
  readonly crypto: Crypto;
  readonly readReceipt: (lot: number, seq: number, waitMs: number) => Promise<unknown>;
}

/** Checks receipts, whichever way they come; the last one asked for counts. Only `checkLot` asks the site for one. */
export function useCheck({ log, crypto, readReceipt }: CheckPorts) {
  const finding = shallowRef<Finding | null>(null);
  let asked = 0;

  async function decide(receipt: unknown): Promise<Finding> {
    try {
      return { kind: 'checked', check: await checkReceipt(receipt, await log.trust(), crypto), receipt };
    } catch (thrown) {
      return { kind: 'undecided', why: thrown instanceof CannotCheck ? 'cannot_check' : 'no_key' };
    }
  }

  async function find(source: () => Promise<Input | Finding>): Promise<void> {
    asked += 1;
    const mine = asked;
    finding.value = { kind: 'busy' };
    const input = await source();
    const found =
      'kind' in input ? input : 'problem' in input ? ({ kind: 'unread', problem: input.problem } as const) : await decide(input.value);
    if (mine === asked) finding.value = found;
  }

  async function ask(lot: number, seq: number): Promise<Input | Finding> {
    try {
      return { value: await readReceipt(lot, seq, 2000) };
    } catch (thrown) {
      return { kind: 'not_given', code: asProblem(thrown).code };
    }
  }

  return {
    finding,
    checkFile: (file: Blob) => find(() => readFile(file)),
    checkText: (text: string) => find(() => readText(text)),
    checkLink: (link: string) => find(() => readLink(link)),
    checkLot: (lot: number, seq: number) => find(() => ask(lot, seq)),
  };
}
