import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { makeOffice, startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, visit } from './browser.js';

const password = 'a-long-enough-password';
let world: World;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)) });
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ochiq-photos-'));
});
afterAll(async () => {
  await browser.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function checked(page: Page, screen: string): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
  await keepScreen(page, screen);
}

async function signInAt(page: Page, path: string, login: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function makePhoto(name: string, colour: string): Promise<string> {
  const path = join(folder, name);
  await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .jpeg()
    .toFile(path);
  return path;
}

/** A moment on the device's clock, as a `datetime-local` field wants it. */
const localIn = (ms: number): string => {
  const moment = new Date(Date.now() + ms);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

describe('the staff', () => {
  it.each([390, 1440] as const)(
    'a bailiff opens a case, lists a car with photos, and a senior bailiff publishes it, at %i px',
    async (width) => {
      const login = `bailiff-${width}`;
      const passwordHash = await hashPassword(password);
      const office = await makeOffice(world.db);
      await world.person({ login, role: 'bailiff', office, passwordHash });
      await world.person({ login: `senior-${width}`, role: 'senior_bailiff', office, passwordHash });
      // A court to choose; the lot that comes with it stays another office's.
      await world.lot();
      const { page, complaints } = await visit(browser, world.url, width);
      await signInAt(page, '/bailiff', login);
      await page.getByRole('link', { name: 'Enforcement cases' }).click();
      await page.getByRole('link', { name: 'New case' }).click();
      await page.getByRole('button', { name: 'Open the case' }).click();
      await page.getByText('Check the marked fields').waitFor();
      await checked(page, `bailiff-case-${width}`);
      await page.getByLabel('Case number').fill(`1-${width}/2026`);
      await page.getByLabel('Court').selectOption({ index: 1 });
      await page.getByLabel('Executive document number').fill('1-1001-77');
      await page.getByLabel('Date of issue').fill('2026-01-15');
      const debtor = page.getByRole('group', { name: 'Debtor' });
      await debtor.getByLabel('Name').fill('Botir Aliyev');
      await debtor.getByLabel('National or tax number').fill('31203850012345');
      const creditor = page.getByRole('group', { name: 'Creditor 1' });
      await creditor.getByLabel('Name').fill('Humo Bank');
      await creditor.getByLabel('National or tax number').fill('201234567');
      await creditor.getByRole('textbox', { name: 'Claim' }).fill('90000000');
      await page.getByRole('button', { name: 'Open the case' }).click();
      await page.getByRole('heading', { name: `1-${width}/2026` }).waitFor();

      await page.goto('/bailiff/lots/new');
      await page.getByLabel('Enforcement case').selectOption({ index: 1 });
      await page.getByLabel('Place').fill('Tashkent, Chilonzor 5');
      const english = page.getByRole('group', { name: 'Text: English' });
      await english.getByLabel('Title').fill(`Chevrolet Gentra ${width}`);
      await english.getByLabel('Description').fill('Seized car with a key, one owner.');
      await page.getByLabel('Starting price').fill('80000000');
      await page.getByLabel('Appraisal').fill('100000000');
      await page.getByLabel('Start of the sale').fill(localIn(180_000));
      await page.getByLabel('End of the sale').fill(localIn(3_600_000));
      await page.getByRole('button', { name: 'Save the draft' }).click();
      await page.getByText('At least one photo').waitFor();
      const photos = await Promise.all([makePhoto('front.jpg', '#335577'), makePhoto('back.jpg', '#775533')]);
      await page.getByLabel('Add photos').setInputFiles(photos);
      await page.getByRole('button', { name: 'Remove photo 2' }).waitFor();
      await checked(page, `bailiff-lot-${width}`);
      await page.getByRole('button', { name: 'Submit for approval' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).click();
      await page.getByText('Waits for a second official').waitFor();
      await checked(page, `bailiff-lot-in-review-${width}`);

      const senior = await visit(browser, world.url, width);
      await signInAt(senior.page, '/bailiff/review', `senior-${width}`);
      await senior.page.getByRole('link', { name: `Chevrolet Gentra ${width}` }).waitFor();
      await checked(senior.page, `review-list-${width}`);
      await senior.page.getByRole('link', { name: `Chevrolet Gentra ${width}` }).click();
      await senior.page.getByText('Seized car with a key, one owner.').waitFor();
      await checked(senior.page, `review-lot-${width}`);
      await senior.page.getByRole('button', { name: 'Approve and publish' }).click();
      await senior.page.getByText('Approved and published').waitFor();
      await page.reload();
      await page.getByRole('link', { name: 'Public page' }).click();
      await page.getByRole('heading', { level: 1, name: `Chevrolet Gentra ${width}` }).waitFor();
      await page.getByText('Upcoming').first().waitFor();
      expect([...complaints, ...senior.complaints]).toEqual([]);
    },
  );

  it('an auditor reads the bids with who made them, the rejected ones too', async () => {
    const passwordHash = await hashPassword(password);
    await world.person({ login: 'auditor', role: 'auditor', passwordHash });
    const lot = await world.lot({ title: 'Audited Nexia' });
    const bidder = await world.person({ login: 'honest-bidder' });
    await world.admit(lot, [bidder]);
    const socket = await world.socket(bidder);
    await socket.bid(lot, 10n);
    await socket.bid(lot, 100_000n);
    const { page, complaints } = await visit(browser, world.url, 1440);
    await signInAt(page, '/auditor', 'auditor');
    await page.getByLabel('Search lots').fill('Nexia');
    await page.getByRole('link', { name: 'Audited Nexia' }).click();
    const bids = page.getByRole('region', { name: 'Bid table' });
    await expect.poll(() => bids.getByRole('row').filter({ hasText: 'honest-bidder' }).count()).toBe(2);
    await checked(page, 'auditor-1440');
    await page.getByLabel('Outcome').selectOption('rejected');
    await expect.poll(() => bids.getByRole('row').filter({ hasText: 'honest-bidder' }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
