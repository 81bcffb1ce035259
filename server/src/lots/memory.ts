/** So many answers are kept; the oldest makes room. */
const room = 500;

/** Answers by their question, each worked out once even when many ask at the same time. */
export class Memory<Answer> {
  private readonly answers = new Map<string, Promise<Answer>>();

  /** The answer that is remembered, or the one that `work` finds; a failure is forgotten. */
  recall(question: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.answers.get(question);
    if (before) return before;
    const [oldest] = this.answers.keys();
    if (oldest !== undefined && this.answers.size >= room) this.answers.delete(oldest);
    const answer = work();
    this.answers.set(question, answer);
    answer.catch(() => this.answers.delete(question));
    return answer;
  }
}
