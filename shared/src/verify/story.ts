import type { AuctionLot } from '../bidding/index.js';
import type { Leaf } from '../log/index.js';
import type { LotCard } from '../lots/index.js';
import type { AftermathState, SaleState } from '../settlement/index.js';
import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';

/** What a public page says of a lot. */
export type PageStanding = Pick<
  LotCard,
  'lot' | 'seq' | 'state' | 'startsAt' | 'endsAt' | 'priceMinor' | 'minNextMinor' | 'leader' | 'bidCount' | 'startMinor' | 'currency'
>;

/** `none`: nothing told yet. `unknown`: told of without having been published, so that nothing can be judged. */
export type Phase = 'none' | 'draft' | 'review' | 'dropped' | 'published' | 'live' | 'suspended' | 'closed' | 'withdrawn' | 'unknown';

/** A commitment of a lot. */
export interface Seal {
  readonly index: number;
  /** A draft's need not be opened. */
  readonly of: 'reserve' | 'maximum' | 'draft';
  readonly bidder: number | null;
  opened: boolean;
  /** Known once it was opened; a lot without a reserve has none. */
  amountMinor: bigint | null;
}

/** One accepted bid, to be decided anew when the seals are open. */
export interface Step {
  readonly index: number;
  readonly seq: number | null;
  readonly atMs: number;
  readonly bidder: number;
  /** The maximum of a proxy, null for a direct bid. */
  readonly seal: Seal | null;
  /** What was told of it; null for a leader's secret raise. */
  readonly told: { readonly amountMinor: bigint; readonly priceMinor: bigint; readonly leader: number; readonly answered: boolean } | null;
}

/** The attempt to sell that is under way, or was the last. */
export interface Sale {
  readonly attempt: number;
  readonly state: SaleState;
  readonly priceMinor: bigint;
}

/** What holds a sale. */
export interface Suspension {
  readonly atMs: number;
  readonly begun: boolean;
  /** By auditors: until when at most. Null: by a court's order. */
  readonly inquiryUntilMs: number | null;
}

/** What is known of a lot while its entries go by. Times in ms since the epoch (UTC). */
export interface Story {
  readonly lot: number;
  seq: number;
  /** The lot's latest entry with a number. */
  seqIndex: number;
  /** Numbers that intruders have taken, by which `seq` may jump. */
  passed: number;
  atMs: number;
  phase: Phase;
  publishedIndex: number;
  publishedAtMs: number;
  /** The auction as the entries tell it: leaders as numbers, no maximum, no reserve. Null before the publication. */
  auction: AuctionLot | null;
  /** The leader may have offered more than the price. */
  byProxy: boolean;
  /** False after an entry that is lost or damaged, until a whole bid tells the standing anew. */
  sure: boolean;
  /** False after a bid whose price or leader is wrong, until the next one. */
  priceSure: boolean;
  /** False once an entry of the lot is known to be lost. */
  whole: boolean;
  /** While the sale is stopped. */
  suspension: Suspension | null;
  /** What the lot's rules leave at least after a suspension, in ms; null where they are of a form that this program does not know. */
  resumeLeastMs: number | null;
  /** False once an entry that moved start and end may be lost. */
  timesSure: boolean;
  /** What the end should be by the rules, where the last bid told another one. */
  otherEndMs: number | null;
  /** Whether every step is known, so that the whole auction can be held again at its close. */
  exact: boolean;
  /** Entries known to be lost, by which `seq` may jump. */
  loose: number;
  /** Of the start price; see `RulesWire`. */
  depositBasisPoints: number;
  readonly admitted: Set<number>;
  readonly seals: Map<string, Seal>;
  /** Seals that the close must open and that are not open yet. */
  unopened: number;
  /** A proxy's maximum whose bid must be the next entry. */
  awaited: { readonly seal: Seal; readonly atMs: number } | null;
  steps: Step[];
  closing: { readonly index: number; readonly leaf: LeafOf<'closed'>; readonly complained: boolean } | null;
  sale: Sale | null;
  aftermath: AftermathState;
  /** Lost deposits that come to what the lot brings in. */
  forfeitedMinor: bigint;
  /** For how much the creditors were offered the lot last. */
  offeredMinor: string | null;
  /** Closed, with all seals open and everything checked. */
  settled: boolean;
  readonly page: PageStanding | null;
  pageMet: boolean;
}

