import { createRepeated, type Repeated } from '../base/index.js';
import { defaultOverdue } from './default-sale.js';
import { lapseOffers } from './offer-creditor.js';
import { openSales } from './open-sale.js';
import type { SettlementGround } from './steps.js';
import { takePayments } from './take-payment.js';

const everyMs = 1_000;
/** One look in so many goes through all lots, however long ago they ended. */
const wholeEvery = 600;

/** Takes forward whatever is due: sales to open, money that has come, times that are over. Each step has one effect, however often it is taken. */
export async function settleDue(ground: SettlementGround, { whole }: { whole: boolean }): Promise<void> {
  await openSales(ground, { whole });
  await takePayments(ground);
  await defaultOverdue(ground);
  await lapseOffers(ground);
}

/** Looks every second, and through everything at the start and now and then, until stopped. Any number of nodes may. */
export function createSettler(ground: SettlementGround & { readonly onError: (error: unknown) => void }): Repeated {
  let looks = 0;
  const look = async () => {
    await settleDue(ground, { whole: looks % wholeEvery === 0 });
    looks += 1;
  };
  return createRepeated(look, everyMs, ground.onError);
}
