import type { Hashing } from '../tlog/index.js';
import { byIndex, type Complaint, type Finding, type FindingCode } from './finding.js';
import { createDraws, type DrawComplaint, isDrawLeaf } from './judge-draws.js';
import { createMatters } from './judge-matter.js';
import { judgeOrder, type Order } from './judge-order.js';
import { judgeRules, type RuleBook, resumeLeastIn, tellRules } from './judge-rules.js';
import { createLosses, type Located } from './losses.js';
import { comparePage, finishPages } from './pages.js';
import { glance, type LeafOf, readLeaf } from './read-leaf.js';
import { retell } from './retell.js';
import { doubt, isoOf, type LotLeaf, newStory, type PageStanding, type Story, settle } from './story.js';
import { tellLot } from './tell-lot.js';

export interface ReplayOptions {
  /** What the platform's pages say, by lot; read before the log, so that it has everything they tell. */
  readonly pages?: ReadonlyMap<number, PageStanding> | undefined;
  /** When the pages were begun to be read, by the platform's clock (ms, UTC): a lot published before it must be among them. */
  readonly pagesAtMs?: number | undefined;
  /** Entries an hour later than this (ms, UTC) are told of; absent: none are. */
  readonly nowMs?: number | undefined;
}

export interface ReplayCounts {
  readonly lots: number;
  readonly bids: number;
  /** Lots whose whole auction was held again and came out the same. */
  readonly retold: number;
  /** Closed lots whose seals may still be opened in time. */
  readonly waiting: number;
  /** Findings past the most that are kept. */
  readonly more: number;
}

export interface ReplayResult {
  /** In the order of the log. */
  readonly findings: readonly Finding[];
  /** To which lots lost entries belong, by index, where that can be told. */
  readonly located: ReadonlyMap<number, Located>;
  readonly counts: ReplayCounts;
}

/** Tells the whole log again, entry by entry, in the order of their indexes. */
export interface Replay {
  take(index: number, leafText: string): Hashing<void>;
  /** An entry that is not there, or not what was signed: then with the text that is there, which may name its lot. */
  lost(index: number, text: string | null): void;
  finish(): ReplayResult;
}

/** Seals must be open, and an ended lot closed, when the log has gone on for so long. */
const graceMs = 60_000;
const aheadMs = 3_600_000;
/** A document must be drawn for in the transaction that took it; the log may end between the two. */
const drawGraceMs = 60_000;
const mostFindings = 10_000;

/** What the loss of an earlier entry of the lot may bring about. */
const explainable: ReadonlySet<FindingCode> = new Set([
  'not_published',
  'bidder_unknown',
  'refusal_wrong',
  'seal_unknown',
  'seal_early',
  'not_closed',
  'sale_step_wrong',
  'review_skipped',
]);

/** The replay of a log by the rules of the auction. It holds what open lots need, and little of each closed one. */
export const createReplay = (options: ReplayOptions = {}): Replay => new LogReplay(options);

