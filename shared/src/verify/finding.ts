/**
 * What can be wrong with the log or with what the platform tells beside it. Programs and translations go by the code, so a code
 * never changes its meaning.
 */
export const findingCodes = [
  // What is signed.
  /** The checkpoint cannot be believed: malformed, of another log, unsigned, with a bad signature or too few witnesses. */
  'checkpoint_refused',
  /** The log is shorter than one that it signed earlier. */
  'checkpoint_shrunk',
  /** The log signed two histories: one that it signed earlier is not the beginning of this one. */
  'checkpoint_forked',
  /** The log signs with another key than it did. */
  'key_changed',
  /** The hashes served do not lead to the signed root. */
  'root_mismatch',
  // The tree under it.
  /** A tile or a bundle is not there, or is none. */
  'tile_missing',
  /** A row of a tile above the lowest is not the hash of the tile below it. */
  'tile_changed',
  /** A leaf's hash is not the one that was signed. */
  'hash_changed',
  // Entries beside their hashes.
  'entry_changed',
  'entry_missing',
  /** Two entries stand in each other's place. */
  'entries_swapped',
  /** The entry of another index stands here. */
  'entry_misplaced',
  /** By an earlier copy of the log: an entry was put in here, and all later ones moved up. */
  'entry_inserted',
  /** By an earlier copy of the log: an entry was taken out here, and all later ones moved down. */
  'entry_removed',
  /** Not canonical JSON (RFC 8785) of any kind of entry. */
  'leaf_malformed',
  // The order of a lot's entries.
  'time_back',
  /** Later than now. */
  'time_ahead',
  'seq_gap',
  'seq_repeated',
  'not_published',
  /** A step that the lot's state does not allow. */
  'state_wrong',
  /** An event of a lot that had been closed or withdrawn. */
  'after_end',
  'ground_missing',
  'opened_early',
  'withdrawn_late',
  'suspended_late',
  /** A sale that was stopped for an inquiry, or goes on after one, by others or sooner than the rules let it. */
  'freeze_wrong',
  /** A step of an inquiry that was not opened, or is over. */
  'inquiry_wrong',
  /** A seizure in a registry that was placed twice, or ended without having been placed, or twice. */
  'seizure_wrong',
  /** Bidding that begins again in another state than it was stopped in. */
  'resume_wrong',
  /** A step of a case or of an objection in it that was not opened, is over, or was taken by too few people. */
  'case_wrong',
  /** A draft that was changed while it waited for the second official. */
  'review_skipped',
  // The draws by which documents of courts come to officials.
  /** A seat that is closed without having been opened, opened while it is open, or closed for a time that is over. */
  'seat_wrong',
  /** A chain of secrets that was committed anew, replaced before it was used up, or is not the one that was committed. */
  'draw_chain_wrong',
  /** A document that was taken twice, or a case for none that was taken. */
  'document_wrong',
  /** A draw that leads to another official, or from other candidates, than the log does. */
  'draw_wrong',
  /** A document that somebody was there to take and that nobody was drawn for. */
  'draw_missing',
  /** A message between two countries out of its order, or without its second official. */
  'assistance_wrong',
  // The rules that lots are sold by.
  /** A lot's rules, or the text of published ones, are not those that were published. */
  'rules_wrong',
  /** A version was published twice. */
  'rules_changed',
  /** A lot names rules that the log has not published. */
  'rules_unpublished',
  // Bidders and bids.
  'bidder_unknown',
  'bidder_repeated',
  'deposit_wrong',
  'bid_late',
  'bid_too_low',
  /** A bid that the rules refuse for another reason. */
  'bid_not_allowed',
  /** What the entry shows as offered is not what was offered. */
  'amount_wrong',
  'price_wrong',
  'leader_wrong',
  'min_next_wrong',
  /** The end after a bid, or whether it moved. */
  'end_wrong',
  'refusal_wrong',
  'proxy_without_bid',
  /** A leader's raise that was told as a bid, or the other way round. */
  'raise_wrong',
  // The close.
  'closed_early',
  'not_closed',
  'result_wrong',
  'winner_wrong',
  'runner_up_wrong',
  // What was sealed.
  'seal_unknown',
  'seal_repeated',
  'seal_early',
  /** The facts shown are not those that were sealed. */
  'seal_wrong',
  'seal_not_opened',
  // What follows the close.
  /** A step of the sale that its state does not allow. */
  'sale_step_wrong',
  /** The buyer or the price are not those of the auction or of the offer. */
  'sale_price_wrong',
  /** What was distributed is not what came in. */
  'distribution_wrong',
  // What the platform's pages say.
  'page_differs',
  /** A page tells of events that are not in the log. */
  'page_ahead',
  'lot_not_in_log',
  'lot_not_on_page',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Something that should not be. */
export interface Finding {
  /** The entry's number in the log, from 0; null when it is about no single entry. */
  readonly index: number | null;
  readonly lot: number | null;
  /** The number of the lot's public event. */
  readonly seq: number | null;
  readonly code: FindingCode;
  /** What is there and what should be, in a few English words. */
  readonly detail: string;
}

/** A finding before it is known which entry it is about. */
export interface Complaint {
  readonly code: FindingCode;
  readonly detail: string;
}

/** In the order of the log; what is about no entry comes last. */
export const byIndex = (a: Finding, b: Finding): number =>
  (a.index ?? Number.POSITIVE_INFINITY) === (b.index ?? Number.POSITIVE_INFINITY)
    ? (a.lot ?? 0) - (b.lot ?? 0)
    : (a.index ?? Number.POSITIVE_INFINITY) - (b.index ?? Number.POSITIVE_INFINITY);
