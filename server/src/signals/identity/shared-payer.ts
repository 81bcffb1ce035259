import { rarity } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import type { Measure, WindowSignal } from '../measure.js';
import { bidderSubject } from '../read-lot.js';
import { measureMeetings } from './meetings.js';
import { type Population, populationOf } from './population.js';

/** An account that pays for more people than these is an agent's. */
const mostUsers = 10;
/** Lots that are shown as evidence. */
const mostLots = 50;

interface Account {
  readonly people: Set<string>;
  readonly lots: Set<number>;
  /** Whether two of its people were ever in one lot. */
  met: boolean;
}

/** Who each account paid for, and where. */
function accountsOf({ lots }: WindowFacts): ReadonlyMap<string, Account> {
  const accounts = new Map<string, Account>();
  for (const { lot, entrants } of lots) {
    const here = new Map<Account, string>();
    for (const { person, payers } of entrants) {
      for (const payer of payers) {
        const account = accounts.get(payer) ?? { people: new Set(), lots: new Set(), met: false };
        accounts.set(payer, account);
        account.people.add(person);
        account.lots.add(lot);
        if ((here.get(account) ?? person) !== person) account.met = true;
        here.set(account, person);
      }
    }
  }
  return accounts;
}

/** People who share an account, though never in one lot: as rare as it is in this window to share one at all. */
function measureApart(accounts: ReadonlyMap<string, Account>, { regionsOf }: Population): readonly Measure[] {
  const shared = [...accounts.values()].filter(({ people }) => people.size >= 2 && people.size <= mostUsers);
  const sharers = new Set(shared.flatMap(({ people }) => [...people])).size;
  const chance = Math.min(1, sharers / regionsOf.size);
  return shared
    .filter(({ met }) => !met)
    .map(({ people, lots }) => ({
      signal: 'shared_payer' as const,
      subjects: [...people].map(bidderSubject),
      value: rarity(chance),
      pValue: chance,
      facts: { people: people.size, lots: lots.size, sharers: people.size, peers: regionsOf.size, chanceShare: chance },
      lots: [...lots].slice(0, mostLots),
      bids: [],
      entries: [],
    }));
}

/**
 * In one lot: v = -log10 p of `measureMeetings`, over accounts that deposits of its people came from, in any lot of the window. Across
 * lots: people (up to ten) whose deposits came from one account, but who were never in one lot, have v = -log10 of the share of all
 * bidders who share an account so. OECD, Guidelines for fighting bid rigging in public procurement (2009): payments that one bidder
 * makes for another; own formula, so that an account which pays for many, like a notary's, is no alarm.
 */
function measureAll(window: WindowFacts): readonly Measure[] {
  const accounts = accountsOf(window);
  const sharing = Array.from(accounts.values(), ({ people }) => people);
  return [...measureMeetings('shared_payer', window, sharing), ...measureApart(accounts, populationOf(window))];
}

export const sharedPayer: WindowSignal = {
  code: 'shared_payer',
  subjects: ['lot', 'bidder'],
  formula:
    'v = -log10(c H): H hypergeometric, k of the n people of a lot share an account that paid for m of the N bidders of the region; c such accounts',
  source: 'own, after OECD guidelines (2009), checklist',
  needs: ['entrants.payers', 'region'],
  threshold: { value: 2, side: 'above', unit: '-log10 of the chance' },
  measureAll,
};
