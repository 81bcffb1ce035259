import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, type Visitor, visit } from './browser.js';

const clientDir = fileURLToPath(new URL('../dist', import.meta.url));

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

    await box.fill('шевролет кобольт');
    await page.getByText('No lot has exactly these words').waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['Chevrolet', 'Cobalt']);
    await box.fill('нексия');
    await expect.poll(() => page.locator('mark').allTextContents()).toEqual(['Nexia']);
    expect(phone.complaints).toEqual([]);
  });
});
