import { z } from 'zod';
import { countrySchema } from '../assistance/kinds.js';
import { toldStepSchema } from '../assistance/steps.js';
import { instantSchema } from '../time/index.js';
import { hashHexSchema } from './hash-hex.js';

const at = instantSchema;
/** As in the other leaves: commitments of people. */
const actor = hashHexSchema.optional();
const submitter = hashHexSchema.optional();

/** What happens to a request on one side alone. */
export const assistanceLogSteps = ['drafted', 'submit', 'send_back', 'drop', 'searched', 'propose_answer', 'return_answer'] as const;

/**
 * A message between two countries' installations: what it tells, and the SHA-256 of its canonical text (RFC 8785), which has 32 random
 * octets in it, so that nobody can try out names. `seq` counts the messages of `from` about this request.
 */
const told = {
  request: z.uuid(),
  from: countrySchema,
  to: countrySchema,
  seq: z.int().positive(),
  step: z.union([z.literal('request'), toldStepSchema]),
  digest: hashHexSchema,
};

/** Legal assistance: each message stands in both countries' logs, sent in one and received in the other. */
export const assistanceLeaves = [
  /** A request and an answer leave by two officials: `submitter` wrote what `actor` approved. */
  z.object({ kind: z.literal('assistance_sent'), at, actor, submitter, ...told }),
  z.object({ kind: z.literal('assistance_received'), at, ...told }),
  z.object({ kind: z.literal('assistance_step'), at, actor, request: z.uuid(), step: z.enum(assistanceLogSteps) }),
] as const;
