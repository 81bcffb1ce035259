import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCourt, type TestCourt } from '../../server/src/test/court.js';
import type { TestPerson } from '../../server/src/test/world.js';
import { expectAccessible, looked, startBrowser, type Visitor, visit } from './browser.js';

let court: TestCourt;
let browser: Browser;
beforeAll(async () => {
  court = await startCourt({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)) });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await court.world.close();
});

/** Goes on as somebody else, without the form. */
async function become({ context, page }: Visitor, { cookie }: TestPerson, path: string): Promise<Page> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: court.world.url }]);
  await page.goto(path);
  return page;
}

it('a court delivers, an official is drawn, anyone makes the draw again, and the senior keeps the seats', async () => {
  const document = court.document();
  const { body } = await court.deliver(document);
  const bailiff = court.bailiffs[0];
  if (!bailiff) throw new Error('nobody is seated');
  const operator = await court.world.person({ role: 'operator' });
  for (const width of [390, 1440] as const) {
    const visitor = await visit(browser, court.world.url, width);
    const page = await become(visitor, bailiff, '/bailiff/documents');
    await page.getByRole('heading', { name: document.number }).waitFor();
    await page.getByText('Qarzdor Qarzdorov').waitFor();
    await looked(page, `documents-${width}`);
    await expectAccessible(page);
    await page.getByRole('link', { name: String(body['caseNumber']) }).click();
    await page.getByText('Voluntary performance').waitFor();
    await page.getByText('term assumed').first().waitFor();
    await looked(page, `case-arrival-${width}`);
    await page.getByRole('link', { name: /Assigned by draw no. 1/ }).click();
    await page.getByText(/^Right: this browser comes to seat [123] as well/).waitFor();
    await looked(page, `draw-${width}`);
    await expectAccessible(page);

    await become(visitor, court.senior, '/bailiff/seats');
    const second = page.getByRole('listitem').filter({ has: page.getByText('Seat 2') });
    if (width === 390) {
      await second.getByRole('button', { name: 'Absence, close people' }).click();
      await page.getByRole('button', { name: 'Close the seat' }).click();
      await second.getByText('takes no part now').waitFor();
    } else {
      await second.getByRole('button', { name: 'Is back' }).click();
      await second.getByText('takes part', { exact: true }).waitFor();
    }
    await looked(page, `seats-${width}`);
    await expectAccessible(page);

    await become(visitor, operator, '/operator');
    await page.getByRole('heading', { name: /Test court/ }).waitFor();
    await looked(page, `courts-${width}`);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  }
});
