import { passingFaults, type RegistryFault } from '@ochiq/shared/registries';

const secondMs = 1_000;
/** A registry that is down is asked again after 2, 4, 8, ... seconds, at last every five minutes. */
const mostMs = 300 * secondMs;
/** An answer that cannot be read is asked for so often: somebody has to look at that registry. */
const mostLies = 6;

/** When a registry that gave no answer is asked again, in ms. @param tries how often it was asked, 1 or more */
export const restMs = (tries: number): number => Math.min(mostMs, 2 ** Math.min(tries, 20) * secondMs);

/** What becomes of a question that came back with a fault: it waits and is asked again, or it is over. */
export function questionAfter(fault: RegistryFault, tries: number): 'down' | 'denied' | 'failed' {
  if (passingFaults.includes(fault)) return 'down';
  if (fault === 'lying') return tries < mostLies ? 'down' : 'failed';
  return 'denied';
}

/**
 * What becomes of an order. One whose answer is lost or cannot be read may have been carried out: it is sent again, with the same
 * id, until the truth is known.
 */
export const orderAfter = (fault: RegistryFault): 'waiting' | 'refused' =>
  passingFaults.includes(fault) || fault === 'lying' ? 'waiting' : 'refused';
