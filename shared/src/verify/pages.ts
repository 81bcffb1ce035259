import { type AuctionLot, minNext } from '../bidding/index.js';
import type { Complaint, Finding } from './finding.js';
import type { Losses } from './losses.js';
import { isoOf, type PageStanding, type Story } from './story.js';

/** Compares what a page tells of a lot with what the log had told when it had as many events. */
export function comparePage(story: Story, auction: AuctionLot, page: PageStanding): Complaint[] {
  const complaints: Complaint[] = [];
  const compare = (field: keyof PageStanding, told: string | number | null, ...due: (string | number | null)[]) => {
    if (due.includes(told)) return;
    complaints.push({ code: 'page_differs', detail: `${field} is ${told} on the page, ${due.join(' or ')} by the log` });
  };
  compare('currency', page.currency, auction.currency);
  compare('startMinor', page.startMinor, auction.startMinor.toString());
  if (story.timesSure) compare('startsAt', instant(page.startsAt), isoOf(auction.startsAt));
  if (!story.sure) return complaints;
  compare('state', page.state, stateOf(story));
  if (story.timesSure)
    compare('endsAt', instant(page.endsAt), isoOf(auction.endsAt), ...(story.otherEndMs === null ? [] : [isoOf(story.otherEndMs)]));
  if (story.whole) compare('bidCount', page.bidCount, auction.standing.bidCount);
  if (!story.priceSure) return complaints;
  const { priceMinor, leader } = auction.standing;
  compare('priceMinor', page.priceMinor, priceMinor?.toString() ?? null);
  compare('leader', page.leader, leader === null ? null : Number(leader));
  compare('minNextMinor', page.minNextMinor, minNext(auction).toString());
  return complaints;
}

const instant = (text: string): string => isoOf(Date.parse(text));

const stateOf = ({ phase, closing }: Story): string => (phase === 'closed' && closing !== null ? closing.leaf.result : phase);

/** When the whole log is told: pages that know more than it, and lots that only one of the two knows. */
export function finishPages(given: {
  readonly stories: ReadonlyMap<number, Story>;
  readonly pages: ReadonlyMap<number, PageStanding>;
  /** Lots published before this moment must have a page; ms since the epoch (UTC). */
  readonly publishedBefore: number;
  readonly losses: Losses;
}): Finding[] {
  const { stories, pages, losses } = given;
  const findings: Finding[] = [];
  for (const { lot, seq } of pages.values()) {
    const story = stories.get(lot);
    if (story?.phase === 'unknown') continue;
    if (story === undefined || story.auction === null) {
      const finding: Finding = { index: null, lot, seq: null, code: 'lot_not_in_log', detail: 'a page tells of it' };
      // With a whole tile gone, all that the log had of a lot may be.
      losses.suspect({ finding, after: -1, before: Number.POSITIVE_INFINITY, missing: 0, firstSeq: null });
    } else if (seq > story.seq + story.passed) missEvents(story, seq, losses);
  }
  for (const { lot, auction, publishedAtMs } of stories.values()) {
    if (auction === null || pages.has(lot) || publishedAtMs >= given.publishedBefore) continue;
    findings.push({ index: null, lot, seq: null, code: 'lot_not_on_page', detail: 'the log tells of it, but no page does' });
  }
  return findings;
}

function missEvents(story: Story, pageSeq: number, losses: Losses): void {
  const [firstSeq, missing] = [story.seq + 1, pageSeq - story.seq];
  if (missing <= story.loose) return losses.confirm(story.lot, firstSeq, missing);
  const detail = `the page has ${pageSeq} events, the log ${story.seq}`;
  const finding: Finding = { index: null, lot: story.lot, seq: pageSeq, code: 'page_ahead', detail };
  losses.suspect({ finding, after: story.seqIndex, before: Number.POSITIVE_INFINITY, missing, firstSeq });
}