class LogReplay implements Replay {
  private readonly stories = new Map<number, Story>();
  private readonly findings: Finding[] = [];
  private readonly losses = createLosses();
  private readonly closed: { readonly story: Story; readonly deadlineMs: number }[] = [];
  private readonly rules: RuleBook = new Map();
  private readonly draws = createDraws();
  private readonly judgeMatter = createMatters();
  private anyLost = false;
  private bids = 0;
  private retold = 0;
  private more = 0;
  /** The lot of the entry before. */
  private lastTold: Story | null = null;
  /** The latest moment that the log has told of. */
  private logMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: ReplayOptions) {}

  *take(index: number, leafText: string): Hashing<void> {
    const leaf = readLeaf(leafText);
    if (leaf === null) return this.takeMalformed(index, leafText);
    if (leaf.kind === 'bid') this.bids += 1;
    const atMs = Date.parse(leaf.at);
    if (atMs > (this.options.nowMs ?? Number.POSITIVE_INFINITY) + aheadMs) {
      const { lot, seq } = glance(leafText);
      this.report({ index, lot, seq, code: 'time_ahead', detail: `at ${leaf.at}` });
      if (lot !== null && seq === this.storyOf(lot).seq + 1) this.storyOf(lot).passed += 1;
      return;
    }
    this.logMs = Math.max(this.logMs, atMs);
    if (leaf.kind === 'rules_published') {
      const complaint = yield* tellRules(this.rules, leaf);
      if (complaint) this.report({ index, lot: null, seq: null, ...complaint });
    }
    if (isDrawLeaf(leaf)) for (const complaint of yield* this.draws.take(leaf, index)) this.reportDraw(index, complaint);
    const complaint = this.judgeMatter(leaf);
    // What is missing may have been its beginning.
    if (complaint && !this.anyLost) this.report({ index, lot: 'lot' in leaf ? leaf.lot : null, seq: null, ...complaint });
    if ('lot' in leaf) yield* this.takeOfLot(index, leaf, atMs);
    this.expire();
  }

  lost(index: number, text: string | null): void {
    this.anyLost = true;
    const { lot, seq } = text === null ? this.awaitedAt(index) : glance(text);
    this.losses.add(index, lot, seq);
    if (lot === null) return;
    const story = this.storyOf(lot);
    doubt(story);
    story.loose += 1;
  }

  /** What nothing is left of must be a maximum's bid where one is due: that is its next entry. */
  private awaitedAt(index: number): { lot: number | null; seq: number | null } {
    const { lastTold } = this;
    if (lastTold?.awaited == null || lastTold.awaited.seal.index !== index - 1) return { lot: null, seq: null };
    return { lot: lastTold.lot, seq: lastTold.seq + 1 };
  }

  finish(): ReplayResult {
    const waiting = this.closed.filter(({ story }) => !story.settled).length;
    const lots = [...this.stories.values()].filter(({ auction }) => auction !== null);
    for (const story of lots) this.judgeOpen(story);
    const { pages, pagesAtMs } = this.options;
    if (pages !== undefined) {
      // An intruder may have taken the page's number.
      for (const story of lots)
        if (story.page !== null && story.page.seq > story.seq && story.page.seq <= story.seq + story.passed)
          this.compare(story, story.page.seq);
      const publishedBefore = pagesAtMs ?? Number.NEGATIVE_INFINITY;
      for (const finding of finishPages({ stories: this.stories, pages, publishedBefore, losses: this.losses })) this.report(finding);
    }
    for (const { index, ...complaint } of this.draws.missing(this.logMs - drawGraceMs)) this.reportDraw(index, complaint);
    const { located, unexplained } = this.losses.resolve();
    for (const finding of unexplained) this.report(finding);
    const counts = { lots: lots.length, bids: this.bids, retold: this.retold, waiting, more: this.more };
    return { findings: this.findings.sort(byIndex), located, counts };
  }

  private report(finding: Finding): void {
    if (this.findings.length < mostFindings) this.findings.push(finding);
    else this.more += 1;
  }

  /** What an earlier entry explains may have stood in one that is lost; a draw that does not fit its own entry is wrong all the same. */
  private reportDraw(index: number, { certain, ...complaint }: DrawComplaint): void {
    if (certain || !this.anyLost) this.report({ index, lot: null, seq: null, ...complaint });
  }

  private storyOf(lot: number): Story {
    const known = this.stories.get(lot);
    if (known !== undefined) return known;
    const story = newStory(lot, this.options.pages?.get(lot) ?? null);
    this.stories.set(lot, story);
    return story;
  }

  private *takeOfLot(index: number, leaf: LotLeaf, atMs: number): Hashing<void> {
    const story = this.storyOf(leaf.lot);
    this.lastTold = story;
    const seq = 'seq' in leaf ? leaf.seq : null;
    const place = { index, lot: leaf.lot, seq };
    const say = (complaint: Complaint, of?: number) =>
      this.complain(story, of === undefined ? { ...place, ...complaint } : { index: of, lot: leaf.lot, seq: null, ...complaint });
    const [seqBefore, atMsBefore] = [story.seq, story.atMs];
    const order = judgeOrder(story, leaf, atMs, seq);
    if (order !== null) this.takeDisorder(story, place, order);
    if (order === null || order.belongs) {
      const wasClosed = story.closing !== null;
      const belongs = yield* tellLot({ story, index, atMs, say }, leaf);
      if (belongs && leaf.kind === 'published') {
        story.resumeLeastMs = resumeLeastIn(this.rules, leaf);
        this.judgeRules(leaf, say);
      }
      if (belongs && seq !== null) story.seqIndex = index;
      if (!belongs) passOver(story, seqBefore, atMsBefore);
      if (story.closing !== null) this.afterClose(story, wasClosed);
    }
    if (seq !== null) this.compare(story, story.seq);
  }

  /** An entry that is lost may have been the one that published a lot's rules. */
  private judgeRules(leaf: LeafOf<'published'>, say: (complaint: Complaint) => void): void {
    const complaint = judgeRules(this.rules, leaf);
    if (complaint && !(complaint.code === 'rules_unpublished' && this.anyLost)) say(complaint);
  }

  /** Compares a lot with its page as soon as the log has told as many events as the page; nothing before and after that. */
  private compare(story: Story, seq: number): void {
    const { page, auction, lot } = story;
    if (page === null || auction === null || story.pageMet || page.seq !== seq) return;
    story.pageMet = true;
    for (const complaint of comparePage(story, auction, page)) this.report({ index: null, lot, seq, ...complaint });
  }

  /** What could follow from an entry that is lost waits for the end, when all that are lost are known. */
  private complain(story: Story, finding: Finding): void {
    if (!explainable.has(finding.code)) return this.report(finding);
    const unpublished = finding.code === 'not_published' && finding.seq === null;
    const missing = unpublished ? { missing: 1, firstSeq: 1 } : { missing: 0, firstSeq: null };
    this.losses.suspect({ finding, after: story.publishedIndex, before: finding.index ?? 0, ...missing });
  }

  private takeDisorder(story: Story, place: Pick<Finding, 'index' | 'lot' | 'seq'>, { complaint, missing, firstSeq }: Order): void {
    const finding = { ...place, ...complaint };
    if (missing === 0) return this.report(finding);
    if (missing <= story.loose) {
      this.losses.confirm(story.lot, firstSeq, missing);
      story.loose -= missing;
    } else this.losses.suspect({ finding, after: story.seqIndex, before: finding.index ?? 0, missing, firstSeq });
  }

  private takeMalformed(index: number, text: string): void {
    const { kind, lot, seq } = glance(text);
    this.report({ index, lot, seq, code: 'leaf_malformed', detail: `no entry of the log (${kind ?? 'not JSON'})` });
    if (lot === null) return;
    const story = this.storyOf(lot);
    doubt(story);
    if (seq === story.seq + 1) story.seq = seq;
  }

  /** Holds a closed lot's auction again as soon as all its seals are open. */
  private afterClose(story: Story, wasClosed: boolean): void {
    if (!wasClosed) this.closed.push({ story, deadlineMs: this.logMs + graceMs });
    const { lot, auction, closing, steps } = story;
    if (story.settled || story.unopened > 0 || auction === null || closing === null) return;
    if (story.exact) {
      const reserve = [...story.seals.values()].find(({ of }) => of === 'reserve');
      const found = retell({
        lot,
        auction: { ...auction, reserveMinor: reserve?.amountMinor ?? null },
        steps,
        closing: closing.complained ? null : closing,
      });
      for (const finding of found) this.report(finding);
      if (found.length === 0 && !closing.complained) this.retold += 1;
    }
    settle(story);
  }

  /** Tells of seals that should be open by now. */
  private expire(): void {
    for (let first = this.closed[0]; first !== undefined && this.logMs > first.deadlineMs; first = this.closed[0]) {
      this.closed.shift();
      const { story } = first;
      if (story.settled || !story.whole) continue;
      for (const { index, of, opened, bidder } of story.seals.values()) {
        if (opened || of === 'draft') continue;
        const detail = `${of === 'reserve' ? 'the reserve' : `a maximum of ${bidder}`} is still sealed`;
        const finding: Finding = { index, lot: story.lot, seq: null, code: 'seal_not_opened', detail };
        this.losses.suspect({
          finding,
          after: story.closing?.index ?? index,
          before: Number.POSITIVE_INFINITY,
          missing: 0,
          firstSeq: null,
        });
      }
    }
  }

  private judgeOpen({ lot, auction, phase, sure, timesSure, seq, publishedIndex }: Story): void {
    if (auction === null || !sure || !timesSure || (phase !== 'published' && phase !== 'live') || this.logMs <= auction.endsAt + graceMs)
      return;
    const detail = `it ended at ${isoOf(auction.endsAt)}, and the log goes on to ${isoOf(this.logMs)}`;
    const finding: Finding = { index: null, lot, seq, code: 'not_closed', detail };
    this.losses.suspect({ finding, after: publishedIndex, before: Number.POSITIVE_INFINITY, missing: 0, firstSeq: null });
  }
}

/** Takes the number and the time of an intruder back; the lot's next event may have the number, or the one after it. */
function passOver(story: Story, seqBefore: number, atMsBefore: number): void {
  if (story.seq > seqBefore) story.passed += 1;
  story.seq = seqBefore;
  story.atMs = atMsBefore;
}
