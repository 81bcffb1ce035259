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

it('nothing was complained about', () => expect(visitor.complaints).toEqual([]));
