import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { registries as registryNames, type SoughtPerson } from '@ochiq/shared/registries';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../server/src/base/index.js';
import { openRegistries } from '../../server/src/registries/index.js';
import { type Standin, startStandin } from '../../server/src/standin/index.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { openXroad } from '../../server/src/xroad/index.js';
import { expectAccessible, expectNoOverflow, looked, startBrowser, visit } from './browser.js';

const debtor: SoughtPerson = { kind: 'person', nationalId: '31203850012345', name: 'Karimov Rustam Alisherovich', birthDate: null };
const neighbour: SoughtPerson = { ...debtor, nationalId: '40101900012345', name: 'Yusupova Malika' };

let world: World;
let browser: Browser;
let standin: Standin;
let senior: TestPerson;
let auditor: TestPerson;

beforeAll(async () => {
  standin = await startStandin({ now: () => new Date(), strangers: 20, people: [{ ...debtor, region: 'UZ-TK' }] });
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), env: standin.env });
  browser = await startBrowser();
  const office = await makeOffice(world.db);
  const bailiff = await world.person({ role: 'bailiff', office, login: 'curious' });
  senior = await world.person({ role: 'senior_bailiff', office });
  auditor = await world.person({ role: 'auditor' });
  const lot = await world.lot({ office, debtorNationalId: debtor.nationalId });
  const [row] = await world.db.sql<{ id: number }>('select case_id as id from lot where id = $1', [lot]);
  const config = readConfig({ ...standin.env, DATABASE_URL: world.databaseUrl }).xroad;
  const asked = openRegistries({ db: world.db, config, xroad: openXroad(config) });
  const ask = () => ({
    id: randomUUID(),
    caseId: row?.id ?? 0,
    officeId: office,
    personId: bailiff.id,
    ground: 'property_search' as const,
  });
  for (const registry of registryNames) await asked.find(registry, debtor, ask());
  await asked.find('banks', neighbour, ask());
  standin.plan.add({ fault: 'other_form', registry: 'tax' });
  await asked.find('tax', debtor, ask());
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await standin?.close();
});

async function pageOf(person: TestPerson, width: 390 | 1440, path: string) {
  const visitor = await visit(browser, world.url, width);
  const [name = '', value = ''] = person.cookie.split('=');
  await visitor.context.addCookies([{ name, value, url: world.url }]);
  await visitor.page.goto(path);
  await visitor.page.getByRole('heading', { name: 'All queries' }).waitFor();
  return visitor;
}

it('an auditor sees who looked where, and finds the look at somebody who is no party; the head of the office sees the same by name', async () => {
  const { page, complaints, context } = await pageOf(auditor, 1440, '/auditor/queries');
  const cards = page.locator('main .query');
  expect(await cards.count()).toBe(7);
  await page.getByText('Answer did not fit').waitFor();
  expect(await page.locator('main').textContent()).not.toMatch(/curious|31203850012345/);
  await looked(page, 'auditor-queries-1440-light');
  await page.getByLabel('Remark').selectOption({ label: 'Not a party of the case' });
  await expect.poll(() => cards.count()).toBe(1);
  expect(await cards.first().textContent()).toMatch(/Bank accounts: what a person holds.*Not a party of the case/);
  await page.getByLabel('Registry', { exact: true }).selectOption({ label: 'Cadastre' });
  await page.getByRole('heading', { name: 'No query fits' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();

  const head = await pageOf(senior, 390, '/bailiff/queries');
  await head.page.getByRole('button', { name: 'Person curious' }).click();
  await expect.poll(() => head.page.locator('main .query').count()).toBe(7);
  await expectAccessible(head.page);
  await expectNoOverflow(head.page);
  await looked(head.page, 'bailiff-queries-390-light');
  expect(head.complaints).toEqual([]);
});
