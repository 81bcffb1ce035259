import type { Page } from 'playwright-core';
import { type CaseCells, caseCells, caseTableCsv, creditorCells } from '../../server/src/test/case-table.js';

export const password = 'a-long-enough-password';

/** Opens a page that asks who comes, and signs in. */
export async function signInAt(page: Page, path: string, login: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Sends a table of one case with its creditors, is shown what is wrong with its first try, and opens it. */
export async function importCase(
  page: Page,
  one: { number: string; court: string; debtor: string; creditors: Record<string, string> },
): Promise<void> {
  await page.getByRole('link', { name: 'Cases from a table' }).click();
  const shared = {
    Court: one.court,
    'Debtor: name': one.debtor,
    'Debtor: national or tax number': '31203850012345',
    'Date of issue': '2026-01-15',
  };
  const rows = Object.entries(one.creditors).map(([name, claim], index) => {
    const creditor = { 'Creditor: name': name, 'Creditor: national or tax number': String(201_234_567 + index), Claim: claim };
    return index === 0 ? caseCells({ 'Case number': one.number, ...shared, ...creditor }) : creditorCells(one.number, creditor);
  });
  const file = (table: readonly CaseCells[]) => ({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(caseTableCsv(table)) });
  await page.getByLabel('Choose the table').setInputFiles(file(rows.map((row) => ({ ...row, Claim: 'much' }))));
  await page.getByRole('cell', { name: 'This is no amount' }).first().waitFor();
  await page.getByLabel('Choose the table').setInputFiles(file(rows));
  await page.getByRole('button', { name: 'Open 1 case' }).click();
  await page.getByText('Cases opened: 1').waitFor();
  await page.getByRole('link', { name: one.number }).click();
  await page.getByRole('heading', { name: 'Property of the case' }).waitFor();
}

/** Fills the form of a new case with one creditor and opens it. */
export async function fillCase(page: Page, one: { number: string; debtor: string; creditor: string; claim: string }): Promise<void> {
  await page.getByLabel('Case number').fill(one.number);
  await page.getByLabel('Court').selectOption({ index: 1 });
  await page.getByLabel('Executive document number').fill('1-1001-77');
  await page.getByLabel('Date of issue').fill('2026-01-15');
  const debtor = page.getByRole('group', { name: 'Debtor' });
  await debtor.getByLabel('Name').fill(one.debtor);
  await debtor.getByLabel('National or tax number').fill('31203850012345');
  const creditor = page.getByRole('group', { name: 'Creditor 1' });
  await creditor.getByLabel('Name').fill(one.creditor);
  await creditor.getByLabel('National or tax number').fill('201234567');
  await creditor.getByRole('textbox', { name: 'Claim' }).fill(one.claim);
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.getByRole('heading', { name: one.number }).waitFor();
}

/** A moment on the device's clock, as a `datetime-local` field wants it. */
export const localIn = (ms: number): string => {
  const moment = new Date(Date.now() + ms);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** Drafts a lot of the first case; it starts in three minutes and ends in an hour. */
export async function fillLot(page: Page, one: { title: string; start: string; appraisal: string }): Promise<void> {
  await page.goto('/bailiff/lots/new');
  await page.getByLabel('Enforcement case').selectOption({ index: 1 });
  await page.getByLabel('Place').fill('Tashkent, Chilonzor 5');
  const english = page.getByRole('group', { name: 'Text: English' });
  await english.getByLabel('Title').fill(one.title);
  await english.getByLabel('Description').fill('Seized car with a key, one owner.');
  await page.getByLabel('Starting price').fill(one.start);
  await page.getByLabel('Appraisal').fill(one.appraisal);
  await page.getByLabel('Start of the sale').fill(localIn(180_000));
  await page.getByLabel('End of the sale').fill(localIn(3_600_000));
  await page.getByRole('button', { name: 'Save the draft' }).click();
}

/** Hands a draft to the second official. */
export async function submitLot(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).click();
  await page.getByText('Waits for a second official').waitFor();
}

/** Says to which account each party of the newest case is paid. */
export async function givePayees(page: Page): Promise<void> {
  await page.goto('/bailiff/cases');
  await page.locator('h2 a').first().click();
  const payees = page.getByRole('region', { name: 'Whom the money is paid to' });
  await payees.getByRole('button', { name: 'Enter the account' }).first().waitFor();
  for (let left = await payees.getByText('No account yet').count(); left > 0; left -= 1) {
    await payees.getByRole('button', { name: 'Enter the account' }).first().click();
    await payees.getByLabel('Account number').fill('20208000500000000009');
    await payees.getByLabel('Bank code').fill('00014');
    await payees.getByRole('button', { name: 'Save the account' }).click();
    await payees
      .getByText('No account yet')
      .nth(left - 1)
      .waitFor({ state: 'detached' });
  }
}

/** Records the act of a movable thing and proposes how its price is shared out, on the sale's page. */
export async function recordHandOver(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Record the hand-over act' }).click();
  await dialog.getByLabel('Number').fill('12-A');
  await dialog.getByLabel('Date').fill('2026-01-15');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Propose the distribution' }).click();
  await page.getByRole('region', { name: 'Distribution' }).waitFor();
}

/** Shares the price out, as the accountant. */
export async function carryOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Carry the distribution out' }).click();
  await page.getByRole('heading', { name: 'Nothing is left to do' }).waitFor();
}
