import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signalText } from '@ochiq/shared/signals';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { runVerifier } from '../../server/src/verify/main.js';
import { expectAccessible, expectNoOverflow, keepScreen, looked, startBrowser, type Visitor, visit } from './browser.js';
import { password, signInAt } from './desk-steps.js';
import { type PlantedRing, plantRing } from './planted-ring.js';

let world: World;
let browser: Browser;
let ring: PlantedRing;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), jobs: true });
  browser = await startBrowser();
  const passwordHash = await hashPassword(password);
  await world.person({ login: 'first-auditor', role: 'auditor', passwordHash });
  await world.person({ login: 'second-auditor', role: 'auditor', passwordHash });
  ring = await plantRing(world);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
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

async function signedIn(width: 390 | 1440, login: string, path = '/auditor'): Promise<Visitor> {
  const visitor = await visit(browser, world.url, width);
  await signInAt(visitor.page, path, login);
  return visitor;
}

/** What `npm run verify -- --bundle FILE` says of a file: 0 is accepted. */
async function verified(bundle: Uint8Array): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'ochiq-bundle-'));
  try {
    await writeFile(join(home, 'inquiry.zip'), bundle);
    const silent = () => undefined;
    return await runVerifier(['--bundle', 'inquiry.zip'], { home, say: silent, progress: null, settleMs: 0 }, silent);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

describe('an auditor', () => {
  it('scores the window, finds the planted ring at the top, and sees why', async () => {
    const { page, complaints } = await signedIn(1440, 'first-auditor');
    await page.getByRole('heading', { name: 'Where to look first' }).waitFor();
    const score = page.getByRole('button', { name: 'Score now' });
    await expect
      .poll(
        async () => {
          // A scoring that was under way before the last close knows nothing of it: then once more.
          if (await score.isEnabled()) await score.click();
          return page.locator('main').textContent();
        },
        { timeout: 90_000, interval: 500 },
      )
      .toContain(`Scored from ${ring.closed} closed lots`);
    await looked(page, 'ranking-1440-light');

    await page.getByRole('link', { name: 'Rings', exact: true }).click();
    const top = page.getByRole('list', { name: 'Rings' }).getByRole('article').first();
    await top.getByText('Flagged').waitFor();
    await looked(page, 'ranking-rings-1440-light');
    await top.getByRole('link').first().click();

    await page.getByRole('heading', { name: 'Findings and their evidence' }).waitFor();
    const finding = page
      .getByRole('article')
      .filter({ hasText: signalText('bidder_ring', 'en').name })
      .first();
    await finding.getByText('How this is measured').click();
    await finding.getByText('Tumminello').waitFor();
    await looked(page, 'ring-1440-light');
    expect(complaints).toEqual([]);
  });

  it.each([390, 1440] as const)('replays a lot of the ring at %i px by keyboard, event by event', async (width) => {
    const { page, complaints } = await signedIn(width, 'first-auditor', `/auditor/lots/${ring.lots.at(-1)}/timeline`);
    const scrubber = page.getByRole('slider', { name: 'Instant of the sale' });
    await scrubber.focus();
    await page.keyboard.press('Home');
    for (const label of [/offered UZS|1,000 UZS/, /1,050 UZS/, /1,100 UZS/]) {
      await expect
        .poll(async () => {
          await page.keyboard.press('ArrowRight');
          return scrubber.getAttribute('aria-valuetext');
        })
        .toMatch(label);
    }
    const state = page.locator('dl').filter({ hasText: 'Leader' });
    await state.getByText('1,100').waitFor();
    await state.getByText('open', { exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'Everything in order' }).getByRole('row').count()).toBeGreaterThan(4);
    await page.getByRole('button', { name: 'Play' }).click();
    await state.getByText('over', { exact: true }).waitFor({ timeout: 40_000 });
    await looked(page, `replay-${width}-light`);
    expect(complaints).toEqual([]);
  });

  it.each([390, 1440] as const)('sees who is tied to whom at %i px, in the drawing and in the table', async (width) => {
    const [member] = ring.members;
    const { page, complaints } = await signedIn(width, 'first-auditor', `/auditor/network/bidder/${member?.id}`);
    await page
      .getByRole('img', { name: /A drawing of ties/ })
      .locator('canvas')
      .first()
      .waitFor();
    const table = page.getByRole('region', { name: 'People and their ties' });
    expect(await table.getByRole('link', { name: 'member' }).count()).toBe(ring.members.length);
    await looked(page, `ties-${width}-light`);
    await table.getByRole('button', { name: 'Show in the drawing' }).first().click();
    await page.getByRole('complementary', { name: 'Chosen' }).getByRole('link', { name: 'Open the page' }).click();
    await page.getByRole('heading', { name: 'What the score is made of' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it.each([390, 1440] as const)('reads offices by months and what each signal is, at %i px', async (width) => {
    const { page, complaints } = await signedIn(width, 'first-auditor', '/auditor/offices');
    await page.getByRole('region', { name: 'Offices by months' }).getByRole('link').first().waitFor();
    await looked(page, `offices-${width}-light`);
    await page.getByRole('navigation', { name: 'Audit' }).getByRole('link', { name: 'Signals' }).click();
    await page.getByRole('heading', { name: 'Only one bidder' }).waitFor();
    await looked(page, `signals-${width}-light`);
    expect(complaints).toEqual([]);
  });

  it('opens an inquiry, freezes the next lot with a second auditor, learns a name by a kept look, and exports what the verifier accepts', async () => {
    const first = await signedIn(1440, 'first-auditor', '/auditor?kind=ring');
    await first.page.getByRole('list', { name: 'Rings' }).getByRole('article').first().getByRole('link').first().click();
    await first.page.getByRole('button', { name: 'Open an inquiry' }).click();
    const opening = first.page.getByRole('dialog', { name: 'Open an inquiry' });
    await opening.getByLabel('Why').fill('Four bidders take turns at low prices');
    await checked(first.page, 'open-inquiry-1440');
    await opening.getByRole('button', { name: 'Open an inquiry' }).click();
    await first.page.getByRole('heading', { name: /^Inquiry \d+$/ }).waitFor();
    await first.page.getByLabel('Note').fill('They were admitted together.');
    await first.page.getByRole('button', { name: 'Add the note' }).click();
    await first.page.getByText('They were admitted together.').waitFor();

    await first.page.getByRole('button', { name: 'Freeze a sale' }).click();
    const freezing = first.page.getByRole('dialog', { name: 'Freeze a sale' });
    await freezing.getByLabel('Number of the lot').fill(String(ring.next));
    await freezing.getByLabel('Reason').fill('All four hold deposits for it');
    await freezing.getByRole('button', { name: 'Propose the freeze' }).click();
    await first.page.getByText('A second auditor must decide.').waitFor();
    expect(await first.page.getByRole('button', { name: 'Confirm and stop the sale' }).count()).toBe(0);
    await checked(first.page, 'inquiry-1440');
    const address = new URL(first.page.url()).pathname;

    const second = await signedIn(390, 'second-auditor', '/auditor/inquiries');
    await second.page.getByText('Four bidders take turns').waitFor();
    await looked(second.page, 'inquiries-390-light');
    await second.page.goto(address);
    await second.page.getByRole('button', { name: 'Confirm and stop the sale' }).click();
    await second.page.getByText('Frozen', { exact: true }).waitFor();
    await second.page.getByText('Suspended').first().waitFor();
    await looked(second.page, 'inquiry-390-light');

    await second.page.goto(`/auditor/lots/${ring.lots[0]}/timeline`);
    await second.page.getByRole('button', { name: 'Show who this is' }).click();
    const looking = second.page.getByRole('dialog', { name: 'Show who this is' });
    await looking.getByRole('checkbox').first().check();
    await looking.getByLabel('Inquiry').selectOption({ index: 1 });
    await looking.getByLabel('Why you need to know').fill('To see whether they are related');
    await checked(second.page, 'look-390');
    await looking.getByRole('button', { name: 'Record and show' }).click();
    await second.page
      .getByText(/Person .*\(B-/)
      .first()
      .waitFor();
    await second.page.goto('/auditor/looks');
    await second.page.getByText('To see whether they are related').waitFor();
    await looked(second.page, 'looks-390-light');

    await first.page.reload();
    await first.page.getByText('Frozen', { exact: true }).waitFor();
    // Histories, proofs and a report are made while one waits: on a machine with much else to do that takes long.
    const arriving = first.page.waitForEvent('download', { timeout: 60_000 });
    await first.page.getByRole('link', { name: 'Download the evidence (ZIP)' }).click();
    const bundle = await readFile(await (await arriving).path());
    expect(await verified(bundle)).toBe(0);
    // One byte in the middle of it, and it is refused.
    bundle[bundle.length >> 1] = (bundle[bundle.length >> 1] ?? 0) ^ 1;
    expect(await verified(bundle)).toBe(1);
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  });
});
