import type { FactsOf } from '@ochiq/shared/papers';
import type { Block, Column, Row } from './sheet.js';
import { fill } from './text/index.js';
import { propertyBlocks, type Voice } from './voice.js';

type Protocol = FactsOf<'protocol'>;
type Bidding = Pick<Protocol, 'auction' | 'bidders' | 'bids' | 'bidCount'>;

/** The protocol of an auction that is over. */
export function protocolBlocks(facts: Protocol, voice: Voice): Block[] {
  const { words } = voice;
  const { outcome } = facts.result;
  const next = outcome === 'sold' ? words.nextSold : outcome === 'unsold' ? words.nextUnsold : null;
  return [
    { kind: 'heading', text: words.heading.result },
    ...resultBlocks(facts, voice),
    ...propertyBlocks(voice),
    ...auctionBlocks(facts, voice),
    ...(next === null ? [] : [{ kind: 'heading', text: words.heading.next } as const, { kind: 'text', text: next } as const]),
  ];
}

/** The protocol of an auction that a court or the office has stopped for a time. */
export function suspensionBlocks(facts: FactsOf<'protocol_suspended'>, voice: Voice): Block[] {
  const { words } = voice;
  return [
    { kind: 'heading', text: words.heading.decision },
    { kind: 'text', text: words.suspended, strong: true },
    { kind: 'rows', rows: [[words.order, facts.order]] },
    ...propertyBlocks(voice),
    ...auctionBlocks(facts, voice),
  ];
}

function resultBlocks({ result }: Protocol, { words, who, money }: Voice): Block[] {
  switch (result.outcome) {
    case 'sold':
      return [
        { kind: 'text', text: words.sold, strong: true },
        {
          kind: 'rows',
          rows: [
            [words.winner, who(`bidder:${result.winner}`)],
            [words.price, money(result.priceMinor)],
            [words.payable, money(result.payableMinor)],
            ...(result.runnerUp === null ? [] : [[words.runnerUp, who(`bidder:${result.runnerUp}`)] as const]),
          ],
        },
      ];
    case 'unsold':
      return [
        { kind: 'text', text: words.unsold[result.reason], strong: true },
        ...(result.priceMinor === null ? [] : [{ kind: 'rows', rows: [[words.highest, money(result.priceMinor)]] } as const]),
      ];
    case 'withdrawn':
      return [
        { kind: 'text', text: words.withdrawn, strong: true },
        { kind: 'rows', rows: [[words.ground, result.ground]] },
      ];
  }
}

function auctionBlocks(facts: Bidding, voice: Voice): Block[] {
  const { words, money, time } = voice;
  const { auction } = facts;
  const end = time(auction.endsAt);
  const moved = auction.endsAt !== auction.originalEndsAt;
  const rows: Row[] = [
    [words.round, fill(words.roundOf, { n: auction.round })],
    [words.rules, fill(words.rulesOf, { profile: auction.profile, version: auction.profileVersion })],
    ...(auction.appraisalMinor === null ? [] : [[words.appraisal, money(auction.appraisalMinor)] as const]),
    [words.start, money(auction.startMinor)],
    [words.deposit, money(auction.depositMinor)],
    [words.published, time(auction.publishedAt)],
    [words.opens, time(auction.startsAt)],
    ...(moved ? [[words.plannedEnd, time(auction.originalEndsAt)] as const] : []),
    [words.end, moved ? fill(words.extended, { end }) : end],
    [words.counts, fill(words.countsOf, { bidders: facts.bidders.length, bids: facts.bidCount })],
  ];
  return [
    { kind: 'heading', text: words.heading.auction },
    { kind: 'rows', rows },
    ...bidderBlocks(facts, voice),
    ...bidBlocks(facts, voice),
  ];
}

function bidderBlocks({ bidders }: Bidding, { words, names, short, money }: Voice): Block[] {
  const heading: Block = { kind: 'heading', text: words.heading.bidders };
  if (bidders.length === 0) return [heading, { kind: 'text', text: words.noBidders }];
  const personOf = (bidder: number): string => {
    const named = names?.get(`bidder:${bidder}`);
    return named === undefined ? '–' : `${named.name} (${named.maskedId})`;
  };
  const columns: Column[] = [
    { title: words.table.bidder, share: 20, align: 'left' },
    ...(names === null ? [] : [{ title: words.table.person, share: 38, align: 'left' } as const]),
    { title: words.table.bids, share: 13, align: 'right' },
    { title: words.table.best, share: 26, align: 'right' },
    { title: words.table.place, share: 20, align: 'left' },
  ];
  const rows = bidders.map(({ bidder, bids, bestMinor, place }) => [
    short(`bidder:${bidder}`),
    ...(names === null ? [] : [personOf(bidder)]),
    String(bids),
    bestMinor === null ? '–' : money(bestMinor),
    words.rank[place],
  ]);
  const strong = bidders.flatMap(({ place }, index) => (place === 'winner' ? [index] : []));
  return [heading, { kind: 'table', columns, rows, strong }];
}

function bidBlocks({ bids, bidCount }: Bidding, { words, short, money, time, site, head }: Voice): Block[] {
  if (bids.length === 0) return [];
  const columns: Column[] = [
    { title: words.table.number, share: 9, align: 'right' },
    { title: words.table.time, share: 26, align: 'left' },
    { title: words.table.bidder, share: 20, align: 'left' },
    { title: words.table.amount, share: 24, align: 'right' },
    { title: words.table.price, share: 24, align: 'right' },
  ];
  const rows = bids.map((bid) => [
    String(bid.seq),
    time(bid.at),
    short(`bidder:${bid.bidder}`),
    money(bid.amountMinor),
    money(bid.priceMinor),
  ]);
  const url = `${site}/api/lots/${head.lot}/bids`;
  const cut: Block[] =
    bids.length < bidCount ? [{ kind: 'note', text: fill(words.bidsCut, { shown: bids.length, all: bidCount, url }) }] : [];
  return [{ kind: 'heading', text: words.heading.bids }, ...cut, { kind: 'table', columns, rows, strong: [] }];
}
