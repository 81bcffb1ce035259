import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { categorySchema, lotStateSchema, regionSchema } from '../lots/index.js';
import { currencySchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';
import { appraisalViewSchema } from './appraisal.js';
import { attributeSchemas } from './attributes.js';
import { fileSchema } from './file.js';

const common = {
  title: translatedSchema(200),
  description: translatedSchema(5000),
  place: z.string().trim().max(300),
  region: regionSchema,
};

/** Property of a case as the bailiff enters it: what it is, with the attributes of its kind, and where it is. */
export const itemDraftSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vehicle'), attributes: attributeSchemas.vehicle, ...common }),
  z.object({ kind: z.literal('flat'), attributes: attributeSchemas.flat, ...common }),
  z.object({ kind: z.literal('house'), attributes: attributeSchemas.house, ...common }),
  z.object({ kind: z.literal('land'), attributes: attributeSchemas.land, ...common }),
  z.object({ kind: z.literal('commercial'), attributes: attributeSchemas.commercial, ...common }),
  z.object({ kind: z.literal('equipment'), attributes: attributeSchemas.equipment, ...common }),
  z.object({ kind: z.literal('livestock'), attributes: attributeSchemas.livestock, ...common }),
  z.object({ kind: z.literal('jewellery'), attributes: attributeSchemas.jewellery, ...common }),
  z.object({ kind: z.literal('other'), attributes: attributeSchemas.other, ...common }),
]);
export type ItemDraft = z.output<typeof itemDraftSchema>;

/** An act of seizure: one for all the things seized at one time and place. */
export const seizureDraftSchema = z.object({
  number: z.string().trim().min(1).max(60),
  seizedOn: z.iso.date(),
  place: z.string().trim().min(2).max(300),
  witnesses: z.array(z.string().trim().min(2).max(200)).max(4),
  itemIds: z.array(z.int32().positive()).min(1).max(100),
});
export type SeizureDraft = z.output<typeof seizureDraftSchema>;

export const seizureViewSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  seizedOn: z.iso.date(),
  place: z.string(),
  /** Names of the witnesses and of the bailiff who signed: for the office of the case only. */
  witnesses: z.array(z.string()),
  bailiff: z.string(),
  document: fileSchema.nullable(),
});
export type SeizureView = z.output<typeof seizureViewSchema>;

/** A thing on the desk, with all that leads to its lot. */
export const itemViewSchema = z.object({
  id: z.int().positive(),
  caseId: z.int().positive(),
  caseNumber: z.string(),
  currency: currencySchema,
  kind: categorySchema,
  ...common,
  attributes: z.record(z.string(), z.union([z.string(), z.number()])),
  recordedAt: instantSchema,
  seizure: seizureViewSchema.nullable(),
  /** Newest first. */
  appraisals: z.array(appraisalViewSchema),
  /** The newest lot that offers it, whatever its state. */
  lot: z.object({ id: z.int().positive(), state: lotStateSchema }).nullable(),
});
export type ItemView = z.output<typeof itemViewSchema>;
export const itemListSchema = z.object({ items: z.array(itemViewSchema) });

/** A thing is in at most one lot at a time; these are the states in which a lot still holds it. */
export const holdingStates = ['draft', 'in_review', 'published', 'live', 'suspended', 'sold'] as const;
