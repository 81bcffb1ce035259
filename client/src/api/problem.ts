import type { Problem, ProblemCode } from '@ochiq/shared/problem';

/** A refusal by the server, or its silence; `code` picks the text shown (`problem.<code>` in the messages). */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The fields of a 400: a dotted path into the body with what is wrong. */
  readonly errors: NonNullable<Problem['errors']>;

  constructor(code: ProblemCode, status = 0, errors: NonNullable<Problem['errors']> = []) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.errors = errors;
  }
}

/** What was thrown as a problem that can be shown; a fault of our own counts as `internal`. */
export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem('internal');
}
