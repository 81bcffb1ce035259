import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BadTenders, readMilk, readRuled, readTsuchiura, windowOfContracts, windowOfTenders } from './cartel-data.js';
import { screenRows } from './cartel-screens.js';
import { writeRuled } from './section-ruled.js';

const folder = mkdtempSync(join(tmpdir(), 'ruled-'));
afterAll(() => rmSync(folder, { recursive: true }));

const head =
  'bid_notice_id,base_price,bid_rigging_label,Bid_Price_(1st_rank_Bidder),Firm_id_(1st_rank_Bidder),Bid_Price_(Competing_Bidder),Firm_id_(Competing_Bidder)';

function fileOf(lines: readonly string[]): string {
  const file = join(folder, `${lines.length}.csv`);
  writeFileSync(file, `${[head, ...lines].join('\n')}\n`);
  return file;
}

describe('the sets in the repository', () => {
  it('has the tenders of Tsuchiura, whose label is a count', () => {
    const { tenders, firms } = readTsuchiura();
    expect([tenders.length, firms.size, tenders.flatMap(({ bids }) => bids).length]).toEqual([1_074, 235, 4_052]);
    expect([...firms.values()].every(({ tenders: count, cartel }) => cartel === count >= 30)).toBe(true);
  });

  it('has the contracts of Kentucky', () => {
    const contracts = readMilk();
    expect(contracts).toHaveLength(392);
    expect(windowOfContracts(contracts).lots).toHaveLength(contracts.filter(({ Winner }) => Winner !== '').length);
  });
});

describe('tenders as auctions', () => {
  it('turn a low bid to a high offer, from the reserve on', () => {
    // Reserve 1000: bids of 900, 950, 990 become offers of 1100, 1050, 1010 over a start of 1000.
    const tender = {
      id: 't',
      at: 0,
      reserve: 1_000,
      rigged: false,
      minimumPrice: false,
      bids: [950, 900, 990].map((amount) => ({ firm: `f${amount}`, amount })),
    };
    const [lot] = windowOfTenders([tender]).lots;
    expect(lot).toMatchObject({ startMinor: 1_000n, priceMinor: 1_100n, winner: 'f900' });
    expect(lot?.bids.map(({ maxMinor }) => maxMinor)).toEqual([1_100n, 1_050n, 1_010n]);
    // The screens read the bids themselves. DIFFP: 50 / 900, high is suspicious; CV: low is, so it is turned.
    const scores = screenRows([tender]).map(({ name, judged }) => [name.split(',')[0], judged[0]?.score ?? null]);
    expect(Object.fromEntries(scores)['DIFFP']).toBeCloseTo(50 / 900, 9);
    expect(Number(Object.fromEntries(scores)['CV'])).toBeLessThan(0);
  });
});

describe('tenders with rulings', () => {
  it('gathers the pairs of a tender', () => {
    const file = fileOf(['20060214954,1000,1.0,900,a,950,b', '20060214954,1000,1.0,900,a,990,c', '20241227793,500,0.0,400,d,410,e']);
    expect(readRuled(file).map(({ id, rigged, bids }) => [id, rigged, bids.map(({ firm, amount }) => `${firm} ${amount}`)])).toEqual([
      ['20060214954', true, ['a 900', 'b 950', 'c 990']],
      ['20241227793', false, ['d 400', 'e 410']],
    ]);
  });

  it('names the first fault of another file', () => {
    expect(() => readRuled(fileOf(['x,1000,1.0,900,a,950,b']))).toThrow(
      new BadTenders('row 1, column bid_notice_id: Invalid string: must match pattern /^\\d{6}/'),
    );
    expect(() => readRuled(fileOf([]))).toThrow(new BadTenders('the file has no rows'));
  });

  it('tells rigged tenders from honest ones where their bids differ', () => {
    // Rigged: the losers lie together at 1000, far from the winner; honest: evenly spread. Each has a winner of its own.
    const lines = Array.from({ length: 60 }, (_, at) => {
      const id = `2006${String(1 + (at % 12)).padStart(2, '0')}${String(at).padStart(4, '0')}`;
      const rigged = at % 2 === 0;
      const losers = rigged ? [1_000 + (at % 3), 1_001 + (at % 5), 1_003] : [910 + at, 950 + (at % 7), 990];
      return losers.map((loser, place) => `${id},1100,${rigged ? 1 : 0},900,w${at},${loser},f${at}-${place}`);
    });
    const report = writeRuled(fileOf(lines.flat()));
    expect(report).toContain('60 tenders, 30 of them in cases that the authority decided.');
    expect(report).toMatch(/All screens together .*: 100\.0% of tenders right,/);
    expect(report).toMatch(/\| RD, relative distance \(high\) \| 30 \/ 30 \| 1\.0000 /);
  });
});
