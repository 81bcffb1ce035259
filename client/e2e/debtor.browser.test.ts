import { fileURLToPath } from 'node:url';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { outcomesSchema } from '@ochiq/shared/statistics';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { countAll } from '../../server/src/statistics/index.js';
import { type OwingCase, owingCase } from '../../server/src/test/owing.js';
import { startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, visit } from './browser.js';

const password = 'a-long-enough-password';
const startMinor = 100_000_000n;
let world: World;
let browser: Browser;
let owing: OwingCase;
let bidder: TestPerson;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), demo: true });
  browser = await startBrowser();
  const passwordHash = await hashPassword(password);
  const rules = rulesOf(newestProfile('UZ', 'demo'), { currency: 'UZS', minor: startMinor });
  const claims = [['alimony', 300_000_000n] as const, ['secured', 700_000_050n] as const];
  owing = await owingCase(world, { claims, startMinor, rules, title: 'Chevrolet Cobalt', logins: { name: 'pays', passwordHash } });
  bidder = await world.person({ login: 'bidder-pays', passwordHash });
  await world.admit(owing.lot, [bidder]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function signInAt(width: 390 | 1440, path: string, login: string) {
  const visitor = await visit(browser, world.url, width);
  await visitor.page.goto(`/sign-in?next=${path}`);
  await visitor.page.getByLabel('Login').fill(login);
  await visitor.page.getByLabel('Password').fill(password);
  await visitor.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  return visitor;
}

async function checked(page: Page, screen: string): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
  await keepScreen(page, screen);
}

/** How many cases of the bailiff are enforced, as auditors see it, counted now. */
async function enforcedNow(): Promise<number> {
  await countAll(world.db);
  const auditor = await world.person({ role: 'auditor' });
  const answer = await world.app.inject({ url: '/api/statistics/bailiffs', headers: { cookie: auditor.cookie } });
  return outcomesSchema.parse(answer.json()).groups.find(({ key }) => key === owing.bailiff.id)?.figures?.enforced ?? 0;
}

it('a debtor objects, pays in parts in the middle of a live auction, and everybody sees it stop', async () => {
  const watcher = await visit(browser, world.url, 1440);
  await watcher.page.goto(`/lots/${owing.lot}`);
  await watcher.page.getByText('Chevrolet Cobalt').first().waitFor();
  const socket = await world.socket(bidder);
  expect(await socket.bid(owing.lot, 120_000_000n)).toMatchObject({ type: 'accepted' });

  const debtor = await signInAt(390, '/account/debts', 'debtor-pays');
  await debtor.page.getByRole('heading', { name: 'My debts' }).waitFor();
  await debtor.page.getByText('11,000,000.55').first().waitFor();
  await checked(debtor.page, 'debts-390');
  await debtor.page.getByRole('link', { name: /^Case / }).click();
  await debtor.page.getByText('the auction stops at that moment').waitFor();
  await checked(debtor.page, 'debt-390');

  await debtor.page.getByRole('button', { name: 'Object' }).first().click();
  const dialog = debtor.page.getByRole('dialog', { name: 'Object' });
  await dialog.getByLabel('What is wrong, and why').fill('The start price is far below what such cars cost');
  await checked(debtor.page, 'debt-object-390');
  await dialog.getByRole('button', { name: 'Send the objection' }).click();
  await debtor.page.getByText('only a court stops it').waitFor();

  const senior = await signInAt(1440, '/bailiff/ends', 'senior_bailiff-pays');
  await senior.page.getByRole('button', { name: 'Decide' }).click();
  await senior.page.getByLabel('Ground of the decision').fill('The appraisal is valid and nobody challenged it');
  await checked(senior.page, 'ends-1440');
  await senior.page.getByRole('button', { name: 'Refuse' }).click();
  await senior.page.getByText('Refused.').waitFor();

  await debtor.page.reload();
  await debtor.page.getByText('The appraisal is valid and nobody challenged it').waitFor();
  const amount = debtor.page.getByLabel('Amount, UZS');
  await amount.fill('1 000 000,55');
  await debtor.page.getByRole('button', { name: 'Pay 1,000,000.55 UZS from the demo bank' }).click();
  await debtor.page.getByText('payments by the debtor').first().waitFor();
  await debtor.page.getByText('10,000,000').first().waitFor();
  expect(await watcher.page.getByText('Withdrawn').count()).toBe(0);

  const before = await enforcedNow();
  await debtor.page.getByRole('button', { name: 'Pay 10,000,000 UZS from the demo bank' }).click();
  await debtor.page.getByRole('heading', { name: 'Paid in full' }).waitFor();
  await checked(debtor.page, 'debt-paid-390');
  await watcher.page.getByText('Qarz toʻliq toʻlandi').first().waitFor();
  await checked(watcher.page, 'debt-withdrawn-lot-1440');
  expect(await socket.bid(owing.lot, 200_000_000n)).toMatchObject({ type: 'rejected', code: 'lot_withdrawn' });

  await senior.page.goto(`/bailiff/cases/${owing.id}`);
  await senior.page.getByRole('region', { name: 'Money and end of the case' }).getByText('Paid in full').waitFor();
  await checked(senior.page, 'case-ended-1440');
  expect(await enforcedNow()).toBe(before + 1);
  await watcher.page.goto('/statistics');
  await watcher.page.getByRole('heading', { name: 'How cases end' }).waitFor();
  const told = await signInAt(390, '/account/notices', 'bidder-pays');
  await told.page.getByText('withdrawn').first().waitFor();
  expect([...watcher.complaints, ...debtor.complaints, ...senior.complaints, ...told.complaints]).toEqual([]);
}, 90_000);
