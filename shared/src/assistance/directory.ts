import { z } from 'zod';
import { instantSchema } from '../time/index.js';
import { countrySchema } from './kinds.js';

/** Where an installation publishes its keys. */
export const directoryPath = '/.well-known/ochiq-assistance';
/** Where it takes messages. */
export const messagesPath = '/api/assistance/messages';

export const keyStates = ['active', 'retiring', 'revoked'] as const;

/** A public key as a JWK (RFC 7517, RFC 8037); `kid` is its thumbprint (RFC 7638). Times in seconds since the epoch. */
export const publicKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  kid: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
  state: z.enum(keyStates),
  nbf: z.int().nonnegative(),
  /** When it signs no more; null while nobody has set an end. */
  exp: z.int().nonnegative().nullable(),
});
export type PublicKey = z.output<typeof publicKeySchema>;

export const directorySchema = z.object({
  country: countrySchema,
  /** The address under which requests are signed. */
  url: z.string().max(300),
  keys: z.array(publicKeySchema).max(20),
});
export type Directory = z.output<typeof directorySchema>;

/** An address as an operator enters it: HTTPS, or HTTP where the installation allows it; no path, no name and password. */
export const partnerUrlSchema = z
  .string()
  .trim()
  .max(300)
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/)
  .transform((text) => text.replace(/\/$/, ''));

/** A directory as an operator is shown it, before any of it is believed. */
export const directoryPreviewSchema = z.object({ directory: directorySchema });

export const partnerDraftSchema = z.object({
  url: partnerUrlSchema,
  name: z.string().trim().min(2).max(100),
  country: countrySchema,
  /** The office that takes this country's requests. */
  officeId: z.int32().positive(),
  /** The keys whose thumbprints the operator has compared with ones from elsewhere. */
  kids: z.array(z.string()).min(1).max(20),
});
export type PartnerDraft = z.output<typeof partnerDraftSchema>;

export const partnerKeySchema = z.object({
  kid: z.string(),
  state: z.enum(['trusted', 'revoked']),
  how: z.enum(['pinned', 'directory']),
  since: instantSchema,
  until: instantSchema.nullable(),
});

export const partnerViewSchema = z.object({
  id: z.uuid(),
  country: countrySchema,
  name: z.string(),
  url: z.string(),
  office: z.object({ id: z.int(), name: z.record(z.string(), z.string()) }),
  paused: z.boolean(),
  keys: z.array(partnerKeySchema),
  /** Messages that wait to be delivered, the error of the last attempt, and when the directory was read last. */
  waiting: z.int(),
  lastError: z.string().nullable(),
  readAt: instantSchema.nullable(),
});
export type PartnerView = z.output<typeof partnerViewSchema>;

export const ownKeySchema = z.object({
  kid: z.string(),
  state: z.enum(keyStates),
  madeAt: instantSchema,
  endsAt: instantSchema.nullable(),
});

export const assistanceSettingsSchema = z.object({
  country: countrySchema,
  url: z.string(),
  keys: z.array(ownKeySchema),
  partners: z.array(partnerViewSchema),
  offices: z.array(z.object({ id: z.int(), name: z.record(z.string(), z.string()) })),
});
export type AssistanceSettings = z.output<typeof assistanceSettingsSchema>;
