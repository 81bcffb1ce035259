import type { RulesWire } from '@ochiq/shared/bidding';
import type { BidAnswer, BidKind, LotEvent } from '@ochiq/shared/bids';
import type { LotStanding, LotState } from '@ochiq/shared/lots';

/** What a client did or saw, stripped of what only the transport needs. Amounts are minor units as decimal strings. */
export type Deed =
  | { readonly type: 'connected'; readonly node: string }
  | { readonly type: 'lost' }
  | { readonly type: 'watched'; readonly lot: number; readonly since: number | null }
  | { readonly type: 'sent'; readonly lot: number; readonly key: string; readonly kind: BidKind; readonly amountMinor: string }
  | { readonly type: 'answered'; readonly answer: BidAnswer }
  /** The server said that it did not decide: the same key may go again. */
  | { readonly type: 'undecided'; readonly key: string; readonly code: string }
  | { readonly type: 'standing'; readonly standing: LotStanding }
  | { readonly type: 'events'; readonly events: readonly LotEvent[] };

/** A deed with its moment, ms on the one monotone clock of all clients, and the client's connection, counted from 1. */
export type Step = Deed & { readonly t: number; readonly connection: number };

export interface ClientHistory {
  readonly name: string;
  readonly person: string;
  /** Watched to the end: it must have seen every lot's last event. */
  readonly stayed: boolean;
  /** In the order in which they happened. */
  readonly steps: readonly Step[];
}

/** A lot's row at the end. Times are ms since the epoch (UTC). */
export interface FinalLot {
  readonly id: number;
  readonly state: LotState;
  readonly currency: string;
  readonly startMinor: string;
  readonly reserveMinor: string | null;
  readonly startsAtMs: number;
  readonly originalEndsAtMs: number;
  readonly endsAtMs: number;
  readonly rules: RulesWire;
  readonly seq: number;
  readonly priceMinor: string | null;
  readonly leader: string | null;
  readonly leaderMaxMinor: string | null;
  readonly bidCount: number;
  readonly deposits: readonly { readonly person: string; readonly bidder: number; readonly state: 'held' | 'released' | 'applied' }[];
}

/** A bid's row. */
export interface FinalBid {
  readonly lot: number;
  readonly person: string;
  readonly bidder: number | null;
  readonly key: string;
  readonly kind: BidKind;
  readonly maxMinor: string;
  readonly currency: string;
  readonly outcome: 'accepted' | 'rejected';
  readonly code: string | null;
  readonly seq: number | null;
  readonly amountMinor: string | null;
  readonly priceMinor: string | null;
  readonly minNextMinor: string | null;
  readonly leading: boolean;
  readonly endsAtMs: number;
  readonly atMs: number;
}

/** All that is known of a run: what every client saw, and what the database holds at the end. Plain JSON. */
export interface History {
  readonly clients: readonly ClientHistory[];
  readonly lots: readonly FinalLot[];
  /** In the order of decision (of their ids: those are drawn under the lot's lock). */
  readonly bids: readonly FinalBid[];
  /** The public events of the lots as the log holds them, by lot and seq. */
  readonly log: readonly LotEvent[];
}

/** Every rule of the checker, each with what it means when it fires. */
export const rules = {
  lost_acked_bid: 'a bid was acknowledged as accepted, and the database has no accepted bid of that key',
  rejected_but_accepted: 'a bid was answered as rejected, and stands as accepted',
  answer_differs: 'an answer says something else than the stored bid',
  never_answered: 'a client that stayed to the end was never told how its bid came out',
  bid_never_sent: 'a bid is stored that its bidder never sent so',
  duplicate_key: 'one key was stored twice or answered in two ways',
  accepted_below_minimum: 'an accepted bid is below the least next bid',
  accepted_after_end: 'a bid was accepted at or after the end of its lot',
  end_moved_wrongly: 'the end of a lot is not what the soft close says',
  closed_too_early: 'a lot was closed before its end',
  lot_left_open: 'a lot whose end has come was never closed',
  two_winners: 'a lot was closed twice, or two people won it',
  wrong_result: 'the result is not what the accepted bids say',
  order_differs: 'a watcher saw another event than the log, or than another watcher, at the same place',
  phantom_event: 'a watcher saw an event that was never committed',
  standing_differs: 'a watcher was shown a standing that the log does not give',
  gap_after_resume: 'a watcher missed an event between two that it saw, or after it resumed',
  out_of_order: 'a watcher saw an event twice or an older one after a newer one',
  update_missing: 'a watcher that stayed never saw the last event of a lot',
  real_time_order: 'a bid was ordered before one whose outcome was known before it was sent',
  log_gap: 'the numbers of a lot in the log have a gap or a repetition',
  log_differs: 'an accepted bid and its log entry differ',
  decision_differs: 'replaying the pure rules over the stored bids gives another decision',
} as const;
export type Rule = keyof typeof rules;

export interface Violation {
  readonly rule: Rule;
  readonly lot: number;
  /** The bid it is about, where there is one. */
  readonly key: string | null;
  /** What was found, in words. */
  readonly found: string;
}

/** Groups items under a key, in the order given. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** A bid's name within a run. */
export const bidName = (lot: number, person: string, key: string): string => `${lot} ${person} ${key}`;
