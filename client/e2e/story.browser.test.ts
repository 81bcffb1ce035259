import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, looked, startBrowser, type Visitor, visit } from './browser.js';

const clientDir = fileURLToPath(new URL('../dist', import.meta.url));
const password = 'a-long-enough-password';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ clientDir, demo: true });
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

async function signIn({ page }: Visitor, login: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** From the open listing to the lot, signed in and admitted. */
async function findAndEnter(visitor: Visitor, login: string, screen: string): Promise<void> {
  const { page } = visitor;
  await page.goto('/');
  await page.getByRole('search').getByRole('textbox').fill('Кобальт');
  await page.getByRole('heading', { name: '1 lot found' }).waitFor();
  await page.waitForURL(/q=/);
  await looked(page, `listing-${screen}`);
  await page
    .getByRole('link', { name: /Cobalt/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Cobalt/ }).waitFor();
  await page.getByRole('link', { name: 'Sign in to bid' }).click();
  await signIn(visitor, login);
  await page.getByRole('button', { name: 'Register for this lot' }).click();
  await page.getByRole('button', { name: 'Pay from the demo bank' }).click();
  await page.getByRole('textbox', { name: 'Your bid' }).waitFor();
  await checked(page, `lot-open-${screen}`);
}

/** Bids what the page offers next, through its two steps. */
async function bidNext({ page }: Visitor): Promise<void> {
  await page.locator('form .quick button').first().click();
  await page.getByRole('button', { name: /^Bid / }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('You lead', { exact: true }).waitFor();
}

describe('the story', () => {
  it('two citizens find a seized car, bid against each other live, see it extended and closed, and read its trail', async () => {
    const passwordHash = await hashPassword(password);
    await world.person({ login: 'aziza', passwordHash });
    await world.person({ login: 'bekzat', passwordHash });
    await world.person({ login: 'auditor', role: 'auditor', passwordHash });
    const lot = await world.lot({ endsInMs: 600_000, rules: { softClose: { windowMs: 12_000, capMs: 60_000 } } });

    const phone = await visit(browser, world.url, 390);
    const desk = await visit(browser, world.url, 1440);
    await findAndEnter(phone, 'aziza', '390');
    await findAndEnter(desk, 'bekzat', '1440');

    await bidNext(phone);
    await desk.page.getByText('Bidder 1 leads').first().waitFor();
    await bidNext(desk);
    await phone.page.getByText('You have been outbid.', { exact: true }).waitFor();
    await checked(phone.page, 'lot-390');
    await checked(desk.page, 'lot-1440');

    // The end is near for the second half of the story: as if ten minutes had passed.
    await world.db.sql(
      `update lot set original_ends_at = clock_timestamp() + interval '10 s', ends_at = clock_timestamp() + interval '10 s' where id = $1`,
      [lot],
    );
    for (const { page } of [phone, desk]) await page.reload();
    await bidNext(phone);
    await desk.page
      .getByText(/The sale was extended/)
      .first()
      .waitFor();
    for (const { page } of [phone, desk])
      await page
        .getByText(/Sold to Bidder 1/)
        .first()
        .waitFor({ timeout: 40_000 });
    await phone.page.getByText('You won!').waitFor();
    await checked(phone.page, 'won-390');

    await desk.page.getByRole('link', { name: 'Full record of the sale' }).first().click();
    await desk.page.getByText(/Bidding ended: sold to Bidder 1/).waitFor();
    const events = await world.db.sql<{ n: number }>('select count(*)::int as n from log_entry where lot_id = $1 and seq is not null', [
      lot,
    ]);
    await expect.poll(() => desk.page.locator('ol li').count()).toBe(events[0]?.n);
    await looked(desk.page, 'trail-1440');
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  });
});
