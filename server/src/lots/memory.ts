import { elapsedMs } from '../base/index.js';

/** So many answers are kept; the oldest makes room. */
const room = 500;

/** Answers by their question, each worked out once even when many ask at the same time. */
export class Memory<Answer> {
  private readonly answers = new Map<string, { readonly at: number; readonly answer: Promise<Answer> }>();

  /** @param lastsMs how long an answer is good for */
  constructor(private readonly lastsMs = Number.POSITIVE_INFINITY) {}

  /** The answer that is remembered, or the one that `work` finds; a failure is forgotten. */
  recall(question: string, work: () => Promise<Answer>): Promise<Answer> {
    return this.known(question) ?? this.keep(question, work());
  }

  /** The answer that is remembered. */
  known(question: string): Promise<Answer> | null {
    const before = this.answers.get(question);
    return before !== undefined && elapsedMs() - before.at < this.lastsMs ? before.answer : null;
  }

  /** Remembers an answer. */
  keep(question: string, answer: Promise<Answer>): Promise<Answer> {
    this.answers.delete(question);
    const [oldest] = this.answers.keys();
    if (oldest !== undefined && this.answers.size >= room) this.answers.delete(oldest);
    const kept = { at: elapsedMs(), answer };
    this.answers.set(question, kept);
    answer.catch(() => {
      if (this.answers.get(question) === kept) this.answers.delete(question);
    });
    return answer;
  }
}
