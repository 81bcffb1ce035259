import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, visit } from './browser.js';
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy.js';
import { drawCuts, openLiveModule, seeded, storedFate, toldFate } from './lost-answers.js';

let world: World;
let browser: Browser;
let proxy: CuttingProxy;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), demo: true });
  proxy = await startCuttingProxy(Number(new URL(world.url).port));
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
  await world.close();
});

/** A person at a lot, through the proxy. */
async function enter(person: TestPerson, lot: number, width: 390 | 1440) {
  const url = `http://127.0.0.1:${proxy.port}`;
  const visitor = await visit(browser, url, width);
  const [name = '', value = ''] = person.cookie.split('=');
  await visitor.context.addCookies([{ name, value, url }]);
  await visitor.page.goto(`/lots/${lot}`);
  return visitor;
}

describe('a bid whose socket is cut', () => {
  it('is told in the end as the database has it, 90 times by the live module of the page', async () => {
    const people = await Promise.all([world.person(), world.person(), world.person()]);
    const [first, second, rival] = people as [TestPerson, TestPerson, TestPerson];
    const lot = await world.lot();
    await world.admit(lot, people);
    const modules = [first, second].map(({ cookie, id }) => ({ id, ...openLiveModule(proxy.port, cookie) }));
    const rivalSocket = await world.socket(rival);
    const told = new Map<string, string>();
    let priceMinor = 100_000n;
    for (let seed = 1; seed <= 90; seed += 1) {
      const chance = seeded(seed);
      const module = modules[seed % 2];
      if (!module) throw new Error('no module');
      const key = v7();
      const kind = chance() < 0.4 ? 'proxy' : 'direct';
      // From too little to plenty.
      const amountMinor = String((priceMinor * BigInt(Math.floor(95 + chance() * 40))) / 100n);
      proxy.plan(drawCuts(chance));
      module.socket.placeBid(module.id, { type: 'bid', lot, kind, amountMinor, currency: 'UZS', key });
      if (chance() < 0.3) await rivalSocket.bid(lot, (priceMinor * 112n) / 100n);
      told.set(key, toldFate(await module.settled(key)));
      const [now] = await world.db.sql<{ price: bigint | null }>('select price_minor as price from lot where id = $1', [lot]);
      priceMinor = now?.price ?? priceMinor;
    }
    // Asked at the end, so that a copy that arrived late would be seen.
    const stored = new Map<string, string>();
    for (const key of told.keys()) stored.set(key, await storedFate(world, key));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(stored));
    const ends = [...told.values()];
    expect(ends.filter((fate) => fate.startsWith('accepted')).length).toBeGreaterThan(20);
    expect(ends.filter((fate) => fate.startsWith('rejected')).length).toBeGreaterThan(10);
    expect(proxy.cuts).toBeGreaterThanOrEqual(80);
    expect(modules.flatMap(({ fates }) => fates).filter((fate) => fate === 'unknown').length).toBeGreaterThan(60);
    expect(modules.flatMap(({ kept }) => [...kept.keys()])).toEqual([]);
  });

  it('is told so by the page in Chromium too, 10 times, and survives a reload while nobody knows', async () => {
    const [citizen, rival, other] = await Promise.all([world.person(), world.person(), world.person()]);
    const lot = await world.lot({ startMinor: 100_000_000n });
    await world.admit(lot, [citizen, rival, other]);
    await world.lot({ startMinor: 90_000_000n });
    const { page, complaints } = await enter(citizen, lot, 390);
    const [rivalSocket, otherSocket] = await Promise.all([world.socket(rival), world.socket(other)]);
    const field = page.getByRole('textbox', { name: /Your (bid|secret maximum)/ });
    const bid = async (amount: number) => {
      await field.fill(String(amount));
      await page.getByRole('button', { name: /^Bid / }).click();
    };
    /** The price in whole UZS, by which the next bids are chosen. */
    const outbid = async (amount: number) => {
      await rivalSocket.bid(lot, BigInt(amount) * 100n);
      await page.getByText('You have been outbid.', { exact: true }).waitFor();
    };

    // Nobody knows for a while: the answer is lost, and no new socket comes through.
    await field.waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await bid(1_000_000);
    await page.getByText('one million Uzbek soums').waitFor();
    proxy.plan([{ at: 'unheard' }]);
    proxy.letIn(false);
    await page.getByRole('button', { name: 'Confirm' }).click();

    await page.getByText('We do not know yet whether your bid of 1,000,000 UZS was taken.').waitFor();
    await page.getByText(/^(Reconnecting…|Behind: the price is of)/).waitFor();
    await page.reload();
    await page.getByText('We do not know yet whether your bid of 1,000,000 UZS was taken.').waitFor();
    // What is typed meanwhile stays, over the return of the connection and over a reload.
    await field.fill('2500000');
    await page.reload();
    await expect.poll(() => field.inputValue()).toMatch(/^2.500.000$/);
    proxy.letIn(true);
    await page.getByText(/Your bid is accepted at 1,000,000 UZS/).waitFor();
    // Of the ways to be told, the interruption is for the one who was overtaken; sound is asked for and remembered.
    await page.getByLabel('Play a sound').check();
    await outbid(1_100_000);
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('You have been outbid. Bidder 2');
    expect(await page.evaluate(`localStorage.getItem('ochiq.signals')`)).toBe('{"sound":true,"vibration":false}');
    await page.getByLabel('Bid an amount').check();

    const told: string[] = [];
    for (let seed = 101; seed <= 110; seed += 1) {
      const chance = seeded(seed);
      const before = 1_000_000 + (seed - 100) * 1_000_000;
      await outbid(before);
      await bid(before + 100_000);
      const isRivalled = chance() < 0.5;
      // Half of those never reach the server the first time.
      proxy.plan(isRivalled && chance() < 0.5 ? [{ at: 'before' }] : drawCuts(chance));
      proxy.letIn(!isRivalled);
      await page.getByRole('button', { name: 'Confirm' }).click();
      // While the page is cut off, another bids more: what arrives only now is refused.
      if (isRivalled) await otherSocket.bid(lot, BigInt(before + 400_000) * 100n);
      proxy.letIn(true);
      const end = page.getByText(/Your bid (is accepted at|of [\d,]+ UZS was (accepted|refused|not placed))/);
      await end.waitFor();
      told.push((await end.textContent())?.includes('accepted') ? 'accepted' : 'rejected below_minimum');
      const [row] = await world.db.sql<{ fate: string; n: number }>(
        `select outcome || coalesce(' ' || code, '') as fate, count(*) over ()::int as n from bid where person_id = $1 order by id desc limit 1`,
        [citizen.id],
      );
      expect([told.at(-1), told.length + 1], `seed ${seed}`).toEqual([row?.fate, row?.n]);
    }
    expect(new Set(told).size).toBe(2);
    // As slow as a 2G network: half a second each way.
    await outbid(12_000_000);
    proxy.slow(500);
    await bid(12_100_000);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText(/Your bid is accepted at 12,100,000 UZS/).waitFor();
    proxy.slow(0);

    // What stands around the price: dates, the cost in all, the lot to take along, at both widths.
    await page.getByText('Your deposit of 100,000 UZS is paid: you may bid until').waitFor();
    await page.getByRole('textbox', { name: 'If you win at' }).fill('20000000');
    await page.getByText('19,900,000').waitFor();
    await page.getByRole('heading', { name: 'Similar lots nearby' }).waitFor();
    await page.getByText(/\d+ (person is|people are) watching/).waitFor();
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      await expectNoOverflow(page);
    }
    await page.getByRole('button', { name: 'QR code' }).click();
    await page.getByRole('img', { name: /^QR code of http/ }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    expect(complaints.filter((text) => !/^WebSocket connection to .* failed/.test(text))).toEqual([]);
  });
});

