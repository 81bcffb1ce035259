import type { z } from 'zod';

/** Which fields of a form are wrong, by their path ("creditors.0.name"); a field left empty is `required`. */
export type FieldErrors = ReadonlyMap<string, 'required' | 'wrong'>;

/** The faults that a schema finds in what was typed. */
export function fieldErrors(schema: z.ZodType, typed: unknown): FieldErrors {
  const parsed = schema.safeParse(typed, { reportInput: true });
  if (parsed.success) return new Map();
  const isEmpty = (input: unknown) => input === '' || input === null || input === undefined;
  return new Map(parsed.error.issues.map((issue) => [issue.path.join('.'), isEmpty(issue.input) ? 'required' : 'wrong']));
}
