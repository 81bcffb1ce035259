import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countAll } from '../../server/src/statistics/index.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, type Visitor, visit } from './browser.js';
import { pastLots } from './past-lots.js';

const clientDir = fileURLToPath(new URL('../dist', import.meta.url));

let world: World;
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  world = await startWorld({ clientDir });
  const months = ['2026-08', '2026-09', '2026-10'].map((month) => `${month}-10T10:00:00Z`);
  const six = [70, 85, 90, 95, 110, undefined];
  const of = (region: string, endsAt: string, shift: number) =>
    six.map((percent) => ({ region, endsAt, ...(percent === undefined ? {} : { percent: percent + shift }) }));
  await pastLots(world, [
    ...months.flatMap((endsAt, index) => of('UZ-TK', endsAt, index * 7)),
    ...of('KG-GB', months[1] ?? '', -20),
    ...of('UZ-SA', months[2] ?? '', 30),
    { region: 'UZ-XO', endsAt: months[2] ?? '', percent: 60 },
  ]);
  await countAll(world.db);
  browser = await startBrowser();
  visitor = await visit(browser, world.url, 390);
  ({ page } = visitor);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const wide = () => page.setViewportSize({ width: 1440, height: 900 });
const narrow = () => page.setViewportSize({ width: 390, height: 844 });

describe('statistics', () => {
  it('are charts that are text, tables and files, by what one chooses', async () => {
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Statistics' }).click();
    await page.getByRole('heading', { level: 1, name: 'Statistics' }).waitFor();
    const sold = page.getByRole('region', { name: 'How many lots find a buyer' });
    await sold.getByRole('listitem').filter({ hasText: 'September 2026' }).getByText('10 of 12').waitFor();
    const price = page.getByRole('region', { name: 'Price over appraisal' }).first();
    await price.getByRole('listitem').filter({ hasText: 'August 2026' }).getByText('90%').waitFor();
    await expectNoOverflow(page);
    await keepScreen(page, 'statistics-390');
    await page.getByLabel('Group by').first().selectOption('region');
    await sold.getByRole('listitem').filter({ hasText: 'Khorezm' }).getByText('1 of 1').waitFor();
    await price.getByRole('listitem').filter({ hasText: 'Khorezm' }).getByText('fewer than 5 lots').waitFor();
    expect(new URL(page.url()).search).toBe('?by=region');
    const table = sold.getByRole('button', { name: 'Show as a table' });
    await table.focus();
    await page.keyboard.press('Enter');
    await sold
      .getByRole('row', { name: /^Samarkand Region/ })
      .getByRole('cell', { name: '115% · 120% · 125%' })
      .waitFor();
    await expectNoOverflow(page);
    const [file] = await Promise.all([page.waitForEvent('download'), sold.getByRole('link', { name: 'CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('ochiq-lots-by-region.csv');
  });

  it('say what became of cases, and nothing of a single debtor', async () => {
    await wide();
    const cases = page.getByRole('region', { name: 'What became of the cases' });
    await cases.getByRole('listitem').filter({ hasText: 'Tashkent City' }).getByText('17%').waitFor();
    await cases.getByRole('listitem').filter({ hasText: 'Khorezm' }).getByText('not told').waitFor();
    await cases.getByRole('button', { name: 'Show as a table' }).click();
    await cases
      .getByRole('row', { name: /^Total/ })
      .getByText('31', { exact: true })
      .waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await keepScreen(page, 'statistics-1440');
    await narrow();
  });
});

describe('the map', () => {
  beforeAll(async () => {
    for (const region of ['UZ-TK', 'UZ-TK', 'UZ-AN', 'UZ-FA', 'KG-GB']) {
      const lot = await world.lot({ title: `Lot of ${region}` });
      await world.db.sql('update lot set region = $2 where id = $1', [lot, region]);
    }
  });

  it('is a list of places where no map can be drawn, and by the keyboard', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'On the map' }).click();
    await page.getByText('This browser cannot draw the map').waitFor();
    const place = page.getByRole('button', { name: /^Tashkent City.*2 lots found$/ });
    await place.focus();
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: '2 lots found' }).waitFor();
    expect(new URL(page.url()).search).toBe('?region=UZ-TK');
    await expectNoOverflow(page);
    await keepScreen(page, 'map-list-390');
    await wide();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await keepScreen(page, 'map-list-1440');
    await narrow();
    await page.getByRole('link', { name: 'As a list' }).click();
    await page.getByRole('button', { name: 'Remove: Tashkent City' }).waitFor();
  });

  it('shows lots by place, chooses with a mark, and asks nobody else for anything', async () => {
    const drawing = await startBrowser({ webgl: true });
    const looker = await visit(drawing, world.url, 1440);
    // Without a graphics card each frame is the processor's: a small map, and no motion.
    await looker.page.setViewportSize({ width: 800, height: 700 });
    await looker.page.emulateMedia({ reducedMotion: 'reduce' });
    try {
      const map = looker.page;
      const base = map.waitForResponse(/\/assets\/base-map-\w+\.json$/);
      await map.goto('/map');
      expect((await base).status()).toBe(200);
      await map.getByRole('button', { name: 'Tashkent City: 2 lots found' }).waitFor();
      await map.getByRole('button', { name: /^Andijan Region, Fergana Region: 2 lots/ }).click();
      await map.getByRole('button', { name: 'Fergana Region: 1 lot found', exact: true }).click();
      await map.getByRole('heading', { name: '1 lot found' }).waitFor();
      expect(new URL(map.url()).search).toBe('?region=UZ-FA');
      await keepScreen(map, 'map-800');
      await map.getByRole('button', { name: 'Dark appearance' }).click();
      await map.getByRole('button', { name: 'Show the whole map' }).click();
      await map.getByRole('button', { name: /^Andijan Region, Fergana Region/ }).waitFor();
      await expectNoOverflow(map);
      await keepScreen(map, 'map-dark-800');
      expect(looker.complaints).toEqual([]);
    } finally {
      await drawing.close();
    }
  });
});