export function newStory(lot: number, page: PageStanding | null): Story {
  return {
    lot,
    seq: 0,
    seqIndex: -1,
    passed: 0,
    atMs: Number.NEGATIVE_INFINITY,
    phase: 'none',
    publishedIndex: -1,
    publishedAtMs: Number.POSITIVE_INFINITY,
    auction: null,
    byProxy: false,
    sure: true,
    priceSure: true,
    whole: true,
    suspension: null,
    resumeLeastMs: null,
    timesSure: true,
    otherEndMs: null,
    exact: true,
    loose: 0,
    depositBasisPoints: 0,
    admitted: new Set(),
    seals: new Map(),
    unopened: 0,
    awaited: null,
    steps: [],
    closing: null,
    sale: null,
    aftermath: 'open',
    forfeitedMinor: 0n,
    offeredMinor: null,
    settled: false,
    page,
    pageMet: false,
  };
}

/** An entry of the lot is lost or cannot be believed: what follows is judged only by what it says itself. */
export function doubt(story: Story): void {
  // What is lost may be the resumption.
  if (story.phase === 'suspended') story.timesSure = false;
  story.sure = false;
  story.priceSure = false;
  story.whole = false;
  story.exact = false;
  story.byProxy = true;
  story.awaited = null;
  story.steps = [];
}

/** Whether start and end are known, so that a moment can be judged by them; while an order holds the sale its clock stands still. */
export const isEndKnown = ({ sure, timesSure, phase }: Story): boolean => sure && timesSure && phase !== 'suspended';

/** Adds a commitment of the lot. @returns false for one that the lot has already: two facts cannot be sealed as one */
export function addSeal(story: Story, sealed: string, seal: Seal): boolean {
  if (story.seals.has(sealed)) {
    story.exact = false;
    return false;
  }
  story.seals.set(sealed, seal);
  if (seal.of !== 'draft') story.unopened += 1;
  return true;
}

/** An entry of a lot as its story is told. */
export interface Telling {
  readonly story: Story;
  readonly index: number;
  readonly atMs: number;
  /** @param of the entry that it is about, where that is an earlier one without a number */
  readonly say: (complaint: Complaint, of?: number) => void;
}

/** Frees what only an open lot needs. */
export function settle(story: Story): void {
  story.settled = true;
  story.steps = [];
  story.seals.clear();
  story.admitted.clear();
}

export type LotLeaf = Extract<Leaf, { lot: number }>;

/** The states in which a kind may come. A refusal tells what happened to somebody's bid, and may come after the end. */
export const phasesOf: Readonly<Record<LotLeaf['kind'], readonly Phase[]>> = {
  drafted: ['none'],
  amended: ['none', 'draft'],
  submitted: ['none', 'draft'],
  sent_back: ['none', 'draft', 'review'],
  draft_withdrawn: ['none', 'draft', 'review'],
  photo_added: ['none', 'draft'],
  photo_removed: ['none', 'draft'],
  photos_arranged: ['none', 'draft'],
  document_added: ['none', 'draft'],
  published: ['none', 'draft', 'review'],
  opened: ['published'],
  // Money may come while a court's order holds the sale.
  bidder_admitted: ['published', 'live', 'suspended'],
  bidder_left: ['published', 'live', 'suspended'],
  deposits_released: ['published', 'live', 'suspended', 'closed', 'withdrawn'],
  bid: ['live'],
  proxy_sealed: ['live'],
  bid_refused: ['published', 'live', 'suspended', 'closed', 'withdrawn'],
  closed: ['live'],
  suspended: ['published', 'live'],
  suspension_confirmed: ['suspended'],
  resumed: ['suspended'],
  correction_proposed: ['published', 'live', 'suspended'],
  withdrawal_proposed: ['published', 'live', 'suspended'],
  proposal_declined: ['published', 'live', 'suspended'],
  corrected: ['published', 'live', 'suspended'],
  question_answered: ['published', 'live', 'suspended'],
  withdrawn: ['published', 'live', 'suspended'],
  seal_opened: ['closed', 'withdrawn'],
  repeat_of: ['draft'],
  sale_due: ['closed'],
  runner_up_offered: ['closed'],
  sale_paid: ['closed'],
  sale_defaulted: ['closed'],
  handed_over: ['closed'],
  transfer_confirmed: ['closed'],
  distributed: ['closed'],
  sale_annulled: ['closed'],
  repeated: ['closed'],
  creditor_offered: ['closed'],
  creditor_taken: ['closed'],
  creditor_declined: ['closed'],
  returned_to_debtor: ['closed'],
  paper_issued: ['published', 'live', 'suspended', 'closed', 'withdrawn'],
  paper_signed: ['published', 'live', 'suspended', 'closed', 'withdrawn'],
};

/** An instant as people and entries write it. */
export const isoOf = (ms: number): string => (Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(ms));
