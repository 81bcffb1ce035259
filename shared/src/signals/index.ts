import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { regionSchema } from '../lots/index.js';
import { currencySchema, minorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';
import { signalCodeSchema, subjectKindSchema } from './code.js';

export { type SignalCode, type SubjectKind, signalCodeSchema, subjectKindSchema } from './code.js';
export { placesIn } from './text/fill-places.js';
export { explain, type SignalFacts, type SignalText, signalText, tellAbout } from './text/index.js';

/** `id`: a lot's or an office's number, a person's uuid, or a ring's own id. */
export const subjectSchema = z.object({ kind: subjectKindSchema, id: z.string().min(1).max(64) });
export type Subject = z.output<typeof subjectSchema>;

/**
 * How a subject is written before anybody may know who it is: a lot's title, an office's name, or a handle ("B-4F2A91") that
 * stays the same for one person everywhere in the workspace. Names are told only by a look, which is logged.
 */
export const subjectLabelSchema = z.union([translatedSchema(300), z.string()]);

const share = z.number().min(0).max(1);

/** One signal's part in a score. `points` of all parts sum to the score. */
export const contributionSchema = z.object({
  signal: signalCodeSchema,
  points: z.number(),
  /** The strongest value that was measured, in the signal's own unit. */
  value: z.number(),
  /** The chance of such a value, or a more suspicious one, in an honest market. */
  pValue: share,
  hits: z.int().nonnegative(),
  /**
   * Whose doings it speaks about. A lot's part may be what its bidder, its official or a ring did at lots like it: then the chance is that
   * of all of them together. `lots` are the first of those, `count` how many they are; both empty where a subject's own lots are meant.
   */
  about: subjectSchema.extend({ label: subjectLabelSchema, lots: z.array(z.int().positive()), count: z.int().nonnegative() }),
});
export type Contribution = z.output<typeof contributionSchema>;
export type About = Contribution['about'];

/** A finding with its evidence. `facts` fill the explanation's places; amounts are minor units as strings. */
export const hitSchema = z.object({
  id: z.int().positive(),
  signal: signalCodeSchema,
  at: instantSchema,
  value: z.number(),
  pValue: share,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  subjects: z.array(subjectSchema.extend({ label: subjectLabelSchema })),
  lots: z.array(z.int().positive()),
  /** Ids of bids, and of log entries, that caused it. */
  bids: z.array(z.int().positive()),
  entries: z.array(z.int().positive()),
});
export type Hit = z.output<typeof hitSchema>;

export const rankedSchema = z.object({
  subject: subjectSchema,
  label: subjectLabelSchema,
  /** 0 to 100; what it means is told beside the ranking: see `calibration`. */
  score: z.number().min(0).max(100),
  /** Combined over all signals. */
  pValue: share,
  /** The share of false alarms to expect among all that rank at least as high (Benjamini and Hochberg). */
  qValue: share,
  /** Within the false discovery rate that this installation holds. */
  flagged: z.boolean(),
  contributions: z.array(contributionSchema),
  lots: z.int().nonnegative(),
  office: z.object({ id: z.int(), name: translatedSchema(200) }).nullable(),
  lastAt: instantSchema,
  /** The newest inquiry that names it. */
  inquiry: z.object({ id: z.int().positive(), state: z.string() }).nullable(),
});
export type Ranked = z.output<typeof rankedSchema>;

export const rankingQuerySchema = z.object({
  kind: subjectKindSchema.default('lot'),
  signal: signalCodeSchema.optional(),
  office: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  flagged: z.stringbool().optional(),
  cursor: z.string().max(200).optional(),
});
export type RankingQuery = z.output<typeof rankingQuerySchema>;

export const rankingSchema = z.object({
  subjects: z.array(rankedSchema),
  next: z.string().nullable(),
  window: z.object({
    from: instantSchema.nullable(),
    to: instantSchema.nullable(),
    /** When the network signals last ran; null: never. */
    scoredAt: instantSchema.nullable(),
    lots: z.int().nonnegative(),
    /** Of the kind that is shown. */
    tested: z.int().nonnegative(),
    flagged: z.int().nonnegative(),
    /** The false discovery rate that is held, and how many of the flagged are expected to be false alarms by it. */
    fdr: share,
    expectedFalse: z.number().nonnegative(),
  }),
});
export type Ranking = z.output<typeof rankingSchema>;

/** How a subject stands among its peers in one measure. `rank` 1 is the highest of `of`. */
export const peerMeasureSchema = z.object({
  measure: z.enum([
    'price_to_appraisal',
    'price_to_start',
    'bidders',
    'bids',
    'lots',
    'win_share',
    'defaults',
    'withdrawals',
    'top_winner_share',
  ]),
  value: z.number(),
  median: z.number(),
  p10: z.number(),
  p90: z.number(),
  rank: z.int().positive(),
  of: z.int().positive(),
});
export type PeerMeasure = z.output<typeof peerMeasureSchema>;

export const subjectPageSchema = rankedSchema.extend({
  hits: z.array(hitSchema),
  peers: z.array(peerMeasureSchema),
  /** Newest first, at most 200. */
  lotsOf: z.array(
    z.object({
      lot: z.int().positive(),
      title: translatedSchema(300),
      closedAt: instantSchema,
      outcome: z.string(),
      priceMinor: minorSchema.nullable(),
      currency: currencySchema,
      score: z.number().nullable(),
      /** What the subject did there. */
      part: z.enum(['won', 'bid', 'wrote', 'defaulted', 'sold']),
    }),
  ),
});
export type SubjectPage = z.output<typeof subjectPageSchema>;

/** Everything that a lot's timeline and its replay draw. Instants are UTC; order is the log's. */
export const timelineSchema = z.object({
  lot: z.int().positive(),
  title: translatedSchema(300),
  state: z.string(),
  /** Whose wall clock the sale ends by. */
  region: regionSchema,
  currency: currencySchema,
  startMinor: minorSchema,
  reserveMinor: minorSchema.nullable(),
  appraisalMinor: minorSchema.nullable(),
  publishedAt: instantSchema.nullable(),
  startsAt: instantSchema,
  originalEndsAt: instantSchema,
  endsAt: instantSchema,
  official: subjectSchema.extend({ label: z.string() }),
  lanes: z.array(
    z.object({
      bidder: z.int().positive(),
      person: subjectSchema.extend({ label: z.string() }),
      won: z.boolean(),
      ring: z.string().nullable(),
      bids: z.int().nonnegative(),
    }),
  ),
  bids: z.array(
    z.object({
      id: z.int().positive(),
      seq: z.int().positive().nullable(),
      at: instantSchema,
      bidder: z.int().positive().nullable(),
      kind: z.enum(['direct', 'proxy']),
      outcome: z.enum(['accepted', 'rejected']),
      code: z.string().nullable(),
      amountMinor: minorSchema.nullable(),
      priceMinor: minorSchema.nullable(),
      endsAt: instantSchema,
      /** Whether its bidder led after it; a maximum of another may have answered it. */
      leading: z.boolean(),
    }),
  ),
  /** Edits, suspensions, freezes, withdrawal, close, payment and the like. */
  steps: z.array(z.object({ entry: z.int().positive(), kind: z.string(), at: instantSchema })),
  /** Who had the lot's page open: signed-in people by handle, from when to when. */
  watching: z.array(
    z.object({
      person: subjectSchema.extend({ label: z.string() }),
      staff: z.boolean(),
      from: instantSchema,
      to: instantSchema.nullable(),
    }),
  ),
});
export type Timeline = z.output<typeof timelineSchema>;

export const networkQuerySchema = z.object({
  kind: subjectKindSchema,
  id: z.string().min(1).max(64),
  /** Steps from the subject. */
  depth: z.coerce.number().int().min(1).max(3).default(2),
});

/** The neighbourhood of a subject among bidders and officials. */
export const networkSchema = z.object({
  nodes: z.array(
    z.object({
      subject: subjectSchema,
      label: z.string(),
      lots: z.int().nonnegative(),
      won: z.int().nonnegative(),
      score: z.number().min(0).max(100),
      ring: z.string().nullable(),
    }),
  ),
  edges: z.array(
    z.object({
      a: subjectSchema,
      b: subjectSchema,
      /** Why they are joined: they bid on the same lots, paid from one account, used one device, or one sold to the other. */
      tie: z.enum(['same_lots', 'payer', 'device', 'sold_to']),
      weight: z.number().positive(),
      lots: z.array(z.int().positive()).max(50),
    }),
  ),
  rings: z.array(z.object({ id: z.string(), members: z.array(subjectSchema), score: z.number(), pValue: share })),
});
export type Network = z.output<typeof networkSchema>;

/** Offices by months: how many lots closed, how many of them are flagged, and the mean score. */
export const heatSchema = z.object({
  months: z.array(z.string().regex(/^\d{4}-\d{2}$/)),
  offices: z.array(z.object({ id: z.int(), name: translatedSchema(200) })),
  cells: z.array(
    z.object({ office: z.int(), month: z.string(), lots: z.int().nonnegative(), flagged: z.int().nonnegative(), meanScore: z.number() }),
  ),
});
export type Heat = z.output<typeof heatSchema>;

/** What the catalogue page tells of a signal; its texts are in the language files under its code. */
export const signalEntrySchema = z.object({
  code: signalCodeSchema,
  subjects: z.array(subjectKindSchema),
  formula: z.string(),
  /** Paper, law or standard that the formula comes from; `own` where it is ours. */
  source: z.string(),
  needs: z.array(z.string()),
  threshold: z.object({ value: z.number(), side: z.enum(['above', 'below']), unit: z.string() }),
  /** How often it spoke in the present window. */
  hits: z.int().nonnegative(),
});
export const catalogueSchema = z.object({ signals: z.array(signalEntrySchema) });
export type Catalogue = z.output<typeof catalogueSchema>;

/** How far the scoring of the whole window is. */
export const scoringRunSchema = z.object({
  /** One that was asked for and is not done yet. */
  waiting: z.object({ askedAt: instantSchema, startedAt: instantSchema.nullable() }).nullable(),
  last: z.object({ finishedAt: instantSchema, lots: z.int().nonnegative(), flagged: z.int().nonnegative() }).nullable(),
});
export type ScoringRun = z.output<typeof scoringRunSchema>;
