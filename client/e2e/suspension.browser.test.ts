import { fileURLToPath } from 'node:url';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { makeOffice, startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, looked, startBrowser, visit } from './browser.js';

const password = 'a-long-enough-password';
const startMinor = 100_000_000n;
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

/** Looks at a screen in both themes. */
async function checked(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    await expectAccessible(page);
    await expectNoOverflow(page);
    await keepScreen(page, `${screen}-${theme}`);
  }
  await page.evaluate(`document.documentElement.dataset.theme = 'light'`);
}

async function signInAt(width: 390 | 1440, path: string, login: string) {
  const visitor = await visit(browser, world.url, width);
  await visitor.page.goto(path);
  await visitor.page.getByLabel('Login').fill(login);
  await visitor.page.getByLabel('Password').fill(password);
  await visitor.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  return visitor;
}

/** A live lot with one bidder, and the officials of its office: `bailiff-NAME`, `senior-NAME`, `citizen-NAME`. */
async function stage(name: string) {
  const passwordHash = await hashPassword(password);
  const office = await makeOffice(world.db);
  await world.person({ login: `bailiff-${name}`, role: 'bailiff', office, passwordHash });
  await world.person({ login: `senior-${name}`, role: 'senior_bailiff', office, passwordHash });
  const citizen = await world.person({ login: `citizen-${name}`, passwordHash });
  const rules = rulesOf(newestProfile('UZ', 'demo'), { currency: 'UZS', minor: startMinor });
  const lot = await world.lot({ office, title: 'Chevrolet Lacetti', startMinor, rules });
  await world.admit(lot, [citizen]);
  return lot;
}

describe('after the publication', () => {
  it('a sale is suspended under the eyes of a citizen, who cannot bid, and goes on when a senior lets it', async () => {
    const lot = await stage('stop');
    const citizen = await signInAt(390, `/sign-in?next=/lots/${lot}`, 'citizen-stop');
    const bid = citizen.page.getByRole('textbox', { name: 'Your bid' });
    await bid.waitFor();

    const bailiff = await signInAt(1440, `/bailiff/lots/${lot}`, 'bailiff-stop');
    await bailiff.page.getByRole('button', { name: 'Suspend' }).click();
    const order = bailiff.page.getByRole('dialog', { name: 'Suspend the sale' });
    await order.getByLabel('Number of the court order').fill('2-77/2026');
    await order.getByLabel('Date of the order').fill('2026-01-10');
    await checked(bailiff.page, 'suspend-dialog-1440');
    await order.getByRole('button', { name: 'Suspend now' }).click();
    await bailiff.page.getByText('Suspended by a court').first().waitFor();
    await bailiff.page.getByText('You suspended this sale').waitFor();
    expect(await bailiff.page.getByRole('button', { name: 'Let the sale go on' }).count()).toBe(0);
    await looked(bailiff.page, 'suspended-desk-1440-light');

    const banner = citizen.page.getByRole('region', { name: 'The sale is suspended by a court' });
    await banner.getByText('Order 2-77/2026 of').waitFor();
    await banner.getByText('at least 5 min').waitFor();
    expect(await bid.count()).toBe(0);
    await checked(citizen.page, 'suspended-lot-390');

    const senior = await signInAt(1440, `/bailiff/lots/${lot}`, 'senior-stop');
    await senior.page.getByRole('button', { name: 'Let the sale go on' }).click();
    const lifted = senior.page.getByRole('dialog', { name: 'Let the sale go on?' });
    await lifted.getByLabel('Explanation').fill('The court lifted its order');
    await lifted.getByText('at least 5 min').waitFor();
    await checked(senior.page, 'resume-dialog-1440');
    await lifted.getByRole('button', { name: 'Let the sale go on' }).click();

    await bid.waitFor();
    expect(await banner.count()).toBe(0);
    await bid.fill('1 000 000');
    await citizen.page.getByRole('button', { name: 'Bid 1' }).click();
    await citizen.page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await citizen.page.getByText('Your bid is accepted').waitFor();
    expect([...citizen.complaints, ...bailiff.complaints, ...senior.complaints]).toEqual([]);
  });

  it('a correction that is proposed and agreed to shows everyone the old text and the new one', async () => {
    const lot = await stage('errata');
    const bailiff = await signInAt(1440, `/bailiff/lots/${lot}`, 'bailiff-errata');
    await bailiff.page.getByRole('button', { name: 'Correct' }).click();
    const dialog = bailiff.page.getByRole('dialog', { name: 'Correct the published lot' });
    await dialog.getByLabel('Place').fill('Tashkent, Chilonzor 5');
    await dialog.getByLabel('Reason').fill('The district was left out');
    await dialog.getByRole('region', { name: 'What everyone will see' }).getByText('Tashkent, Chilonzor 5').waitFor();
    await dialog.getByRole('region', { name: 'What everyone will see' }).scrollIntoViewIfNeeded();
    await checked(bailiff.page, 'correct-dialog-1440');
    await dialog.getByRole('button', { name: 'Send for approval' }).click();
    await dialog.waitFor({ state: 'hidden' });

    const senior = await signInAt(1440, '/bailiff', 'senior-errata');
    const task = senior.page.getByRole('region', { name: 'To do' }).locator('li', { hasText: 'Confirm a correction' });
    await task.getByText('GMT+5').waitFor();
    await looked(senior.page, 'queue-1440-light');
    await task.getByRole('link').click();
    const proposal = senior.page.getByRole('region', { name: 'Correction' });
    await proposal.getByText('The district was left out').waitFor();
    await checked(senior.page, 'correction-review-1440');
    await proposal.getByRole('button', { name: 'Agree' }).click();
    await proposal.waitFor({ state: 'hidden' });

    const anyone = await visit(browser, world.url, 390);
    await anyone.page.goto(`/lots/${lot}`);
    const corrections = anyone.page.locator('section').filter({ has: anyone.page.getByRole('heading', { name: 'Corrections' }) });
    await corrections.locator('del').getByText('Tashkent', { exact: true }).waitFor();
    await corrections.locator('ins').getByText('Tashkent, Chilonzor 5').waitFor();
    await corrections.scrollIntoViewIfNeeded();
    await checked(anyone.page, 'corrected-lot-390');
    expect([...bailiff.complaints, ...senior.complaints, ...anyone.complaints]).toEqual([]);
  });
});
