import { languages } from '@ochiq/shared/language';
import { type PaperKind, type PaperView, paperListSchema } from '@ochiq/shared/papers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../test/pdf-tools.js';
import { SettlementStage } from '../test/settlement-stage.js';
import type { TestSale } from '../test/sold.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

let stage: SettlementStage;
let world: World;
let other: World;
beforeAll(async () => {
  world = await startWorld({ papers: true });
  other = await startWorld({ databaseUrl: world.databaseUrl, papers: true });
  stage = new SettlementStage(world, other);
});
afterAll(async () => {
  await other.close();
  await world.close();
});

async function papersOf(path: string, person?: TestPerson): Promise<PaperView[]> {
  const answer = await world.app.inject({ url: path, headers: person ? { cookie: person.cookie } : {} });
  return paperListSchema.parse(answer.json()).papers;
}

/** The papers of a lot once there is one of a kind. */
async function issued({ lot }: TestSale, kind: PaperKind): Promise<PaperView> {
  const find = async () => (await papersOf(`/api/lots/${lot}/papers`)).find((paper) => paper.kind === kind);
  await expect.poll(find, { timeout: 60_000, interval: 200 }).toBeDefined();
  const found = await find();
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

async function textOf(url: string, person?: TestPerson): Promise<string> {
  // Some nodes have the file, others do not: each has a folder of its own in tests.
  for (const node of [world, other]) {
    const answer = await node.app.inject({ url, headers: person ? { cookie: person.cookie } : {} });
    if (answer.statusCode === 200) return pdfText(answer.rawPayload);
  }
  throw new Error(`no file at ${url}`);
}

/** A paper in each language, of which the public copy names nobody, and the official copy in English. */
async function read(sale: TestSale, kind: PaperKind): Promise<{ number: string; texts: Map<string, string>; official: string }> {
  const paper = await issued(sale, kind);
  const people = await world.db.sql<{ name: string }>(`select name from person union select name from party where name <> 'Debtor'`);
  const texts = new Map<string, string>();
  for (const { language, url } of paper.files) {
    const text = await textOf(url);
    for (const { name } of people) expect(text.includes(name), name).toBe(false);
    texts.set(language, text);
  }
  expect([...texts.keys()].sort()).toEqual([...languages].sort());
  const desk = (await papersOf(`/api/bailiff/lots/${sale.lot}/papers`, sale.bailiff)).find(({ id }) => id === paper.id);
  const url = desk?.files.find(({ copy, language }) => copy === 'official' && language === 'en')?.url ?? '';
  return { number: paper.number, texts, official: await textOf(url, sale.bailiff) };
}

const nameOf = async ({ id }: TestPerson) => (await world.db.sql<{ name: string }>('select name from person where id = $1', [id]))[0]?.name;

const issuedKinds = async ({ lot }: TestSale) => {
  const rows = await world.db.sql<{ kind: string }>('select kind from paper where lot_id = $1 order by id', [lot]);
  return rows.map(({ kind }) => kind).filter((kind) => kind !== 'protocol');
};

/** An amount as any of the four languages writes it. */
const amount = (major: string) => new RegExp(`${major.replace(',', '[, .]')} (UZS|soʻm|сум|сом)`);

describe('papers of a sale', { timeout: 120_000 }, () => {
  it('are the act of hand-over and the statement of the distribution, each once', async () => {
    const sale = await stage.opened({
      claims: [
        ['alimony', 50_000n],
        ['taxes', 400_000n],
      ],
    });
    await stage.pay(sale.lot, 290_000n);
    await stage.step(sale, sale.bailiff, 'costs', { costs: [{ ground: 'Storage', amountMinor: '12300' }] });
    const [first, second] = await Promise.all([stage.handOver(sale), stage.handOver(sale)]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    await stage.step(sale, sale.bailiff, 'distribution');
    await Promise.all([1, 2].map(() => stage.step(sale, sale.accountant, 'distribution/carry-out')));
    const act = await read(sale, 'handover_act');
    expect(act.number).toBe(`${sale.lot}/H1`);
    for (const text of act.texts.values()) {
      expect(text).toMatch(amount('3,000'));
      expect(text).toContain('№ 12-A, ');
    }
    expect(act.texts.get('en')).toContain('Bidder 2');
    expect(act.official.replaceAll(' ', '')).toContain((await nameOf(sale.winner))?.replaceAll(' ', ''));
    const statement = await read(sale, 'distribution_statement');
    expect(statement.number).toBe(`${sale.lot}/D1`);
    // 123 of storage and 30 sale fee; 10% of 3,000; alimony in full; the rest to the taxes; together 3,000.
    for (const text of statement.texts.values())
      for (const sum of ['153', '300', '500', '2,047', '3,000']) expect(text).toMatch(amount(sum));
    expect(statement.official).toContain('Creditor alimony');
    expect(await issuedKinds(sale)).toEqual(['handover_act', 'distribution_statement']);
    await stage.expectOrder(sale.lot);
  });

  it('wait for the second official where a house is handed over', async () => {
    const sale = await stage.opened({ category: 'house' });
    await stage.pay(sale.lot, 290_000n);
    await stage.handOver(sale);
    expect(await issuedKinds(sale)).toEqual([]);
    await stage.step(sale, sale.senior, 'hand-over/confirm');
    expect(await issuedKinds(sale)).toEqual(['handover_act']);
  });

  it('are a notice with the court’s order and the refund when the sale is annulled', async () => {
    const sale = await stage.opened();
    await stage.pay(sale.lot, 290_000n);
    await stage.step(sale, sale.senior, 'annul', await stage.courtOrder(sale.lot));
    const { number, texts, official } = await read(sale, 'annulment_notice');
    expect(number).toBe(`${sale.lot}/A1`);
    for (const text of texts.values()) {
      expect(text).toContain('№ 4-77, ');
      expect(text).toMatch(amount('3,000'));
      expect(text).toContain('Test court');
    }
    expect(official.replaceAll(' ', '')).toContain((await nameOf(sale.winner))?.replaceAll(' ', ''));
    expect(await issuedKinds(sale)).toEqual(['annulment_notice']);
  });

  it('are an offer to each creditor who is asked, and the act with the one who took the lot', async () => {
    const sale = await stage.opened({
      unsold: true,
      claims: [
        ['alimony', 20_000n],
        ['other', 1_000_000n],
      ],
    });
    const [first, second] = [await world.lot({ office: sale.office }), await world.lot({ office: sale.office })];
    await world.db.sql('update lot set repeat_of = $1, round = 2 where id = $2', [first, second]);
    await world.db.sql('update lot set repeat_of = $1, round = 3 where id = $2', [second, sale.lot]);
    await stage.step(sale, sale.bailiff, 'creditor-offer', { partyId: sale.creditors['alimony'] });
    await stage.step(sale, sale.bailiff, 'creditor-offer/answer', { takes: false });
    await stage.step(sale, sale.bailiff, 'creditor-offer', { partyId: sale.creditors['other'] });
    const offer = await read(sale, 'creditor_offer');
    for (const text of offer.texts.values()) expect(text).toMatch(amount('750'));
    expect(offer.texts.get('en')).toContain('Auctions without a sale 3');
    await stage.step(sale, sale.bailiff, 'creditor-offer/answer', { takes: true });
    await stage.pay(sale.lot, 28_250n);
    await stage.distribute(sale);
    const act = await read(sale, 'handover_act');
    expect(act.texts.get('en')).toContain('Creditor 2');
    expect(act.official).toContain('Creditor other');
    expect(await issuedKinds(sale)).toEqual(['creditor_offer', 'creditor_offer', 'handover_act', 'distribution_statement']);
    await stage.expectOrder(sale.lot);
  });
});
