import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { accountFound, carFound, flatFound } from '../../server/src/test/memory-registries.js';
import { openStandinProperty, type StandinProperty } from '../../server/src/test/standin-property.js';
import { makeOffice, startWorld, type World } from '../../server/src/test/world.js';
import { expectAccessible, looked, startBrowser, visit } from './browser.js';
import { localIn, password, signInAt } from './desk-steps.js';

let world: World;
let property: StandinProperty;
let browser: Browser;
beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)) });
  const unsure = { name: 'KARIMOV RUSTAM ALISHEROVICH', nationalId: null, birthDate: '1985-03-12', share: '1/1' };
  property = await openStandinProperty(world, [
    carFound(),
    carFound({
      reference: '10 B 777 BB',
      vin: 'XWBJA69V9GA001122',
      make: 'Lacetti',
      model: 'Gentra',
      plate: '10 B 777 BB',
      holders: [unsure],
    }),
    flatFound({ onlyHome: true }),
    accountFound({ balanceMinor: '40000000' }),
  ]);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await property?.close();
  await world?.close();
});

it('walks from the case over the registries to a seized car and its drafted lot, on a desk and on a phone', async () => {
  const office = await makeOffice(world.db);
  await world.person({ login: 'finder', role: 'bailiff', office, passwordHash: await hashPassword(password) });
  const lot = await world.lot({ office, state: 'draft', debtorNationalId: '31203850012345' });
  await world.db.sql(
    `with own as (select c.id, c.debtor_id from enforcement_case c join lot on lot.case_id = c.id where lot.id = $1),
       named as (update party set name = 'Karimov Rustam Alisherovich' where id = (select debtor_id from own))
     insert into case_creditor (case_id, party_id, priority, claim_minor) select id, debtor_id, 1, 9000000000 from own`,
    [lot],
  );
  const { page, complaints } = await visit(browser, world.url, 1440);
  await signInAt(page, '/bailiff/cases', 'finder');
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').click();
  await page.getByRole('link', { name: 'Look in the registries' }).click();
  await page.getByText('All five registries are asked at once').waitFor();

  property.standin.plan.add({ registry: 'cadastre', fault: 'down' });
  await page.getByRole('button', { name: 'Search the registries' }).click();
  const progress = page.getByRole('region', { name: 'Registries' });
  await progress.getByText('Is asked in a moment').first().waitFor();
  await property.look();
  await progress.getByText('No answer').waitFor();
  await progress.getByText('Answered: 2 entries').waitFor();
  await looked(page, 'property-asking-1440');
  await property.look();
  await page.getByRole('button', { name: 'Search again' }).waitFor();

  const now = page.getByRole('region', { name: 'Seize now' });
  const car = now.getByRole('article', { name: 'Chevrolet Cobalt, 2021' });
  await now.getByRole('article', { name: 'Xalq banki' }).getByText('Money is taken before things').waitFor();
  await page.getByRole('region', { name: 'Leave' }).getByText('The only home of the family').waitFor();
  const asked = page.getByRole('region', { name: 'Is this the debtor’s?' }).getByRole('article', { name: 'Lacetti Gentra, 2021' });
  await asked.getByText('What was compared').click();
  await asked.getByText('not given').waitFor();
  await asked.getByRole('button', { name: 'No, somebody else’s' }).click();
  await page.getByText('Somebody else’s (1)').waitFor();
  await expectAccessible(page);
  await looked(page, 'property-found-1440');

  property.standin.plan.add({ registry: 'vehicles', fault: 'lost' });
  await car.getByRole('button', { name: 'Seize' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('let nobody sell or pledge it').waitFor();
  await dialog.getByRole('button', { name: 'Seize' }).click();
  const seizures = page.getByRole('region', { name: 'Seizures' });
  await seizures.getByText('Waits for the registry').waitFor();
  await property.look();
  await page.setViewportSize({ width: 390, height: 844 });
  await looked(page, 'property-waiting-390');
  await property.look();
  await seizures.getByText('Placed', { exact: true }).waitFor();
  expect(property.standin.registry('vehicles').encumbrancesOf('01A123BC')).toHaveLength(1);
  await looked(page, 'property-placed-390');

  await seizures.getByRole('link', { name: 'Draft the lot' }).click();
  const english = page.getByRole('group', { name: 'Text: English' });
  await expect.poll(() => english.getByLabel('Title').inputValue()).toBe('Chevrolet Cobalt, 2021');
  await page.getByLabel('Place').fill('Tashkent, Chilonzor 5');
  await page.getByLabel('Starting price').fill('90000000');
  await page.getByLabel('Start of the sale').fill(localIn(180_000));
  await page.getByLabel('End of the sale').fill(localIn(3_600_000));
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('heading', { level: 1, name: 'Chevrolet Cobalt, 2021' }).waitFor();
  expect(complaints).toEqual([]);
});
