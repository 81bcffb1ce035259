import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { instantSchema } from '../time/index.js';
import { courtEventSchema } from './answer.js';

const base64url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`));

/** A court's public key as a JWK (RFC 7517, RFC 8037): Ed25519, or P-256 for ES256. A private part is refused. */
export const courtJwkSchema = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url(32) }),
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url(32), y: base64url(32) }),
]);
export const courtKeyDraftSchema = z.object({ kid: z.string().regex(/^[\w.:-]{1,100}$/), jwk: courtJwkSchema });
export type CourtKeyDraft = z.output<typeof courtKeyDraftSchema>;

export const courtChannelSchema = z.object({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9.-]{1,39}$/),
  xroadClient: z.string().min(5).max(255).nullable(),
  callbackUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
});
export type CourtChannelDraft = z.output<typeof courtChannelSchema>;

/** A court as an operator looks after it; `code` null: it delivers nothing here. */
export const courtViewSchema = z.object({
  id: z.int().positive(),
  name: translatedSchema(200),
  jurisdiction: z.enum(['UZ', 'KG']),
  code: z.string().nullable(),
  xroadClient: z.string().nullable(),
  callbackUrl: z.string().nullable(),
  documents: z.int().nonnegative(),
  keys: z.array(z.object({ id: z.uuid(), kid: z.string(), addedAt: instantSchema, revokedAt: instantSchema.nullable() })),
  /** Messages that were sent and not acknowledged yet. */
  waiting: z.array(
    z.object({
      id: z.uuid(),
      event: courtEventSchema,
      document: z.int().positive(),
      attempts: z.int().nonnegative(),
      status: z.int().nullable(),
      error: z.string().nullable(),
    }),
  ),
});
export type CourtView = z.output<typeof courtViewSchema>;
export const courtViewListSchema = z.object({ courts: z.array(courtViewSchema) });

/** A signed file as its text: a compact JWS, or JSON with a detached one. */
export const signedFileSchema = z.object({ file: z.string().min(1).max(250_000) });
