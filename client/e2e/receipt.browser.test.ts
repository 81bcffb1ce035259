import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hashPassword } from '../../server/src/identity/index.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, type Visitor, visit } from './browser.js';

const password = 'a-long-enough-password';
let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), demo: true });
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

/** Signs in at a lot, pays the deposit and bids what the page offers next; ends when the server has said yes. */
async function bidAt({ page }: Visitor, lot: number, login: string): Promise<void> {
  await page.goto(`/lots/${lot}`);
  await page.getByRole('link', { name: 'Sign in to bid' }).click();
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Register for this lot' }).click();
  await page.getByRole('button', { name: 'Pay from the demo bank' }).click();
  await page.getByRole('textbox', { name: 'Your bid' }).waitFor();
  await page.getByRole('button', { name: /^Bid / }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText(/^Your bid is accepted/).waitFor();
}

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

async function download(page: Page, button: 'JSON' | 'PDF'): Promise<{ name: string; content: Buffer }> {
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('group', { name: 'Download receipt' }).getByRole('button', { name: button }).click(),
  ]);
  return { name: given.suggestedFilename(), content: await contentOf(given) };
}

/** Gives /verify a file, and waits for what it says about it: the check's outcome and its refusal. */
async function verdictOn(page: Page, name: string, content: Buffer): Promise<[outcome: string | null, code: string | null]> {
  const heading = page.getByTestId('verdict').getByRole('heading').first();
  const before = await heading.count();
  if (before > 0) await page.evaluate(`document.querySelector('[data-testid=verdict]').dataset.old = '1'`);
  await page.getByLabel('Receipt file (JSON or PDF)').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  const verdict = page.locator('[data-testid=verdict]:not([data-old])');
  await verdict.waitFor();
  return [await verdict.getAttribute('data-outcome'), await verdict.getAttribute('data-code')];
}

/** One bit of the amount in the receipt's entry turned. */
function flipped(json: Buffer): Buffer {
  const at = json.indexOf('amountMinor') + 'amountMinor\\":\\"'.length;
  const changed = Buffer.from(json);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

describe('a receipt', () => {
  it.each([390, 1440] as const)(
    'is verified after the bid, kept as a file, checked later, also offline, and refused once changed, at %i px',
    async (width) => {
      const login = `bidder-${width}`;
      await world.person({ login, passwordHash: await hashPassword(password) });
      const lot = await world.lot();
      const visitor = await visit(browser, world.url, width);
      const { page, context, complaints } = visitor;
      await bidAt(visitor, lot, login);

      // The promise: within a second of the answer. The machine of the tests may have to do other things, too.
      await page.getByText('Recorded, verified').waitFor({ timeout: 5000 });
      await page.getByText(/^Entry [\d,]+ of the public log/).waitFor();
      await checked(page, `receipt-${width}`);
      const json = await download(page, 'JSON');
      expect(json.name).toMatch(new RegExp(`^ochiq-receipt-${lot}-\\d+\\.json$`));
      const receipt = z.object({ format: z.literal('ochiq-receipt/1'), entry: z.string() }).parse(JSON.parse(json.content.toString()));
      expect(JSON.parse(receipt.entry)).toMatchObject({ kind: 'bid', lot });
      const pdf = await download(page, 'PDF');
      expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.content.length).toBeLessThan(300_000);

      await page.reload();
      await page.getByText(/^Receipts of earlier bids \(1\)/).click();
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.getByRole('heading', { level: 1, name: 'Check a receipt' }).waitFor();
      await page.getByRole('heading', { name: 'Verified', exact: true }).waitFor();
      expect(await page.locator('[data-step=inclusion]').getAttribute('data-state')).toBe('good');
      await checked(page, `verify-good-${width}`);

      // A page that is loaded needs nobody any more.
      await context.setOffline(true);
      expect(await verdictOn(page, json.name, json.content)).toEqual(['ok', null]);
      expect(await verdictOn(page, json.name, flipped(json.content))).toEqual(['refused', 'not_included']);
      await page.getByText('The entry is not in the signed log').waitFor();
      expect(await page.locator('[data-step=inclusion]').getAttribute('data-state')).toBe('bad');
      await checked(page, `verify-refused-${width}`);
      expect(await verdictOn(page, pdf.name, pdf.content)).toEqual(['ok', null]);
      await page
        .getByLabel('Receipt file (JSON or PDF)')
        .setInputFiles({ name: 'x', mimeType: 'text/plain', buffer: Buffer.from('hello') });
      await page.getByText('its text is not JSON').waitFor();
      await context.setOffline(false);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('can be checked by someone who was never here, from a link and from the record of the sale', async () => {
    await world.person({ login: 'giver', passwordHash: await hashPassword(password) });
    const lot = await world.lot();
    const giver = await visit(browser, world.url, 1440);
    await bidAt(giver, lot, 'giver');
    await giver.page.getByText('Recorded, verified').waitFor();
    const pdf = await download(giver.page, 'PDF');
    const link = /\/verify#[\w.-]+/.exec(pdf.content.toString('latin1'))?.[0] ?? '';

    const stranger = await visit(browser, world.url, 390);
    await stranger.page.goto(link);
    await stranger.page.getByRole('heading', { name: 'Verified', exact: true }).waitFor();
    await stranger.page.getByText('Bidder 1').first().waitFor();
    await stranger.page.goto(`/lots/${lot}/trail`);
    await stranger.page
      .getByRole('link', { name: /Check in the log/ })
      .last()
      .click();
    await stranger.page.getByRole('heading', { name: 'Verified', exact: true }).waitFor();
    expect([...giver.complaints, ...stranger.complaints]).toEqual([]);
  });
});
