import { z } from 'zod';
import type { Category } from '../lots/index.js';

const words = (maxLength: number) => z.string().trim().min(1).max(maxLength);
const year = z.int().min(1900).max(2100);
/** ISO 3779: 17 letters and digits without I, O and Q. */
const vinSchema = z.string().regex(/^[A-HJ-NPR-Z0-9]{17}$/);
/** The number of the state cadastre or the unified register, as written on the extract. */
const cadastralSchema = z
  .string()
  .trim()
  .regex(/^[0-9A-Z][0-9A-Z:/.-]{4,39}$/i);
/** Square metres, at most two decimals: registers give no more. */
const area = z.number().positive().max(100_000_000).multipleOf(0.01);
const count = z.int().min(1).max(1_000_000);

const building = { cadastralNumber: cadastralSchema, areaM2: area };

/** What is told of a thing by its kind; all of it may be unknown when it is seized. */
export const attributeSchemas = {
  vehicle: z
    .object({ make: words(60), model: words(60), year, vin: vinSchema, mileageKm: z.int().min(0).max(5_000_000), colour: words(40) })
    .partial(),
  flat: z.object({ ...building, rooms: z.int().min(1).max(50), floor: z.int().min(-5).max(200) }).partial(),
  house: z.object({ ...building, landM2: area, rooms: z.int().min(1).max(200) }).partial(),
  land: z.object({ ...building, purpose: words(200) }).partial(),
  commercial: z.object({ ...building, purpose: words(200) }).partial(),
  equipment: z.object({ make: words(60), model: words(60), serialNumber: words(60), year, count }).partial(),
  livestock: z.object({ species: words(60), count, ageMonths: z.int().min(0).max(600) }).partial(),
  jewellery: z.object({ metal: words(40), fineness: z.int().min(1).max(1000), weightMg: z.int().min(1).max(1_000_000_000) }).partial(),
  other: z.object({ count, unit: words(20) }).partial(),
} as const satisfies Record<Category, z.ZodType>;

export type AttributeName = { [Kind in Category]: keyof z.output<(typeof attributeSchemas)[Kind]> }[Category];

/** The names of a kind's attributes, in the order in which a form asks for them. */
export const attributeNames = (kind: Category): string[] => Object.keys(attributeSchemas[kind].shape);

/** What makes a thing the same thing wherever it is entered again: its VIN or cadastral number, else nothing. */
export function identifierOf(attributes: Readonly<Record<string, unknown>>): string | null {
  const found = attributes['vin'] ?? attributes['cadastralNumber'];
  return typeof found === 'string' ? found.toUpperCase() : null;
}
