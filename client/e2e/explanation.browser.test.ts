import { fileURLToPath } from 'node:url';
import { inquiryPageSchema } from '@ochiq/shared/audit';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { publishedLot } from '../../server/src/test/published.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, visit } from './browser.js';
import { password, signInAt } from './desk-steps.js';

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

const question = 'Why was the lot published at 23:40, two days before its auction?';

async function post(path: string, who: TestPerson, body: object) {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/auditor/inquiries${path}`,
    headers: { cookie: who.cookie },
    payload: body,
  });
  return inquiryPageSchema.parse(answer.json());
}

describe('a sale that auditors check, as others see it', () => {
  it.each([390, 1440] as const)(
    'at %i px: the official explains on the desk, and the public page says neutrally that the sale stands',
    async (width) => {
      const passwordHash = await hashPassword(password);
      const office = await makeOffice(world.db);
      const login = `asked-${width}`;
      const [first, second] = [await world.person({ role: 'auditor' }), await world.person({ role: 'auditor' })];
      const official = await world.person({ login, role: 'bailiff', office, passwordHash });
      const title = `Nexia ${width}`;
      const lot = await publishedLot(world, [], { office, title, startsInMs: 600_000, endsInMs: 1_200_000 });
      await world.db.sql('update lot set approved_by = $2 where id = $1', [lot, official.id]);
      const { id, now } = await post('', first, { subjects: [{ kind: 'lot', id: String(lot) }], reason: 'Published late at night.' });
      const dueAt = new Date(Date.parse(now) + 7_200_000).toISOString();
      await post(`/${id}/questions`, first, { official: official.id, lots: [lot], question, dueAt });
      const [freeze] = (await post(`/${id}/freezes`, first, { lot, reason: 'Until it is explained.' })).freezes;
      await post(`/${id}/freezes/${freeze?.id}`, second, { step: 'confirm' });

      const { page, complaints } = await visit(browser, world.url, width);
      await signInAt(page, '/bailiff', login);
      const queue = page.getByRole('region', { name: 'To do' });
      await queue.getByText('Explain to auditors').waitFor();
      await queue.getByRole('link', { name: title }).click();
      await page.getByRole('heading', { name: question }).waitFor();
      await expectAccessible(page);
      await expectNoOverflow(page);
      await keepScreen(page, `explanation-asked-${width}`);
      const send = page.getByRole('button', { name: 'Send the explanation' });
      expect(await send.isDisabled()).toBe(true);
      await page.getByLabel('Your explanation').fill('The registry was down by day; the order of the office is in the case.');
      await send.click();
      await page.getByText('The registry was down by day').waitFor();
      expect(await send.count()).toBe(0);
      await expectAccessible(page);
      await keepScreen(page, `explanation-given-${width}`);

      await page.goto(`${world.url}/bailiff/lots/${lot}`);
      await page.getByText('Stopped for a check by auditors').waitFor();
      expect(await page.getByRole('button', { name: 'Let the sale go on' }).count()).toBe(0);
      await page.goto(`${world.url}/lots/${lot}`);
      await page.getByRole('heading', { name: 'The sale is stopped for a check' }).waitFor();
      await expectAccessible(page);
      await expectNoOverflow(page);
      await keepScreen(page, `lot-held-${width}`);
      await page.goto(`${world.url}/lots/${lot}/trail`);
      await page.getByText('The sale was stopped for a check, until').waitFor();
      expect(complaints).toEqual([]);
    },
  );
});
