import { z } from 'zod';
import { languageSchema } from '../language/index.js';
import { hashHexSchema } from '../log/index.js';
import { instantSchema } from '../time/index.js';
import type { Who } from './facts.js';
import { paperKindSchema } from './kind.js';

export {
  type FactsOf,
  type PaperFacts,
  type PaperHead,
  paperFactsSchema,
  type Who,
  whoSchema,
} from './facts.js';
export { type PaperKind, paperKindSchema, paperKinds } from './kind.js';

/** Whom a copy is for: the world, without a name, or the parties of the case. */
export const copySchema = z.enum(['public', 'official']);
export type PaperCopy = z.output<typeof copySchema>;

/** Who stands behind a number of a paper, by id; for the server alone. */
export interface PaperPerson {
  readonly who: Who;
  readonly of: 'person' | 'party';
  readonly id: string;
}

/** Where the public log holds the fact that a paper tells of. The root is base64. */
export interface LogRecord {
  /** The lot's public event by its number; null for an entry that has none. */
  readonly seq: number | null;
  readonly index: number;
  readonly size: number;
  readonly root: string;
}

const fileSchema = z.object({
  language: languageSchema,
  copy: copySchema,
  sha256: hashHexSchema,
  bytes: z.int().positive(),
  url: z.string(),
});

/** A paper as its readers see it: the newest state of each copy that they may read. */
export const paperViewSchema = z.object({
  id: z.int().positive(),
  lot: z.int().positive(),
  kind: paperKindSchema,
  number: z.string(),
  state: z.enum(['issued', 'signed']),
  issuedAt: instantSchema,
  signedAt: instantSchema.nullable(),
  files: z.array(fileSchema),
});
export type PaperView = z.output<typeof paperViewSchema>;
export const paperListSchema = z.object({ papers: z.array(paperViewSchema) });
