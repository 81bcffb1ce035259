import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { embedCode } from '@ochiq/shared/embed';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestPerson, type World } from '../../server/src/test/world.js';
import { expectAccessible, expectNoOverflow, keepScreen, startBrowser, visit } from './browser.js';

let world: World;
let browser: Browser;
let broker: TestPerson;
let lot: number;
/** Somebody else's site, of another origin, that shows the card. */
let site: Server;

beforeAll(async () => {
  world = await startWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)) });
  browser = await startBrowser();
  broker = await world.person();
  lot = await world.lot({ startMinor: 4_500_000_000n });
  const code = (theme: 'light' | 'dark') => embedCode(world.url, lot, 'Chevrolet Cobalt 2021', { language: 'uz', theme });
  const html = `<!doctype html><title>A broker</title><body>${code('light')} ${code('dark')}</body>`;
  site = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await browser.close();
  site.close();
  await world.close();
});

async function checked(page: Page, screen: string): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
  await keepScreen(page, screen);
}

describe('open interfaces', () => {
  it('a broker registers a receiver, keeps its secret, tests it and reads what came of it, on a phone and at a desk', async () => {
    const phone = await visit(browser, world.url, 390);
    const { page } = phone;
    const [name = '', value = ''] = broker.cookie.split('=');
    await phone.context.addCookies([{ name, value, url: world.url }]);
    await page.goto('/account/settings');
    await page.getByRole('link', { name: 'Webhooks for your programs' }).click();
    await page.getByText('No receiver yet').waitFor();
    await page.getByLabel('Address').fill('http://receiver.example/');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('Enter an address that begins with https://').waitFor();
    await page.getByLabel('Address').fill('https://receiver.example/events');
    await page.getByLabel('Lot published').uncheck();
    await page.getByRole('button', { name: 'Register' }).click();
    expect(await page.getByText(/^whsec_/).textContent()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    expect(await page.getByText(/^whsec_/).count()).toBe(0);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('waiting').waitFor();
    await checked(page, 'webhooks-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await checked(page, 'webhooks-1440');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove it and its log' }).click();
    await page.getByText('No receiver yet').waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });

  it('a lot’s page has its data without a complaint of the policy, speaks the language of its address, and gives the card away', async () => {
    const desk = await visit(browser, world.url, 1440);
    const { page } = desk;
    await page.goto(`/lots/${lot}?lang=ru`);
    expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain('"@type":"Product"');
    await page.getByText('Показать лот на своём сайте').click();
    await page.getByText(/^<iframe src="http.*\/embed\/lots\/\d+\?lang=ru/).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await expectAccessible(page);
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });

  it('the card stands in a page of another site, in both themes, and no other page of ours may', async () => {
    const { port } = site.address() as AddressInfo;
    const context = await browser.newContext({ viewport: { width: 760, height: 440 } });
    const page = await context.newPage();
    await page.goto(`http://localhost:${port}/`);
    for (const theme of ['light', 'dark']) {
      const card = page.frameLocator(`iframe[src*="theme=${theme}"]`);
      await card.getByRole('heading', { name: 'Chevrolet Cobalt 2021' }).waitFor();
      expect(
        await card
          .locator('article')
          .evaluate((element) => element.scrollHeight <= window.innerHeight + 1 && element.scrollWidth <= window.innerWidth),
      ).toBe(true);
    }
    await keepScreen(page, 'embed');
    const refused = await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
      return new Promise<boolean>((done) => frame.addEventListener('load', () => done(frame.contentDocument === null)));
    }, `${world.url}/lots/${lot}`);
    expect(refused).toBe(true);
    const framed = page.frames().find((frame) => frame.url().startsWith(`${world.url}/lots/`));
    expect(framed).toBeUndefined();
    await context.close();
  });
});
