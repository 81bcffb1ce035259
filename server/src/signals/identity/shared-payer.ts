import { rarity } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';
import { bidderSubject } from '../read-lot.js';
import { measureMeetings } from './meetings.js';
import { type Population, populationOf } from './population.js';

/** An account that pays for more people than these is an agent's. */
const mostUsers = 10;
/** Lots that are shown as evidence. */
const mostLots = 50;

/** People are told by their number. */
interface Account {
  /** Whom it paid for first, and all of them when there is a second: nearly every account is one person's. */
  readonly first: number;
  people: Set<number> | null;
  /** Once each, in the window's order. */
  readonly lots: number[];
  /** Whom it paid for last. */
  last: number;
  /** Whether two of its people were ever in one lot. */
  met: boolean;
}

interface SharedAccount extends Account {
  people: Set<number>;
}
const isShared = (account: Account): account is SharedAccount => account.people !== null;

/** Who each account that pays for several people paid for, and where. */
function sharedAccountsOf({ lots }: WindowFacts, { presence: { numberOf } }: Population): readonly SharedAccount[] {
  const accounts = new Map<string, Account>();
  for (const { lot, entrants } of lots) {
    for (const { person, payers } of entrants) {
      const number = numberOf.get(person) ?? -1;
      for (const payer of payers) {
        const account = accounts.get(payer);
        if (account) payAgain(account, lot, number);
        else accounts.set(payer, { first: number, people: null, lots: [lot], last: number, met: false });
      }
    }
  }
  return [...accounts.values()].filter(isShared);
}

function payAgain(account: Account, lot: number, person: number): void {
  if (account.people) account.people.add(person);
  else if (person !== account.first) account.people = new Set([account.first, person]);
  if (account.lots.at(-1) !== lot) account.lots.push(lot);
  else if (account.last !== person) account.met = true;
  account.last = person;
}

/** People who share an account, though never in one lot: as rare as it is in this window to share one at all. */
function measureApart(accounts: readonly SharedAccount[], { presence: { people: ids } }: Population): readonly Measure[] {
  const shared = accounts.filter(({ people }) => people.size <= mostUsers);
  const sharers = new Set(shared.flatMap(({ people }) => [...people])).size;
  const chance = Math.min(1, sharers / ids.length);
  return shared
    .filter(({ met }) => !met)
    .map(({ people, lots }) => ({
      signal: 'shared_payer' as const,
      subjects: Array.from(people, (person) => bidderSubject(ids[person] ?? '')),
      value: rarity(chance),
      pValue: chance,
      facts: { people: people.size, lots: lots.length, sharers: people.size, peers: ids.length, chanceShare: chance },
      lots: lots.slice(0, mostLots),
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
function* eachMeasure(window: WindowFacts): Generator<Measure> {
  const population = populationOf(window);
  const accounts = sharedAccountsOf(window, population);
  yield* measureMeetings(
    'shared_payer',
    window,
    accounts.map(({ people }) => people),
  );
  yield* measureApart(accounts, population);
}

export const sharedPayer: WindowSignal = streamed({
  code: 'shared_payer',
  subjects: ['lot', 'bidder'],
  formula:
    'v = -log10(c H): H hypergeometric, k of the n people of a lot share an account that paid for m of the N bidders of the region; c such accounts',
  source: 'own, after OECD guidelines (2009), checklist',
  needs: ['entrants.payers', 'region'],
  threshold: { value: 2, side: 'above', unit: '-log10 of the chance' },
  eachMeasure,
});
