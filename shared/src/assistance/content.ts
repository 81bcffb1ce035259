import { z } from 'zod';
import { partyKindSchema } from '../cases/index.js';
import { regionSchema } from '../lots/index.js';
import { currencySchema, minorSchema } from '../money/index.js';
import { bandSchema } from './kinds.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const day = z.iso.date();

/** All that a request could tell; `fields.ts` says what of it may leave for which purpose. */
export const askedSchema = z.strictObject({
  subject: z
    .strictObject({
      kind: partyKindSchema,
      name: text(200),
      nationalId: z.string().regex(/^\d{9,14}$/),
      birthDate: day.nullable(),
      lastAddress: text(300).nullable(),
    })
    .partial()
    .optional(),
  claim: z.strictObject({ amountMinor: minorSchema, currency: currencySchema }).partial().optional(),
  /** The executive document or judgment on which the request stands. */
  judgment: z
    .strictObject({ court: text(200), number: text(60), issuedOn: day })
    .partial()
    .optional(),
  /** What is to be served; `sha256` of the text's UTF-8. */
  document: z
    .strictObject({ title: text(200), text: text(20_000), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .partial()
    .optional(),
});
export type Asked = z.output<typeof askedSchema>;

export const outcomes = ['found', 'not_found', 'several', 'done', 'not_done'] as const;
export const encumbered = ['none', 'pledge', 'seizure', 'other'] as const;
export const propertyKinds = ['flat', 'house', 'land', 'commercial', 'vehicle', 'account'] as const;
export const incomeKinds = ['wages', 'pension', 'dividends', 'rent', 'other'] as const;
export const servedHow = ['in_person', 'to_relative', 'at_work', 'refused'] as const;
export const recognitionStates = ['not_filed', 'pending', 'recognised', 'refused'] as const;

/** All that an answer could tell. */
export const answerSchema = z.strictObject({
  outcome: z.enum(outcomes),
  debtor: z
    .strictObject({ region: regionSchema, address: text(300), diedOn: day.nullable() })
    .partial()
    .optional(),
  items: z
    .array(
      z
        .strictObject({
          kind: z.enum(propertyKinds),
          region: regionSchema.nullable(),
          band: bandSchema,
          currency: currencySchema.nullable(),
          encumbrance: z.enum(encumbered),
        })
        .partial(),
    )
    .max(200)
    .optional(),
  incomes: z
    .array(
      z
        .strictObject({
          kind: z.enum(incomeKinds),
          band: bandSchema,
          currency: currencySchema,
          payer: text(200),
          monthlyMinor: minorSchema,
        })
        .partial(),
    )
    .max(50)
    .optional(),
  served: z
    .strictObject({ on: day, how: z.enum(servedHow) })
    .partial()
    .optional(),
  recognition: z
    .strictObject({ state: z.enum(recognitionStates), court: text(200).nullable(), decidedOn: day.nullable() })
    .partial()
    .optional(),
});
export type Answer = z.output<typeof answerSchema>;
