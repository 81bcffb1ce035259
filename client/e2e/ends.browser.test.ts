import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { accounts } from '../../server/src/ledger/index.js';
import { openTeller } from '../../server/src/test/bank.js';
import { endedLot, endLot, payIn } from '../../server/src/test/sold.js';
import { startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, startBrowser, type Visitor, visit } from './browser.js';
import { localIn, password, signInAt } from './desk-steps.js';

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

const stateOf = (lot: number) => async () =>
  (await world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]))[0]?.state;
const expectLot = (lot: number, state: string) => expect.poll(stateOf(lot), { timeout: 15_000 }).toBe(state);

/** A photo of the first lot, which its repeats take along. */
const addPhoto = (lot: number) =>
  world.db.sql(
    `insert into lot_photo (id, lot_id, position, sha256, width, height) values (gen_random_uuid(), $1, 1, repeat('a', 64), 900, 600)`,
    [lot],
  );

async function visitAs(person: TestPerson): Promise<Visitor> {
  const visitor = await visit(browser, world.url, 1440);
  const [name = '', value = ''] = person.cookie.split('=');
  await visitor.context.addCookies([{ name, value, url: world.url }]);
  return visitor;
}

/** Offers an unsold lot again by its sale's page, has the repeat approved, and lets it end without a bid. */
async function repeatInVain(page: Page, senior: TestPerson, lot: number): Promise<number> {
  await page.goto(`/bailiff/lots/${lot}/sale`);
  await page.getByRole('button', { name: 'Offer the lot again' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Start of the sale').fill(localIn(180_000));
  await dialog.getByLabel('End of the sale').fill(localIn(900_000));
  await expectAccessible(page);
  await expectNoOverflow(page);
  await dialog.getByRole('button', { name: 'Offer the lot again' }).click();
  await page.getByRole('link', { name: /To the repeat: lot/ }).waitFor();
  const [row] = await world.db.sql<{ id: number }>('select id from lot where repeat_of = $1', [lot]);
  const repeat = row?.id ?? 0;
  const { page: review, context } = await visitAs(senior);
  await review.goto(`/bailiff/lots/${repeat}/review`);
  await review.getByRole('button', { name: 'Approve and publish' }).click();
  await review.getByText('Approved and published').waitFor();
  await context.close();
  await endLot(world, repeat);
  await expectLot(repeat, 'unsold');
  return repeat;
}

describe('the other ends of a sale', () => {
  it('unsold: offered again at the reduced price, twice, then to the creditor, who takes it', async () => {
    const passwordHash = await hashPassword(password);
    const sale = await endedLot(world, {
      title: 'Baling press',
      unsold: true,
      startMinor: 1_000_000n,
      logins: { name: 'ends', passwordHash },
    });
    await addPhoto(sale.lot);
    await expectLot(sale.lot, 'unsold');
    const { page, complaints } = await visit(browser, world.url, 390);
    await signInAt(page, '/bailiff', 'bailiff-ends');
    await page.getByRole('heading', { name: 'Bailiff’s desk' }).waitFor();
    const second = await repeatInVain(page, sale.senior, sale.lot);
    const third = await repeatInVain(page, sale.senior, second);
    const starts = await world.db.sql<{ start: bigint }>('select start_minor as start from lot where id = any($1) order by id', [
      [sale.lot, second, third],
    ]);
    expect(starts.map(({ start }) => start)).toEqual([1_000_000n, 900_000n, 800_000n]);

    await page.goto(`/bailiff/lots/${third}/sale`);
    await page.getByRole('button', { name: 'Offer the lot to a creditor' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Creditor').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Offer the lot to a creditor' }).click();
    await page.getByRole('button', { name: 'Record the creditor’s answer' }).click();
    await dialog.getByRole('button', { name: 'Takes the lot' }).click();
    await page.getByText('Taken by a creditor').waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    expect(complaints).toEqual([]);
  });

  it('annulled by a court after the payment: all of it undone, the books at zero, the buyer owed what they paid', async () => {
    const sale = await endedLot(world, { title: 'Annulled Nexia' });
    await payIn(world, sale.lot, accounts.price(sale.lot), 290_000n);
    const { page, complaints } = await visitAs(sale.senior);
    await expect
      .poll(async () => (await world.db.sql('select from sale where lot_id = $1 and paid_at is not null', [sale.lot])).length, {
        timeout: 15_000,
      })
      .toBe(1);
    await page.goto(`/bailiff/lots/${sale.lot}/sale`);
    await page.getByRole('heading', { name: 'Record the hand-over act' }).waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Annul by a court’s order' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Court').selectOption({ index: 1 });
    await dialog.getByLabel('Number of the order').fill('7-A');
    await dialog.getByLabel('Date').fill('2026-01-15');
    await dialog.getByRole('button', { name: 'Annul by a court’s order' }).click();
    await page.getByText(/Annulled by order 7-A/).waitFor();
    await expectAccessible(page);
    const teller = openTeller(world, sale.accountant);
    await teller.expectBalanced();
    const owed = (await teller.payablesOf(sale.lot)).filter(({ reason }) => reason === 'annulment');
    expect(owed.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n)).toBe(300_000n);
    expect(complaints).toEqual([]);
  });
});
