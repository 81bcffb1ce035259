import { type ClientFrame, clientFrameSchema } from '@ochiq/shared/bids';
import type { ProblemCode } from '@ochiq/shared/problem';
import { z } from 'zod';

export const frameLimitBytes = 4096;

export type ReadFrame =
  | { readonly ok: true; readonly frame: ClientFrame }
  /** `key` and `lot` are given back when they could be read, so that the client knows which bid is meant. */
  | { readonly ok: false; readonly code: ProblemCode; readonly key?: string; readonly lot?: number };

const namedSchema = z.object({ type: z.string() });
const echoSchema = z.object({ key: z.uuid().optional().catch(undefined), lot: z.int().positive().optional().catch(undefined) });
const tooMuchSchema = z.object({ amountMinor: z.string().regex(/^[1-9]\d{15,}$/) });

/** Reads one text frame of a client. Pure: every refusal is a value. */
export function readFrame(text: string): ReadFrame {
  if (Buffer.byteLength(text) > frameLimitBytes) return { ok: false, code: 'frame_too_large' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, code: 'frame_not_json' };
  }
  const parsed = clientFrameSchema.safeParse(json);
  if (parsed.success) return { ok: true, frame: parsed.data };
  const named = namedSchema.safeParse(json);
  const { key, lot } = named.success ? echoSchema.parse(json) : {};
  const echo = { ...(key === undefined ? {} : { key }), ...(lot === undefined ? {} : { lot }) };
  return { ok: false, code: codeOf(json, named.data?.type, parsed.error), ...echo };
}

function codeOf(json: unknown, type: string | undefined, error: z.ZodError): ProblemCode {
  if (!['bid', 'watch', 'unwatch', 'ping'].includes(type ?? '')) return 'frame_unknown_type';
  const fields = new Set(error.issues.map((issue) => issue.path[0]));
  if (fields.has('lots')) return error.issues.some((issue) => issue.code === 'too_big') ? 'too_many_lots' : 'bad_request';
  if (fields.has('amountMinor')) return tooMuchSchema.safeParse(json).success ? 'above_limit' : 'amount_invalid';
  return fields.has('currency') ? 'wrong_currency' : 'bad_request';
}
