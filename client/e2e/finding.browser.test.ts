import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { tellHits } from '../../server/src/searches/index.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, type Visitor, visit } from './browser.js';

const clientDir = fileURLToPath(new URL('../dist', import.meta.url));

const password = 'a-long-enough-password';

let world: World;
let browser: Browser;
let phone: Visitor;
const lots: number[] = [];

const titles = [
  { uz: 'Chevrolet Cobalt 2021', ru: 'Шевроле Кобальт 2021', en: 'Chevrolet Cobalt 2021' },
  { uz: 'Ер участкаси, 6 сотих', ru: 'Земельный участок, 6 соток', en: 'A plot of land' },
  { uz: 'Ikki xonali kvartira', ru: 'Двухкомнатная квартира', en: 'Two-room flat' },
  { uz: 'Chevrolet Nexia 2019', ru: 'Шевроле Нексия 2019', en: 'Chevrolet Nexia 2019' },
  { uz: 'Traktor Belarus', ru: 'Трактор Беларус', en: 'Belarus tractor' },
];

beforeAll(async () => {
  world = await startWorld({ clientDir });
  for (const title of titles) {
    const lot = await world.lot({ endsInMs: 3_600_000 * (lots.length + 1) });
    await world.db.sql('update lot set title = $2 where id = $1', [lot, title]);
    lots.push(lot);
  }
  browser = await startBrowser();
  phone = await visit(browser, world.url, 390);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function checked(page: Page, screen: string): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
  await keepScreen(page, screen);
}

describe('finding a lot', () => {
  it('shows lots to a browser that runs no script, and leaves the place to the page where it runs', async () => {
    for (const width of [390, 1440]) {
      const context = await browser.newContext({
        baseURL: world.url,
        viewport: { width, height: 900 },
        locale: 'en',
        javaScriptEnabled: false,
      });
      const page = await context.newPage();
      await page.goto('/');
      expect(await page.locator('#first article').count()).toBe(lots.length);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.getByRole('link', { name: 'Chevrolet Cobalt 2021' }).click();
      await page.getByRole('heading', { level: 1, name: 'Chevrolet Cobalt 2021' }).waitFor();
      await context.close();
    }
    await phone.page.goto('/');
    await phone.page.getByText('5 lots found').waitFor();
    expect(await phone.page.locator('#first').count()).toBe(0);
  });

  it('searches while one types, in either script, and marks what was found', async () => {
    const { page } = phone;
    await page.goto('/');
    await page.getByText('5 lots found').waitFor();
    const box = page.getByRole('textbox', { name: 'What are you looking for?' });
    await box.pressSequentially('yer uchas');
    await page.getByText('1 lot found', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('yer uchas');
    // The page is in English; the lot was found by its Uzbek title.
    expect(await page.locator('mark').allTextContents()).toEqual(['Ер', 'участкаси']);
    await expect.poll(() => page.getByRole('status').last().textContent(), { timeout: 8_000 }).toContain('1 lot found. yer uchas');
    expect(await box.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await checked(page, 'search-390');

    const feed = await page.getByRole('link', { name: 'Atom' }).getAttribute('href');
    expect(feed).toBe('/feeds/lots.atom?q=yer+uchas&language=en');
    expect(await page.locator('head link[type="application/atom+xml"]').getAttribute('href')).toBe(feed);
    expect(await (await page.request.get(feed ?? '')).text()).toContain('<title>A plot of land</title>');

    await box.fill('шевролет кобольт');
    await page.getByText('No lot has exactly these words').waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['Chevrolet', 'Cobalt']);
    await box.fill('нексия');
    await expect.poll(() => page.locator('mark').allTextContents()).toEqual(['Nexia']);
    expect(phone.complaints).toEqual([]);
  });

  it('keeps a watchlist without an account, and says what may be out of date', async () => {
    const { page, context } = phone;
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByText('5 lots found').waitFor();
    await page.getByRole('button', { name: 'Watch: Chevrolet Cobalt 2021' }).click();
    await page.getByRole('button', { name: 'Watch: Two-room flat' }).click();
    await expectNoOverflow(page);
    await page.getByRole('link', { name: 'Watchlist' }).click();
    await page.getByRole('heading', { name: 'Still to come' }).waitFor();
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await expectAccessible(page);

    // What happens meanwhile is there at the next visit.
    const [cobalt, , flat] = lots;
    await page.goto('/calendar');
    await world.db.sql(`update lot set state = 'unsold' where id = $1`, [flat]);
    await page.goto('/watchlist');
    await page.getByRole('heading', { name: 'Over' }).waitFor();
    expect(await page.getByText('May be out of date').count()).toBe(0);
    await page.route('**/api/cards*', (route) => route.abort());
    await page.reload();
    await page.getByText('May be out of date').first().waitFor();
    expect(await page.getByText('May be out of date').count()).toBe(2);
    await checked(page, 'watchlist-stale-390');
    await page.unroute('**/api/cards*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.getByText('May be out of date').count()).toBe(0);
    // Another window of the same browser, with another visit, has the same list; a lot that is taken off goes everywhere.
    const other = await context.newPage();
    await other.goto(`/lots/${cobalt}`);
    await other.getByRole('button', { name: 'Watch', exact: true }).click();
    await expect.poll(() => page.getByRole('link', { name: 'Watchlist' }).textContent()).toContain('1');
    await other.close();
    await page.getByRole('button', { name: 'Empty the watchlist' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Empty the watchlist' }).click();
    await page.reload();
    await page.getByText('You watch no lot yet').waitFor();
    expect(phone.complaints).toEqual([]);
  });

  it('keeps a search, and tells its owner of a new lot that fits', async () => {
    const { page } = phone;
    await world.person({ login: 'aziza', passwordHash: await hashPassword(password) });
    await page.goto('/?q=trak');
    await page.getByRole('link', { name: 'Sign in to be told of new lots' }).click();
    await page.getByLabel('Login').fill('aziza');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByLabel('Name of the search').fill('Tractors');
    await page.getByLabel('At once').check();
    await checked(page, 'save-search-390');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Saved searches' }).click();
    await page.getByRole('button', { name: 'Rename: Tractors' }).click();
    await page.getByLabel('Name of the search').fill('My tractors');
    await page.getByRole('region', { name: 'Saved searches' }).getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'My tractors' }).waitFor();
    await checked(page, 'saved-searches-390');
    const [search] = await world.db.sql<{ id: number }>('select id::int as id from saved_search');
    await world.db.sql(`insert into search_hit (search_id, lot_id, found_at, due_at) values ($1, $2, now(), now())`, [search?.id, lots[4]]);
    await tellHits(world.db);
    await page.goto('/account/notices');
    await page.getByText('New lot for your search “My tractors”').waitFor();
    await page.goto('/account/settings');
    await page.getByRole('button', { name: 'Delete: My tractors' }).click();
    await page.getByText('No search is saved yet').waitFor();
    expect(phone.complaints).toEqual([]);
  });

  it('compares up to four lots, and shows what was seen', async () => {
    const { page } = phone;
    await page.goto(`/lots/${lots[3]}`);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('link', { name: 'All auctions' }).click();
    await page.getByRole('region', { name: 'Recently seen' }).getByRole('link', { name: 'Chevrolet Nexia 2019' }).waitFor();
    await page.getByText('1 of 4 lots chosen').waitFor();
    for (const name of ['Chevrolet Cobalt 2021', 'A plot of land', 'Belarus tractor'])
      await page.getByRole('button', { name: `Compare: ${name}` }).click();
    await page.getByText('4 of 4 lots chosen').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await page.getByRole('rowheader', { name: /End of the sale.*differs/ }).waitFor();
    await checked(page, 'compare-390');
    await page.getByRole('button', { name: 'Leave out: Belarus tractor' }).click();
    await expect.poll(() => page.getByRole('columnheader').count()).toBe(3);
    await page.setViewportSize({ width: 1440, height: 900 });
    await checked(page, 'compare-1440');
    await page.getByLabel('Only what differs').check();
    await expect.poll(() => page.getByRole('rowheader', { name: 'Starting price' }).count()).toBe(0);
    await page.goto('/');
    await page.getByRole('region', { name: 'Recently seen' }).waitFor();
    await checked(page, 'finding-1440');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByRole('button', { name: 'Compare nothing' }).click();
    await page.reload();
    await page.getByText('4 lots found').waitFor();
    expect(await page.getByRole('region', { name: 'Recently seen' }).count()).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(phone.complaints).toEqual([]);
  });
});
