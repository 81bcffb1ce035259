import { fileURLToPath } from 'node:url';
import { paperListSchema } from '@ochiq/shared/papers';
import { ownSalesSchema } from '@ochiq/shared/settlement';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { depositReference, openTeller, payment, statement } from '../../server/src/test/bank.js';
import { pdfText } from '../../server/src/test/pdf-tools.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectNoOverflow, startBrowser, type Visitor, visit } from './browser.js';
import { carryOut, fillLot, givePayees, importCase, password, recordHandOver, signInAt, submitLot } from './desk-steps.js';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), papers: true });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const title = 'Chevrolet Malibu 2024';
const sum = (units: bigint) => units * 100n;

async function register(visitor: Visitor, lot: number, login: string): Promise<void> {
  const { page } = visitor;
  await signInAt(page, `/sign-in?next=/lots/${lot}`, login);
  await page.getByRole('button', { name: 'Register for this lot' }).click();
  await page.getByText('Payment reference').waitFor();
  await expectNoOverflow(page);
}

async function setMaximum(page: Page, amount: string): Promise<void> {
  await page.getByText('Set a maximum', { exact: true }).click();
  await page.getByLabel('Your secret maximum').fill(amount);
  await page.getByRole('button', { name: /^Set maximum/ }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
}

/** As if time had passed: the lot has begun, and ends in `seconds`. */
const hasten = (lot: number, seconds: number) =>
  world.db.sql(
    `update lot set starts_at = clock_timestamp() - interval '1 s', original_ends_at = clock_timestamp() + $2 * interval '1 s',
       ends_at = clock_timestamp() + $2 * interval '1 s' where id = $1`,
    [lot, seconds],
  );

const saleOf = async (lot: number) =>
  (await world.db.sql<{ state: string }>('select state from sale where lot_id = $1 order by attempt desc limit 1', [lot]))[0]?.state;
const expectSale = (lot: number, state: string) => expect.poll(() => saleOf(lot), { timeout: 15_000 }).toBe(state);

/** Opens every public paper of a lot and reads it as another program does. */
async function readPapers(lot: number): Promise<Map<string, string>> {
  const response = await fetch(`${world.url}/api/lots/${lot}/papers`);
  const { papers } = paperListSchema.parse(await response.json());
  const texts = new Map<string, string>();
  for (const paper of papers) {
    for (const file of paper.files) {
      const pdf = await fetch(`${world.url}${file.url}`);
      texts.set(`${paper.kind} ${file.language}`, await pdfText(new Uint8Array(await pdf.arrayBuffer())));
    }
  }
  return texts;
}

/** From the case to the public lot, by two officials. */
async function publishLot(): Promise<{
  lot: number;
  bailiff: Visitor;
  people: Record<'accountant' | 'aziza' | 'bekzat' | 'chori', TestPerson>;
}> {
  const passwordHash = await hashPassword(password);
  const office = await makeOffice(world.db);
  await world.lot();
  await world.person({ login: 'bailiff', role: 'bailiff', office, passwordHash });
  await world.person({ login: 'senior', role: 'senior_bailiff', office, passwordHash });
  const people = {
    accountant: await world.person({ login: 'accountant', role: 'accountant', office, passwordHash }),
    aziza: await world.person({ login: 'aziza', nationalId: '41503890010017', passwordHash }),
    bekzat: await world.person({ login: 'bekzat', nationalId: '32207900020028', passwordHash }),
    chori: await world.person({ login: 'chori', nationalId: '31806840030048', passwordHash }),
  };
  const bailiff = await visit(browser, world.url, 1440);
  await signInAt(bailiff.page, '/bailiff/cases', 'bailiff');
  const creditors = { 'Humo Bank': '60000000' };
  await importCase(bailiff.page, { number: '77-1/2026', court: 'Test court', debtor: 'Botir Aliyev', creditors });
  await fillLot(bailiff.page, { title, start: '80000000', appraisal: '100000000' });
  await bailiff.page.getByText('At least one photo').waitFor();
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#335577' } })
    .jpeg()
    .toBuffer();
  await bailiff.page.getByLabel('Add photos').setInputFiles({ name: 'front.jpg', mimeType: 'image/jpeg', buffer: photo });
  await bailiff.page.getByRole('button', { name: 'Remove photo 1' }).waitFor();
  await submitLot(bailiff.page);

  const senior = await visit(browser, world.url, 1440);
  await signInAt(senior.page, '/bailiff/review', 'senior');
  await senior.page.getByRole('link', { name: title }).click();
  await senior.page.getByRole('button', { name: 'Approve and publish' }).click();
  await senior.page.getByText('Approved and published').waitFor();
  const [row] = await world.db.sql<{ id: number }>(`select id from lot where title ->> 'en' = $1`, [title]);
  return { lot: row?.id ?? 0, bailiff, people };
}

describe('the life of a sale', () => {
  it('goes from the case to the money: four eyes, deposits by the bank, proxies, default, runner-up, distribution, refunds, papers', async () => {
    const { lot, bailiff, people } = await publishLot();
    const teller = openTeller(world, people.accountant);
    const [phone, desk] = [await visit(browser, world.url, 390), await visit(browser, world.url, 1440)];
    await register(phone, lot, 'aziza');
    await register(desk, lot, 'bekzat');
    await teller.register(lot, people.chori);
    for (const [index, person] of [people.aziza, people.bekzat, people.chori].entries()) {
      const payout = { account: `2020800010000000000${index + 1}`, bankCode: '00014', holder: `Bidder ${index + 1}` };
      expect((await teller.call('PUT', '/api/account/payout', person, payout)).status).toBe(200);
    }
    const deposits = statement(
      ...[1, 2, 3].map((bidder) => payment(`Deposit ${depositReference(lot, bidder)}`, sum(8_000_000n))),
      payment('Happy birthday', sum(5n)),
    );
    const taken = await teller.taken(deposits);
    expect(taken.entries.map(({ outcome }) => outcome)).toEqual(['admitted', 'admitted', 'admitted', 'unmatched']);
    expect(await teller.taken(deposits), 'the same statement again').toEqual({ entries: [], known: 4 });

    await hasten(lot, 60);
    await desk.page.reload();
    await desk.page.getByText(/^Deposit held/).click();
    await desk.page.getByLabel('Stay in reserve as the runner-up').check();
    await phone.page.reload();
    await setMaximum(phone.page, '120000000');
    await phone.page.getByText('You lead', { exact: true }).waitFor();
    await setMaximum(desk.page, '100000000');
    await desk.page.getByText('You have been outbid.', { exact: true }).waitFor();
    await phone.page
      .getByText(/The sale was extended/)
      .first()
      .waitFor();
    await hasten(lot, 0);
    await expectSale(lot, 'to_pay');
    await phone.page.getByText('You won!').waitFor();

    await world.db.sql(`update sale set due_at = clock_timestamp() where lot_id = $1`, [lot]);
    await expect.poll(async () => (await world.db.sql('select from sale where lot_id = $1', [lot])).length, { timeout: 15_000 }).toBe(2);
    const { sales } = ownSalesSchema.parse((await teller.call('GET', '/api/account/sales', people.bekzat)).json);
    const own = sales.find((sale) => sale.lot === lot);
    expect(own).toMatchObject({ kind: 'runner_up', state: 'to_pay', priceMinor: sum(100_000_000n).toString() });
    await desk.page.goto('/account');
    await desk.page.getByText('Payment reference').waitFor();
    await teller.taken(statement(payment(own?.reference ?? '', BigInt(own?.missingMinor ?? 0))));
    await expectSale(lot, 'paid');

    await bailiff.page.goto(`/bailiff/lots/${lot}/sale`);
    await recordHandOver(bailiff.page);
    const accountant = await visit(browser, world.url, 1440);
    await signInAt(accountant.page, `/bailiff/lots/${lot}/sale`, 'accountant');
    await carryOut(accountant.page);
    await expectSale(lot, 'distributed');

    await givePayees(bailiff.page);
    const made = await teller.call('POST', '/api/accounts/payment-files', people.accountant, { currency: 'UZS' });
    expect(made.status).toBe(201);
    const order = await teller.call('GET', `/api/accounts/payment-files/${made.json.id}`, people.accountant);
    expect(order.text).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
    // Chori's deposit back, the bank's claim of 60,000,000, and the rest to the debtor.
    const amounts = [...order.text.matchAll(/InstdAmt Ccy="UZS">([\d.]+)</g)].map(([, amount]) => amount);
    expect(amounts).toEqual(expect.arrayContaining(['8000000.00', '60000000.00']));
    await teller.expectBalanced();

    await expect.poll(async () => [...(await readPapers(lot)).keys()].length, { timeout: 20_000 }).toBeGreaterThanOrEqual(4);
    const papers = await readPapers(lot);
    for (const [language, word] of [
      ['uz', 'gʻolib'],
      ['ru', 'победитель'],
      ['ky', 'жеңүүчү'],
      ['en', 'winner'],
    ] as const) {
      expect(papers.get(`protocol ${language}`)?.toLowerCase(), language).toContain(word);
    }
    expect([...papers.values()].filter((text) => /Botir|Aliyev|41503890010017/.test(text))).toEqual([]);
    expect([...phone.complaints, ...desk.complaints, ...bailiff.complaints, ...accountant.complaints]).toEqual([]);
  });
});
