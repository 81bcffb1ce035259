import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { accounts } from '../../server/src/ledger/index.js';
import { endedLot, payIn } from '../../server/src/test/sold.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, visit } from './browser.js';
import { carryOut, password, recordHandOver, signInAt } from './desk-steps.js';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)) });
  browser = await startBrowser();
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

const stateOf = async (lot: number) => (await world.db.sql<{ state: string }>('select state from sale where lot_id = $1', [lot]))[0]?.state;

describe('the sale after the hammer', () => {
  it.each([390, 1440] as const)('is paid, handed over and distributed by those whose turn it is, at %i px', async (width) => {
    const name = String(width);
    const passwordHash = await hashPassword(password);
    const sale = await endedLot(world, {
      title: `Sold Malibu ${width}`,
      claims: [
        ['alimony', 50_000n],
        ['taxes', 100_000n],
        ['other', 400_000n],
      ],
      logins: { name, passwordHash },
    });
    const { lot } = sale;
    await expect.poll(() => stateOf(lot), { timeout: 10_000 }).toBe('to_pay');

    const buyer = await visit(browser, world.url, width);
    await signInAt(buyer.page, '/account', `winner-${name}`);
    await buyer.page.getByText('Payment reference').waitFor();
    await checked(buyer.page, `to-pay-${width}`);
    await payIn(world, lot, accounts.price(lot), 290_000n);
    await expect.poll(() => stateOf(lot), { timeout: 10_000 }).toBe('paid');

    const { page, complaints } = await visit(browser, world.url, width);
    await signInAt(page, '/bailiff/sales', `bailiff-${name}`);
    await page.getByRole('link', { name: `Sold Malibu ${width}` }).click();
    await page.getByRole('heading', { name: 'Record the hand-over act' }).waitFor();
    await page.getByRole('button', { name: 'Change the costs' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('For what').fill('Storage for nine days');
    await dialog.getByLabel('Amount').fill('123,45');
    await checked(page, `sale-costs-${width}`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Storage for nine days').waitFor();
    await recordHandOver(page);
    await page.getByText('Whose turn: The accountant').waitFor();
    await checked(page, `sale-${width}`);
    expect(complaints).toEqual([]);

    const accountant = await visit(browser, world.url, width);
    await signInAt(accountant.page, `/bailiff/lots/${lot}/sale`, `accountant-${name}`);
    await carryOut(accountant.page);
    await checked(accountant.page, `sale-distributed-${width}`);
    expect(await stateOf(lot)).toBe('distributed');

    await buyer.page.goto(`/lots/${lot}`);
    await buyer.page.getByText('Money distributed').first().waitFor();
    expect([...buyer.complaints, ...accountant.complaints]).toEqual([]);
  });
});
