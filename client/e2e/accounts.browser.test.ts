import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { depositReference, openTeller, payment, statement } from '../../server/src/test/bank.js';
import { startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, looked, startBrowser, visit } from './browser.js';

const password = 'a-long-enough-password';
/** The deposit of a test lot: 100.00 UZS. */
const dueMinor = 10_000n;

let world: World;
let browser: Browser;
let passwordHash: string;
let teller: ReturnType<typeof openTeller>;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)) });
  browser = await startBrowser();
  passwordHash = await hashPassword(password);
  teller = openTeller(world, await world.person({ login: 'accountant', role: 'accountant', passwordHash }));
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

async function signInAt(page: Page, path: string, login: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const give = (page: Page, name: string, text: string) =>
  page.getByLabel('Choose a bank statement').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });

/** Somebody who may bid and is registered, as bidder 1 of the lot. */
async function registered(lot: number, login: string): Promise<TestPerson> {
  const who = await world.person({ login, passwordHash });
  await teller.register(lot, who);
  return who;
}

describe.each([390, 1440] as const)('the accounts, at %i px', (width) => {
  it('a statement admits the bidder, tells too much from unknown, and a broken one names its line', async () => {
    const lot = await world.lot();
    await registered(lot, `payer-${width}`);
    const citizen = await visit(browser, world.url, width);
    await signInAt(citizen.page, `/sign-in?next=/lots/${lot}`, `payer-${width}`);
    await citizen.page.getByRole('heading', { name: 'What happens next' }).waitFor();

    const { page, complaints } = await visit(browser, world.url, width);
    await signInAt(page, '/sign-in', 'accountant');
    await page.getByRole('heading', { level: 1, name: 'Bank statements' }).waitFor();
    await checked(page, `accounts-empty-${width}`);

    const good = statement(payment(depositReference(lot, 1), dueMinor + 500n), payment(`flat, ${width}`, 777n));
    await give(page, 'broken.xml', good.slice(0, -40));
    const refusal = page.getByRole('alert').filter({ hasText: /\S/ });
    await refusal.getByText('The file is not a well-formed XML').waitFor();
    expect(await refusal.textContent()).toMatch(/line \d+/);
    await checked(page, `accounts-refused-${width}`);

    await give(page, 'march.xml', good);
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByText('march.xml: 2 new movements taken in.').waitFor();
    const paid = result.getByRole('listitem').filter({ hasText: 'Paid in full: admitted' });
    expect(await paid.textContent()).toMatch(new RegExp(`Lot ${lot} · Bidder 1`));
    expect(await paid.textContent()).toContain('5 UZS too much');
    await result.getByText('Reference unknown').waitFor();
    await looked(page, `accounts-statement-${width}`);
    await citizen.page.getByRole('textbox', { name: 'Your bid' }).waitFor();
    await citizen.page.getByText('Deposit held: 100 UZS').waitFor();

    await give(page, 'again.xml', good);
    await result.getByText('2 were known already.').waitFor();
    await page
      .getByRole('link', { name: /^S\d+$/ })
      .first()
      .click();
    await page
      .getByRole('listitem')
      .filter({ hasText: `flat, ${width}` })
      .waitFor();
    await checked(page, `accounts-movements-${width}`);
    expect([...complaints, ...citizen.complaints]).toEqual([]);
  });

  it('a payment without a reference gets its own, another goes back, and the payment file holds what is owed', async () => {
    const lot = await world.lot();
    const who = await registered(lot, `forgetful-${width}`);
    await teller.taken(statement(payment(`for the car ${width}`, dueMinor), payment(`whose is this ${width}`, 250n)));
    const { page, complaints } = await visit(browser, world.url, width);
    await signInAt(page, '/accounts/unmatched', 'accountant');
    const line = (text: string) => page.getByRole('listitem').filter({ hasText: `${text} ${width}` });
    const mine = line('for the car');
    await mine.getByLabel('Payment reference').fill('RF00');
    await mine.getByRole('button', { name: 'Assign' }).click();
    await mine.getByText('This is no reference of ours.').waitFor();
    await mine.getByLabel('Payment reference').fill(depositReference(lot, 1));
    await mine.getByText(`Deposit for lot ${lot}, bidder 1`).waitFor();
    await looked(page, `accounts-unmatched-${width}`);
    await mine.getByRole('button', { name: 'Assign' }).click();
    await page.getByRole('region', { name: 'Result' }).getByText('Paid in full: admitted').waitFor();
    expect((await teller.own(lot, who)).state).toBe('held');
    await line('whose is this').getByRole('button', { name: 'Send back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
    await page.getByRole('region', { name: 'Result' }).getByText('Goes back to the payer').waitFor();

    await page.getByRole('link', { name: 'Payments out' }).click();
    await page.getByRole('region', { name: 'Owed' }).getByText('2.50').waitFor();
    const [owed] = await world.db.sql<{ sum: string }>(
      `select sum(amount_minor)::text as sum from payable where state in ('open', 'returned')`,
    );
    const sumMinor = BigInt(owed?.sum ?? 0);
    await checked(page, `accounts-owed-${width}`);
    await page.getByRole('button', { name: 'Make a payment file' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download', exact: true }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file).toContain(`<CtrlSum>${sumMinor / 100n}.${String(sumMinor % 100n).padStart(2, '0')}</CtrlSum>`);
    expect(file).toContain('<InstdAmt Ccy="UZS">2.50</InstdAmt>');
    await looked(page, `accounts-payouts-${width}`);
    await page.getByRole('button', { name: 'The bank refused' }).first().click();
    await page.getByRole('dialog').getByLabel('The bank’s reason').fill('AC01');
    await page.getByRole('button', { name: 'Note the refusal' }).click();
    await page.getByText('Came back: AC01').first().waitFor();

    await page.getByRole('link', { name: 'Books' }).click();
    await page.getByText('the books sum to zero').waitFor();
    await page
      .getByRole('button', { name: `deposit:${lot}:1` })
      .first()
      .click();
    await page.getByRole('heading', { name: `Transfers of deposit:${lot}:1` }).waitFor();
    await looked(page, `accounts-books-${width}`);
    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as CSV' }).click();
    expect(await readFile(await (await csv).path(), 'utf8')).toContain(`deposit:${lot}:1,-100.00,UZS`);
    expect(complaints).toEqual([]);
  });

  it('whoever has no national id gives an account for refunds and waits for an official, who accepts', async () => {
    const official = await world.person({ login: `official-${width}`, role: 'bailiff', passwordHash });
    const [grant] = await world.db.sql<{ office: number }>('select office_id as office from role_grant where person_id = $1', [
      official.id,
    ]);
    const lot = await world.lot({ office: grant?.office ?? 0 });
    const login = `foreigner-${width}`;
    const who = await world.person({ login, passwordHash, nationalId: null });
    await teller.register(lot, who);
    const citizen = await visit(browser, world.url, width);
    await signInAt(citizen.page, '/account/settings', login);
    await citizen.page.getByLabel('Account number').fill('123');
    await citizen.page.getByRole('button', { name: 'Save the account' }).click();
    await citizen.page.getByText('This is no account number.').waitFor();
    await citizen.page.getByLabel('Account number').fill('2020 8000 9001 2345 6001');
    await citizen.page.getByLabel('Bank code').fill('00014');
    await citizen.page.getByLabel('Account holder').fill('J. Doe');
    await citizen.page.getByRole('button', { name: 'Save the account' }).click();
    await expect.poll(() => citizen.page.getByLabel('Account number').inputValue()).toBe('20208000900123456001');
    await looked(citizen.page, `payout-account-${width}`);

    const { page, complaints } = await visit(browser, world.url, width);
    await signInAt(page, '/bailiff', `official-${width}`);
    await page.getByRole('link', { name: 'Documents to check' }).click();
    await page.getByRole('link', { name: `Lot ${lot}` }).waitFor();
    await looked(page, `applicants-${width}`);
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.getByText('Nobody is waiting').waitFor();
    expect((await teller.own(lot, who)).checked).toBe(true);
    expect([...complaints, ...citizen.complaints]).toEqual([]);
  });
});
