import type { WindowFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';
import { measureMeetings } from './meetings.js';
import { populationOf } from './population.js';

/**
 * v = -log10 p of `measureMeetings`, over devices and addresses that bidders were seen with. Addresses in an office's own network are
 * left out: see `office_network_bids`. OECD, Guidelines for fighting bid rigging in public procurement (2009), checklist for
 * detection: bids that come from one address; Open Contracting Partnership, Red flags (2024), R044 "Business similarities between
 * bidders"; own formula, so that an address which a village or a mobile operator's customers share is no alarm.
 */
function eachMeasure(window: WindowFacts): Iterable<Measure> {
  const { numberOf } = populationOf(window).presence;
  const seen = new Map<string, Set<number>>();
  for (const { person, staff, kind, value, inOffice } of window.traces) {
    const number = numberOf.get(person);
    if (staff || inOffice !== null || number === undefined) continue;
    const key = `${kind} ${value}`;
    const people = seen.get(key);
    if (people) people.add(number);
    else seen.set(key, new Set([number]));
  }
  return measureMeetings('shared_device', window, seen.values());
}

export const sharedDevice: WindowSignal = streamed({
  code: 'shared_device',
  subjects: ['lot', 'bidder'],
  formula:
    'v = -log10(c H): H hypergeometric, k of the n people of a lot share a value that m of the N bidders of the region share; c such values',
  source: 'own, after OECD guidelines (2009), checklist, and Open Contracting Partnership, Red flags (2024), R044',
  needs: ['traces', 'entrants', 'region'],
  threshold: { value: 2, side: 'above', unit: '-log10 of the chance' },
  eachMeasure,
});