describe('help', () => {
  it('tells each step with the figures that new lots are sold by', async () => {
    await page.getByRole('contentinfo').getByRole('link', { name: 'How an auction works' }).click();
    await page.getByRole('heading', { level: 2, name: 'Register and pay the deposit' }).waitFor();
    const bid = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Bid, openly or by a maximum' }) });
    await bid.getByText(/^Step/).waitFor();
    for (const [language, title] of [
      ['uz', 'Savdo qanday oʻtadi'],
      ['ru', 'Как проходят торги'],
      ['ky', 'Тоорук кандай өтөт'],
      ['en', 'How an auction works'],
    ] as const) {
      await page.locator('header select').selectOption(language);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await expectNoOverflow(page);
    }
    await keepScreen(page, 'help-390');
  });

  it('says what is kept of people', async () => {
    await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
    await page.getByText('400 days after it was last seen').waitFor();
    await page.getByText('the salt is destroyed').waitFor();
    await expectNoOverflow(page);
    await keepScreen(page, 'privacy-390');
  });

  it('greets who comes first, once', async () => {
    const citizen = await world.person({ login: 'first-comer' });
    const [name = '', value = ''] = citizen.cookie.split('=');
    await visitor.context.addCookies([{ name, value, url: world.url }]);
    await page.goto('/account');
    const guide = page.getByRole('region', { name: 'First time here?' });
    await guide.getByText('you get the details for the deposit').waitFor();
    await expectNoOverflow(page);
    await keepScreen(page, 'guide-390');
    await guide.getByRole('button', { name: 'Got it' }).click();
    await guide.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Person first-comer').first().waitFor({ state: 'attached' });
    expect(await guide.count()).toBe(0);
  });
});

describe('status', () => {
  it('says how the service does, and when it cannot be reached', async () => {
    await page.goto('/status');
    await page.getByText('Everything works').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Public log' }).getByText('Works').waitFor();
    await expectNoOverflow(page);
    await keepScreen(page, 'status-390');
    await visitor.context.setOffline(true);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
    await page.getByRole('contentinfo').getByRole('link', { name: 'Status' }).click();
    await page.getByText('The service cannot be reached from here').waitFor();
    await visitor.context.setOffline(false);
  });
});

it('nothing was complained about', () => expect(visitor.complaints).toEqual([]));
