import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPartnerKey, requestMessage, signedMessage, trustPartner } from '../../server/src/test/partner.js';
import { startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, startBrowser, type Visitor, visit } from './browser.js';

const publicUrl = 'https://uz.example';
const key = newPartnerKey();
let world: World;
let browser: Browser;
let partner: { id: string; office: number };

beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), env: { PUBLIC_URL: publicUrl } });
  partner = await trustPartner(world, key);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function visitAs(person: TestPerson, width: 390 | 1440): Promise<Visitor> {
  const visitor = await visit(browser, world.url, width);
  const [name = '', value = ''] = person.cookie.split('=');
  await visitor.context.addCookies([{ name, value, url: world.url }]);
  return visitor;
}

const check = async ({ page }: Visitor) => {
  await expectNoOverflow(page);
  await expectAccessible(page);
};

it('a bailiff asks another country and sees what leaves, a senior lets it leave, and a request from there is taken up and answered', async () => {
  const { office } = partner;
  const lot = await world.lot({ office, state: 'draft' });
  const [row] = await world.db.sql<{ caseId: number }>('select case_id as "caseId" from lot where id = $1', [lot]);
  await world.db.sql(
    'insert into case_creditor (case_id, party_id, priority, claim_minor) select id, debtor_id, 1, 5000000 from enforcement_case where id = $1',
    [row?.caseId],
  );
  const [bailiff, senior] = [await world.person({ role: 'bailiff', office }), await world.person({ role: 'senior_bailiff', office })];
  const message = requestMessage({
    kind: 'judgment_status',
    purpose: 'recognition',
    asked: { subject: { kind: 'person', name: 'Azamat Usmonov' } },
  });
  const { fields, body } = signedMessage(key, publicUrl, message);
  const headers = fields.map(([name, value]): [string, string] => [name, value]);
  expect((await fetch(`${world.url}/api/assistance/messages`, { method: 'POST', headers, body })).status).toBe(200);

  const phone = await visitAs(bailiff, 390);
  const { page } = phone;
  await page.goto(`/bailiff/abroad/new?case=${row?.caseId}`);
  await page.getByLabel('What is asked').selectOption('find_income');
  await page.getByLabel('Purpose').selectOption('alimony');
  await page.getByRole('button', { name: 'Show what would leave' }).click();
  const leaves = page.getByRole('region', { name: 'This leaves, and nothing else' });
  await leaves.getByText('Personal number').waitFor();
  expect(await leaves.getByText('Claim', { exact: true }).count()).toBe(0);
  await check(phone);
  await page.getByRole('button', { name: 'Write the request' }).click();
  await page.getByRole('button', { name: 'Hand to the senior' }).click();
  await page.locator('#main').getByText('Waits for the senior').waitFor();
  const own = page.url();

  const wide = await visitAs(senior, 1440);
  await wide.page.goto(own);
  await wide.page.getByRole('button', { name: 'Let it leave' }).click();
  await wide.page.locator('#main').getByText('Approved, on its way').waitFor();
  await check(wide);

  await page.getByRole('link', { name: 'Help from abroad' }).click();
  await page.getByRole('region', { name: 'Came to us' }).getByRole('link', { name: 'State of a judgment' }).waitFor();
  await check(phone);
  await page.getByRole('link', { name: 'State of a judgment' }).click();
  await page.getByRole('button', { name: 'Take it up' }).click();
  await page.getByRole('button', { name: 'Begin: ask the registries' }).click();
  await page.getByLabel('State of recognition').selectOption('pending');
  await check(phone);
  await page.getByRole('button', { name: 'Propose this answer' }).click();
  await page.locator('#main').getByText('Answer waits for the second official').waitFor();
  await wide.page.goto(page.url());
  await wide.page.getByRole('button', { name: 'Let the answer leave' }).click();
  await wide.page.locator('#main').getByText('Answered', { exact: true }).waitFor();
  expect(
    await world.db.sql(`select step from assistance_message where direction = 'out' and request_id = $1 order by seq`, [message.request]),
  ).toEqual(['received', 'accepted', 'in_work', 'answered'].map((step) => ({ step })));

  const operator = await visitAs(await world.person({ role: 'operator' }), 390);
  await operator.page.goto('/operator/partners');
  await operator.page.getByRole('button', { name: 'Announce a new key' }).click();
  await operator.page.getByText('Going out of use').first().waitFor();
  await operator.page.getByText(key.kid).waitFor();
  await check(operator);
  expect([...phone.complaints, ...wide.complaints, ...operator.complaints]).toEqual([]);
});
