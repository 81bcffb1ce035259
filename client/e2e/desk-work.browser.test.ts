import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { caseCells, caseTableCsv, creditorCells } from '../../server/src/test/case-table.js';
import { makeOffice, startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, looked, startBrowser, visit } from './browser.js';

const password = 'a-long-enough-password';
let world: World;
let browser: Browser;
let folder: string;
let passwordHash: string;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)) });
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ochiq-desk-'));
  passwordHash = await hashPassword(password);
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

async function bailiffAt(login: string): Promise<number> {
  const office = await makeOffice(world.db);
  await world.person({ login, role: 'bailiff', office, passwordHash });
  return office;
}

const today = () => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);

describe('the desk', () => {
  it.each([390, 1440] as const)(
    'takes a thing from its case over act and appraisal to a lot, nothing typed twice, at %i px',
    async (width) => {
      const login = `keeper-${width}`;
      const other = await world.lot({ office: await bailiffAt(login) });
      await world.db.sql(
        `insert into case_creditor (case_id, party_id, priority, claim_minor)
       select c.id, c.debtor_id, 1, 100 from enforcement_case c join lot on lot.case_id = c.id where lot.id = $1`,
        [other],
      );
      const { page, complaints } = await visit(browser, world.url, width);
      await signInAt(page, '/bailiff/cases', login);
      await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').click();
      await page.getByRole('link', { name: 'Add property' }).click();
      await page.getByLabel('Make').fill('Chevrolet');
      await page.getByLabel('VIN').fill('short');
      const english = page.getByRole('group', { name: 'Text: English' });
      await english.getByLabel('Title').fill(`Chevrolet Gentra ${width}`);
      await english.getByLabel('Description').fill('White, with a key.');
      await page.getByRole('button', { name: 'Save the property' }).click();
      await page.getByText('This value is not right').waitFor();
      await page.getByLabel('VIN').fill('xwb5v31bvka123456');
      await page.getByRole('button', { name: 'Save the property' }).click();

      const act = page.getByRole('region', { name: 'Act of seizure' });
      await act.getByLabel('Number of the act').fill('A-17');
      await act.getByLabel('Date of the act').fill('2026-05-04');
      await act.getByLabel('Place').fill('Tashkent, Chilonzor 5');
      await act.getByLabel('Witnesses').fill('Karima Guvohova\nAnvar Xolisov');
      await act.getByRole('button', { name: 'Record the act' }).click();
      await act.getByText('Karima Guvohova, Anvar Xolisov').or(act.getByText('Anvar Xolisov, Karima Guvohova')).waitFor();
      const pdf = {
        name: 'act.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
      };
      await act.getByLabel('Attach the signed PDF').setInputFiles(pdf);
      await act.getByRole('link', { name: 'act.pdf' }).waitFor();
      await act.getByLabel('Compare with a file of yours').setInputFiles({ ...pdf, buffer: Buffer.from('%PDF-1.7 other') });
      await act.getByText('Another file: its bytes differ').waitFor();
      await act.getByLabel('Compare with a file of yours').setInputFiles(pdf);
      await act.getByText('The same file, byte for byte').waitFor();

      const appraisals = page.getByRole('region', { name: 'Appraisals' });
      await appraisals.getByLabel('Appraiser').fill('Baho Plus');
      await appraisals.getByLabel('Licence number').fill('L-77');
      await appraisals.getByLabel('Report number').fill('R-1');
      await appraisals.getByLabel('Date of the report').fill(today());
      await appraisals.getByLabel('Appraisal', { exact: true }).fill('90000000');
      await appraisals.getByRole('button', { name: 'Record the appraisal' }).click();
      await appraisals.getByText('Counts').waitFor();
      await looked(page, `bailiff-item-${width}`);

      await page.getByRole('link', { name: 'Make a lot of it' }).click();
      await page.getByLabel('Start of the sale').fill('2027-03-01T10:00');
      await page.getByLabel('End of the sale').fill('2027-03-01T14:00');
      expect(await page.getByLabel('Starting price').inputValue()).toMatch(/^90.000.000$/);
      await page.getByRole('button', { name: 'Save the draft' }).click();
      await page.getByRole('heading', { level: 1, name: `Chevrolet Gentra ${width}` }).waitFor();
      await page.getByRole('link', { name: 'The property with its act and appraisals' }).waitFor();
      const [lot] = await world.db.sql<{ amount: string }>(
        `select lot.appraisal_minor::text as amount from lot join property_item i on i.id = lot.item_id where i.identifier = 'XWB5V31BVKA123456' order by lot.id desc`,
      );
      expect(lot?.amount).toBe('9000000000');
      await page.getByRole('link', { name: 'Back to the desk' }).click();
      await page.getByRole('region', { name: 'To do' }).getByText('Complete the draft').waitFor();
      await looked(page, `bailiff-desk-${width}`);
      expect(complaints).toEqual([]);
    },
  );

  it.each([390, 1440] as const)('puts dropped photos in order by the keyboard and captions them, at %i px', async (width) => {
    const login = `photos-${width}`;
    const lot = await world.lot({ office: await bailiffAt(login), state: 'draft', title: `Photos ${width}` });
    const { page, complaints } = await visit(browser, world.url, width);
    await signInAt(page, `/bailiff/lots/${lot}`, login);
    const photos = await Promise.all([makePhoto('one.jpg', '#335577'), makePhoto('two.jpg', '#775533')]);
    await page.getByLabel('Add photos').setInputFiles([...photos, fileURLToPath(import.meta.url)]);
    // A bad file is told of by its name, and the good ones are there.
    await page.getByText('This is not a picture').waitFor();
    await page.getByRole('button', { name: 'Remove photo 2' }).waitFor();
    const dropped = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#557733' } })
      .png()
      .toBuffer();
    const transfer = await page.evaluateHandle(
      (bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], 'three.png', { type: 'image/png' }));
        return data;
      },
      [...dropped],
    );
    await page.locator('section', { has: page.getByLabel('Add photos') }).dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByRole('button', { name: 'Remove photo 3' }).waitFor();
    const idsOf = async () =>
      (await world.db.sql<{ id: string }>('select id from lot_photo where lot_id = $1 order by position', [lot])).map(({ id }) => id);
    const [first, second, third] = await idsOf();
    await page.getByRole('button', { name: 'Move photo 3 earlier' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(idsOf).toEqual([first, third, second]);
    // The focus went along with the photo: the same key moves it on to the front.
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Move photo 2 earlier');
    await page.keyboard.press('Enter');
    await expect.poll(idsOf).toEqual([third, first, second]);
    // A finger scrolls; it takes the buttons.
    if (width === 1440) await page.locator('[data-place="2"]').dragTo(page.locator('[data-place="0"]'));
    else {
      await page.getByRole('button', { name: 'Move photo 3 earlier' }).click();
      await expect.poll(idsOf).toEqual([third, second, first]);
      await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Move photo 2 earlier');
      await page.getByRole('button', { name: 'Move photo 2 earlier' }).click();
    }
    await expect.poll(idsOf).toEqual([second, third, first]);
    await page.locator('section[aria-busy="false"]', { has: page.getByLabel('Add photos') }).waitFor();
    await page.getByLabel('Caption of photo 1').fill('From behind');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => world.db.sql('select caption from lot_photo where id = $1', [second]))
      .toEqual([{ caption: { en: 'From behind' } }]);
    await checked(page, `bailiff-photos-${width}`);
    await world.db.sql(`update lot set state = 'published', published_at = now() where id = $1`, [lot]);
    await page.goto(`/lots/${lot}`);
    await page.getByText('From behind', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Enlarge: From behind' }).click();
    await page.getByRole('img', { name: 'From behind' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('a table of lots', () => {
  it.each([390, 1440] as const)('shows its faults, is corrected, confirmed, and makes drafts, at %i px', async (width) => {
    const login = `table-${width}`;
    const other = await world.lot({ office: await bailiffAt(login) });
    const [row] = await world.db.sql<{ number: string }>(
      'select c.number from enforcement_case c join lot on lot.case_id = c.id where lot.id = $1',
      [other],
    );
    const { page, complaints } = await visit(browser, world.url, width);
    await signInAt(page, '/bailiff', login);
    await page.getByRole('link', { name: 'Lots from a table' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await download).suggestedFilename()).toBe('lots.csv');
    const table = (region: string) =>
      `Case number;Kind of property;Region;Title (English);Description;Starting price;Start of the sale;End of the sale
${row?.number};Vehicles;${region};Damas ${width};Blue;50000000;2027-03-01 10:00;2027-03-01 14:00`;
    const file = (text: string) => ({ name: 'lots.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByLabel('Choose the table').setInputFiles(file(table('Atlantis')));
    await page.getByRole('cell', { name: 'There is no such region' }).waitFor();
    await checked(page, `bailiff-import-${width}`);
    expect(await page.getByRole('button', { name: /Make/ }).count()).toBe(0);
    await page.getByLabel('Choose the table').setInputFiles(file(table('Andijan Region')));
    await page.getByRole('button', { name: 'Make 1 draft' }).click();
    await page.getByRole('link', { name: `Damas ${width}` }).click();
    await page.getByRole('heading', { level: 1, name: `Damas ${width}` }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('a table of cases', () => {
  it.each([390, 1440] as const)('shows its faults, is corrected, confirmed, and opens cases, at %i px', async (width) => {
    const login = `cases-${width}`;
    await bailiffAt(login);
    await world.db.sql(`insert into court (name, jurisdiction) values (jsonb_build_object('en', $1::text), 'UZ')`, [`Court ${width}`]);
    const { page, complaints } = await visit(browser, world.url, width);
    await signInAt(page, '/bailiff/cases', login);
    await page.getByRole('link', { name: 'Cases from a table' }).waitFor();
    await looked(page, `bailiff-cases-${width}`);
    await page.getByRole('link', { name: 'Cases from a table' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'XLSX' }).click();
    expect((await download).suggestedFilename()).toBe('cases.xlsx');
    const number = `7-${width}/2026`;
    const file = (court: string) => {
      const table = caseTableCsv([caseCells({ 'Case number': number, Court: court }), creditorCells(number)]);
      return { name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
    };
    await page.getByLabel('Choose the table').setInputFiles(file('Court of nowhere'));
    await page.getByRole('cell', { name: 'There is no such court' }).waitFor();
    await checked(page, `bailiff-cases-import-${width}`);
    expect(await page.getByRole('button', { name: /^Open/ }).count()).toBe(0);
    await page.getByLabel('Choose the table').setInputFiles(file(`Court ${width}`));
    await page.getByRole('button', { name: 'Open 1 case' }).click();
    await page.getByRole('link', { name: number }).waitFor();
    await checked(page, `bailiff-cases-taken-${width}`);
    await page.getByRole('link', { name: number }).click();
    await page.getByText('Ikkinchi Undiruvchi').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the calendar', () => {
  it.each([390, 1440] as const)('shows what opens and ends, and turns its months, at %i px', async (width) => {
    const office = await makeOffice(world.db);
    const lot = await world.lot({ office, state: 'published', title: `Calendar lot ${width}` });
    const starts = `${today().slice(0, 7)}-15T05:00:00Z`;
    await world.db.sql(
      `update lot set starts_at = $2, ends_at = $2::timestamptz + interval '4 hours', original_ends_at = $2::timestamptz + interval '4 hours' where id = $1`,
      [lot, starts],
    );
    const { page, complaints } = await visit(browser, world.url, width);
    await page.goto(`/calendar?office=${office}`);
    const day = page.locator(`#day-${starts.slice(0, 10)}`);
    await day.getByText('Bidding opens').waitFor();
    expect(await day.getByText('10:00').count()).toBe(1);
    expect(await page.getByRole('table').isVisible()).toBe(width === 1440);
    await looked(page, `calendar-${width}`);
    await page.getByRole('button', { name: 'Next month' }).click();
    await page.getByText('No auctions this month').waitFor();
    await page.getByRole('button', { name: 'This month' }).click();
    await day
      .getByRole('link', { name: `Calendar lot ${width}` })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: `Calendar lot ${width}` }).waitFor();
    expect(complaints).toEqual([]);
  });
});
