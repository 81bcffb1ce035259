import type { WindowFacts } from './facts.js';

/** Who was at which lot, in numbers: counted in one walk over entrants and bids, for all signals that ask. */
export interface Presence {
  /** Ids by their number, in the order in which the window first names them. */
  readonly people: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** People of the lot at place p stand in `at` from `from[p]` up to `from[p + 1]`, once each: the admitted first, then who only bid. */
  readonly from: Uint32Array;
  readonly at: Int32Array;
  /** By lot: how many people's bids were accepted. */
  readonly bidders: Uint16Array;
}

const known = new WeakMap<WindowFacts, Presence>();

/** Counted once for a window. A bid that was refused makes nobody present. */
export function presenceOf(window: WindowFacts): Presence {
  const found = known.get(window) ?? countPresence(window);
  known.set(window, found);
  return found;
}

/** The numbers of those who were at the lot at a place of the window. */
export const presentAt = ({ from, at }: Presence, place: number): Int32Array => at.subarray(from[place] ?? 0, from[place + 1] ?? 0);

/** What was last seen of each person: the place of a lot, and that lot's again when a bid of theirs was accepted there. */
class Stamps {
  #last = new Int32Array(1024).fill(-1);

  /** @returns whether it is the first time there */
  isFirst(person: number, place: number): boolean {
    if (person >= this.#last.length) {
      const wider = new Int32Array(Math.max(person + 1, this.#last.length * 2)).fill(-1);
      wider.set(this.#last);
      this.#last = wider;
    }
    if (this.#last[person] === place) return false;
    this.#last[person] = place;
    return true;
  }
}

function countPresence({ lots }: WindowFacts): Presence {
  const people: string[] = [];
  const numberOf = new Map<string, number>();
  const number = (person: string): number => {
    const found = numberOf.get(person);
    if (found !== undefined) return found;
    numberOf.set(person, people.length);
    return people.push(person) - 1;
  };
  const from = new Uint32Array(lots.length + 1);
  const bidders = new Uint16Array(lots.length);
  let at = new Int32Array(Math.max(16, lots.length * 8));
  let end = 0;
  const present = new Stamps();
  const bid = new Stamps();
  const come = (person: number, place: number) => {
    if (!present.isFirst(person, place)) return;
    if (end === at.length) {
      const wider = new Int32Array(end * 2);
      wider.set(at);
      at = wider;
    }
    at[end++] = person;
  };
  for (const [place, lot] of lots.entries()) {
    for (const { person } of lot.entrants) come(number(person), place);
    let count = 0;
    for (const { accepted, person } of lot.bids) {
      if (!accepted) continue;
      const who = number(person);
      if (!bid.isFirst(who, place)) continue;
      count += 1;
      come(who, place);
    }
    bidders[place] = Math.min(count, 65_535);
    from[place + 1] = end;
  }
  return { people, numberOf, from, at: at.slice(0, end), bidders };
}
