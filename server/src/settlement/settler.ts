import { defaultOverdue } from './default-sale.js';
import { lapseOffers } from './offer-creditor.js';
import { openSales } from './open-sale.js';
import type { SettlementGround } from './steps.js';
import { takePayments } from './take-payment.js';

export interface Settler {
  /** Looks every second, and through everything at the start and now and then, until stopped. Any number of nodes may. */
  start(): void;
  stop(): Promise<void>;
}

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

export function createSettler(ground: SettlementGround & { readonly onError: (error: unknown) => void }): Settler {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;
  let looks = 0;

  const look = async () => {
    try {
      await settleDue(ground, { whole: looks % wholeEvery === 0 });
      looks += 1;
    } catch (error) {
      ground.onError(error);
    }
    if (!stopped) timer = setTimeout(run, everyMs);
  };
  const run = () => {
    turn = look();
  };
  return {
    start: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
      clearTimeout(timer);
    },
  };
}
