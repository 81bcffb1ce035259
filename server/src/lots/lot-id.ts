import { maxIdNumber } from '@ochiq/shared/lots';
import { z } from 'zod';
import { Refusal } from '../base/index.js';

export const lotParamsSchema = z.object({ lot: z.string().meta({ description: 'Number of the lot', example: '100001' }) });

/**
 * The lot number in a path. What is no number names no lot either.
 * @throws Refusal lot_unknown
 */
export function lotIdOf(params: { lot: string }): number {
  const id = /^[1-9]\d{0,9}$/.test(params.lot) ? Number(params.lot) : Number.POSITIVE_INFINITY;
  if (id > maxIdNumber) throw new Refusal('lot_unknown');
  return id;
}
