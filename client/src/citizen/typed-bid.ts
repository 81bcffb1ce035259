import { bidKindSchema } from '@ochiq/shared/bids';
import { positiveMinorSchema } from '@ochiq/shared/money';
import { z } from 'zod';
import type { TypedBid } from './preview-bid';

const typedSchema = z.object({ kind: bidKindSchema, amountMinor: positiveMinorSchema });
const nameOf = (lot: number) => `ochiq.typed.${lot}`;

/** The amount that was being typed at a lot in this window before a reload or another page. */
export function readTyped(lot: number, store: Pick<Storage, 'getItem'> = sessionStorage): TypedBid | null {
  try {
    return typedSchema.parse(JSON.parse(store.getItem(nameOf(lot)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Keeps it, or lets it go with null. */
export function keepTyped(lot: number, bid: TypedBid | null, store: Pick<Storage, 'setItem' | 'removeItem'> = sessionStorage): void {
  try {
    if (bid) store.setItem(nameOf(lot), JSON.stringify(bid));
    else store.removeItem(nameOf(lot));
  } catch {
    // A closed store: the amount lives as long as the page.
  }
}
