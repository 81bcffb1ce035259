import { fileURLToPath } from 'node:url';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../server/src/test/world.js';
import { expectNoOverflow, looked, startBrowser, visit } from './browser.js';

const clientDir = fileURLToPath(new URL('../dist', import.meta.url));

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ clientDir, rules: 'law' });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('the rules', () => {
  it.each([390, 1440] as const)('stand on the lot with their sources, and whole on their own page (%i px)', async (width) => {
    const lot = await world.lot({ rules: rulesOf(newestProfile('UZ', 'law'), { currency: 'UZS', minor: 100_000n }) });
    const { page, context, complaints } = await visit(browser, world.url, width);
    await page.goto(`/lots/${lot}`);
    const payment = page.locator('.figure', { hasText: 'The winner pays within' });
    await payment.getByText('below 2,060,000,000 UZS: 10 working days').waitFor();
    await payment.getByText('Source', { exact: true }).click();
    await payment.getByText('Resolution of the President of Uzbekistan No. PP-5197').waitFor();
    await page.locator('.figure', { hasText: 'The deposit of a winner who does not pay' }).getByText('assumed', { exact: true }).waitFor();
    await expectNoOverflow(page);
    await page.getByRole('link', { name: 'All rules of this profile' }).click();
    const uz = page.locator('section#uz-1');
    await uz.getByText('New sales go by this').waitFor();
    const floor = uz.locator('.figure', { hasText: 'Never below this share of the appraisal' });
    await floor.getByText('80%', { exact: true }).waitFor();
    await page.locator('section#demo-1').getByText('Not used for new sales here').waitFor();
    await looked(page, `rules-${width}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('speak the other three languages', async () => {
    const { page, context, complaints } = await visit(browser, world.url, 390);
    await page.goto('/rules');
    for (const [language, title] of [
      ['uz', 'Savdo qoidalari'],
      ['ru', 'Правила торгов'],
      ['ky', 'Тоорук эрежелери'],
    ] as const) {
      await page.evaluate(`localStorage.setItem('ochiq.language', '${language}')`);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator('section#uz-1').waitFor();
      await expectNoOverflow(page);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