describe('a question to the bailiff', () => {
  it.each([390, 1440] as const)(
    'at %i px: a citizen asks, the office finds it on its desk and answers, and everyone reads both',
    async (width) => {
      const office = await makeOffice(world.db);
      const [citizen, bailiff] = await Promise.all([world.person(), world.person({ role: 'bailiff', office })]);
      const title = `Asked about at ${width}`;
      const lot = await world.lot({ office, title });
      const asker = await enter(citizen, lot, width);
      const own = asker.page.getByRole('textbox', { name: 'Your question' });
      await own.fill('Call me on +998 90 123-45-67, please');
      await asker.page.getByText('Leave out phone numbers, addresses and links.').waitFor();
      await own.fill('Is 12 500 000 soʻm the price with the storage paid?');
      await asker.page.getByRole('button', { name: 'Ask', exact: true }).click();
      await asker.page.getByText('Waits for an answer:').waitFor();
      await expectAccessible(asker.page);
      await expectNoOverflow(asker.page);

      const official = await enter(bailiff, lot, width);
      await official.page.goto('/bailiff');
      const queue = official.page.getByRole('region', { name: 'To do' });
      await queue.getByText('Answer a question').waitFor();
      await queue.getByRole('listitem').filter({ hasText: 'Answer a question' }).getByRole('link', { name: title }).click();
      await official.page.getByRole('textbox', { name: 'Answer' }).fill('No: storage is 40,000 a day, from 1 December.');
      await expectAccessible(official.page);
      await expectNoOverflow(official.page);
      await keepScreen(official.page, `question-desk-${width}`);
      await official.page.getByRole('button', { name: 'Publish the answer' }).click();
      await official.page.getByText('No question waits.').waitFor();

      const stranger = await visit(browser, world.url, width);
      await stranger.page.goto(`/lots/${lot}`);
      await stranger.page.getByText('No: storage is 40,000 a day, from 1 December.').waitFor();
      await stranger.page.getByText('Sign in to ask').waitFor();
      await stranger.page.getByRole('heading', { name: 'Questions to the bailiff' }).scrollIntoViewIfNeeded();
      await keepScreen(stranger.page, `question-answered-${width}`);
      expect([...asker.complaints, ...official.complaints, ...stranger.complaints]).toEqual([]);
      for (const { context } of [asker, official, stranger]) await context.close();
    },
  );
});
