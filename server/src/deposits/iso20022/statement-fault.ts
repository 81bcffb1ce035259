import type { ProblemCode } from '@ochiq/shared/problem';

/** Why a bank statement is refused as a whole, and where. */
export class StatementFault extends Error {
  constructor(
    readonly code: Extract<ProblemCode, `statement_${string}`>,
    /** Line of the document, counted from 1; null where the fault is of the whole. */
    readonly line: number | null,
    readonly detail: string,
  ) {
    super(line === null ? detail : `line ${line}: ${detail}`);
    this.name = 'StatementFault';
  }
}
