import { describe, expect, it } from 'vitest';
import { BadData, type LabelledRow, ownSample, parseLabelled, readText } from './labelled-data.js';
import { areaUnderRoc, averagePrecision, rank } from './metrics.js';
import { groupFolds } from './resample.js';
import { judge, learned } from './scorers.js';
import { trueAuctions } from './training.js';

const head =
  'Record_ID,Auction_ID,Bidder_ID,Bidder_Tendency,Bidding_Ratio,Successive_Outbidding,Last_Bidding,Auction_Bids,Starting_Price_Average,Early_Bidding,Winning_Ratio,Auction_Duration,Class';
const rows = parseLabelled(readText(ownSample));

describe('labelled shill bids', () => {
  it('are read by their columns, whatever the order', () => {
    const line = '1,732,a***b,0.2,0.4,0.5,0.1,0,0.99,0.05,0.67,5,1';
    const back = (text: string) => text.split(',').reverse().join(',');
    const [row] = parseLabelled(`${head}\n${line}\n`);
    expect(row).toMatchObject({ id: '1', auction: '732', bidder: 'a***b', shill: true });
    expect(row?.features).toMatchObject({ bidderTendency: 0.2, successiveOutbidding: 0.5, earlyBidding: 0.05, durationDays: 5 });
    expect(parseLabelled(`${back(head)}\r\n${back(line)}`)).toEqual([row]);
  });

  it.each([
    ['an empty file', head, 'no rows'],
    ['a word for a number', `${head}\n1,732,a,x,0.4,0,0,0,0,0,0,5,0`, 'row 1, column Bidder_Tendency'],
    ['another class', `${head}\n1,732,a,0,0.4,0,0,0,0,0,0,5,2`, 'row 1, column Class'],
    ['a missing column', 'Record_ID\n1', 'row 1, column Auction_ID'],
  ])('%s is refused with its place', (_name, csv, place) => {
    expect(() => parseLabelled(csv)).toThrow(BadData);
    expect(() => parseLabelled(csv)).toThrow(place);
  });

  it('lie in the repository as published', () => {
    expect(rows).toHaveLength(4519);
    expect(rows.filter(({ shill }) => shill)).toHaveLength(490);
    expect(new Set(rows.map(({ auction }) => auction)).size).toBe(580);
    // Each auction's bidding ratios sum to 1: no bidder of an auction is missing.
    const sums = new Map<string, number>();
    for (const { auction, features } of rows) sums.set(auction, (sums.get(auction) ?? 0) + features.biddingRatio);
    for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 3);
  });

  it('hold ten auctions twice', () => {
    expect(new Set(trueAuctions(rows).values()).size).toBe(570);
  });
});

describe('the learned score', () => {
  it('holds its promise on auctions that it never saw: AUC 0.999, average precision 0.99', { timeout: 120_000 }, () => {
    const names = trueAuctions(rows);
    const groupOf = ({ auction }: LabelledRow) => names.get(auction) ?? auction;
    const foldOf = groupFolds(rows.map(groupOf), 5, 1);
    const judged = [0, 1, 2, 3, 4].flatMap((fold) => {
      const score = learned.learn(rows.filter((row) => foldOf.get(groupOf(row)) !== fold));
      return judge(
        rows.filter((row) => foldOf.get(groupOf(row)) === fold),
        score,
        groupOf,
      );
    });
    const ranking = rank(judged);
    expect(ranking.judged).toHaveLength(rows.length);
    expect(areaUnderRoc(ranking)).toBeGreaterThan(0.999);
    expect(averagePrecision(ranking)).toBeGreaterThan(0.99);
  });
});
