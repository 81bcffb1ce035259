import { z } from 'zod';

/** A document of a case (PDF) that only its office reads; `sha256` is of its bytes, 64 hexadecimal digits. */
export const fileSchema = z.object({ name: z.string(), bytes: z.int().positive(), sha256: z.string(), url: z.string() });
export type CaseFile = z.output<typeof fileSchema>;
