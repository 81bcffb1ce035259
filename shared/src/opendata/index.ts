import { z } from 'zod';
import { currencySchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

/** An amount as the Open Contracting Data Standard has it: a number of whole currency units. */
const valueSchema = z.object({ amount: z.number().nonnegative(), currency: currencySchema });
const periodSchema = z.object({ startDate: instantSchema, endDate: instantSchema });
const referenceSchema = z.object({ id: z.string(), name: z.string() });

export const releaseTags = ['tender', 'tenderCancellation', 'award', 'contract'] as const;

/**
 * One lot as a release of the Open Contracting Data Standard 1.1 (https://standard.open-contracting.org/1.1/en/schema/release/),
 * with its bid extension. The standard is made for buying; here the office sells, so whoever is named as supplier pays. Bidders
 * are numbers of the lot: nobody's name is in it.
 */
export const releaseSchema = z.strictObject({
  ocid: z.string(),
  id: z.string(),
  date: instantSchema,
  tag: z.array(z.enum(releaseTags)).min(1),
  initiationType: z.literal('tender'),
  language: z.string(),
  parties: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      roles: z.array(z.enum(['procuringEntity', 'buyer', 'tenderer', 'supplier'])).min(1),
    }),
  ),
  buyer: referenceSchema,
  tender: z.strictObject({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    status: z.enum(['planned', 'active', 'cancelled', 'unsuccessful', 'complete']),
    procuringEntity: referenceSchema,
    items: z.array(
      z.strictObject({
        id: z.string(),
        description: z.string(),
        classification: z.object({ scheme: z.literal('OCHIQ'), id: z.string() }),
        quantity: z.literal(1),
        deliveryAddress: z.object({ locality: z.string(), region: z.string(), countryName: z.string() }),
      }),
    ),
    /** The start price: what a bid must reach. */
    minValue: valueSchema,
    /** The appraisal. */
    value: valueSchema.optional(),
    procurementMethod: z.literal('open'),
    procurementMethodDetails: z.string(),
    awardCriteria: z.literal('highestPrice'),
    submissionMethod: z.tuple([z.literal('electronicAuction')]),
    tenderPeriod: periodSchema,
    /** When bids were taken in fact. */
    awardPeriod: periodSchema,
    numberOfTenderers: z.int().nonnegative(),
    tenderers: z.array(referenceSchema),
  }),
  bids: z
    .strictObject({
      statistics: z.array(
        z.strictObject({ id: z.string(), measure: z.enum(['bids', 'validBids', 'bidders']), value: z.int().nonnegative() }),
      ),
      details: z.array(
        z.strictObject({
          id: z.string(),
          date: instantSchema,
          status: z.literal('valid'),
          value: valueSchema,
          tenderers: z.array(referenceSchema),
        }),
      ),
    })
    .optional(),
  awards: z
    .array(
      z.strictObject({
        id: z.string(),
        status: z.enum(['pending', 'active', 'cancelled']),
        date: instantSchema,
        value: valueSchema,
        suppliers: z.array(referenceSchema),
      }),
    )
    .optional(),
  contracts: z
    .array(
      z.strictObject({
        id: z.string(),
        awardID: z.string(),
        status: z.enum(['pending', 'active', 'terminated']),
        value: valueSchema,
        dateSigned: instantSchema.optional(),
      }),
    )
    .optional(),
  /** The lot that this one offers again. */
  relatedProcesses: z
    .array(
      z.strictObject({
        id: z.string(),
        relationship: z.tuple([z.literal('unsuccessfulProcess')]),
        scheme: z.literal('ocid'),
        identifier: z.string(),
      }),
    )
    .optional(),
});
export type Release = z.output<typeof releaseSchema>;

export const releasePackageSchema = z.strictObject({
  uri: z.url(),
  version: z.literal('1.1'),
  extensions: z.array(z.url()),
  publishedDate: instantSchema,
  publisher: z.object({ name: z.string(), uri: z.url() }),
  license: z.url(),
  publicationPolicy: z.url(),
  releases: z.array(releaseSchema),
});
export type ReleasePackage = z.output<typeof releasePackageSchema>;

/** The files that there are: one a day, of the lots whose sale was decided on it (UTC). */
export const openDaysSchema = z.object({
  days: z.array(z.object({ day: z.iso.date(), lots: z.int().positive() })),
  license: z.url(),
});
export type OpenDays = z.output<typeof openDaysSchema>;
