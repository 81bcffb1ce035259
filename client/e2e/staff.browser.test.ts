import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { makeOffice, startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, looked, startBrowser, visit } from './browser.js';
import { fillCase, fillLot, password, signInAt, submitLot } from './desk-steps.js';

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

async function makePhoto(name: string, colour: string): Promise<string> {
  const path = join(folder, name);
  await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .jpeg()
    .toFile(path);
  return path;
}

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
      await looked(page, `bailiff-case-${width}`);
      await fillCase(page, { number: `1-${width}/2026`, debtor: 'Botir Aliyev', creditor: 'Humo Bank', claim: '90000000' });

      await fillLot(page, { title: `Chevrolet Gentra ${width}`, start: '80000000', appraisal: '100000000' });
      await page.getByText('At least one photo').waitFor();
      const photos = await Promise.all([makePhoto('front.jpg', '#335577'), makePhoto('back.jpg', '#775533')]);
      await page.getByLabel('Add photos').setInputFiles(photos);
      await page.getByRole('button', { name: 'Remove photo 2' }).waitFor();
      await looked(page, `bailiff-lot-${width}`);
      await submitLot(page);
      await checked(page, `bailiff-lot-in-review-${width}`);

      const senior = await visit(browser, world.url, width);
      await signInAt(senior.page, '/bailiff/review', `senior-${width}`);
      await senior.page.getByRole('link', { name: `Chevrolet Gentra ${width}` }).waitFor();
      await looked(senior.page, `review-list-${width}`);
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

  it('an auditor reads the bids with the handles of who made them, the rejected ones too', async () => {
    const passwordHash = await hashPassword(password);
    await world.person({ login: 'auditor', role: 'auditor', passwordHash });
    const lot = await world.lot({ title: 'Audited Nexia' });
    const bidder = await world.person({ login: 'honest-bidder' });
    await world.admit(lot, [bidder]);
    const socket = await world.socket(bidder);
    await socket.bid(lot, 10n);
    await socket.bid(lot, 100_000n);
    const { page, complaints } = await visit(browser, world.url, 1440);
    await signInAt(page, '/auditor/lots', 'auditor');
    await page.getByLabel('Search lots').fill('Nexia');
    await page.getByRole('link', { name: 'Audited Nexia' }).click();
    const bids = page.getByRole('region', { name: 'Bid table' });
    await expect
      .poll(() =>
        bids
          .getByRole('row')
          .filter({ hasText: /B-[0-9A-Z]{8}/ })
          .count(),
      )
      .toBe(2);
    expect(await page.getByText('honest-bidder').count()).toBe(0);
    await looked(page, 'auditor-1440');
    await page.getByLabel('Outcome').selectOption('rejected');
    await expect
      .poll(() =>
        bids
          .getByRole('row')
          .filter({ hasText: /B-[0-9A-Z]{8}/ })
          .count(),
      )
      .toBe(1);
    expect(complaints).toEqual([]);
  });
});
