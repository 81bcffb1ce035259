import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { hashPassword } from '../../server/src/identity/index.js';
import { startProxy } from '../../server/src/test/proxy.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { keepScreen, startBrowser, visit } from './browser.js';
import { password, signInAt } from './desk-steps.js';

let world: World;
let browser: Browser;
/** A copy of the build: a newer version of it comes in the middle of the story. */
let clientDir: string;
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'ochiq-page-'));
  await cp(fileURLToPath(new URL('../dist', import.meta.url)), clientDir, { recursive: true });
  world = await startWorld({ clientDir, demo: true });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await rm(clientDir, { recursive: true, force: true });
});

const keptSchema = z.array(z.object({ path: z.string(), text: z.string() }));

/** All that the browser keeps of the server's answers. */
async function keptAnswers(page: Page) {
  return keptSchema.parse(
    await page.evaluate(`(async () => {
      const found = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          const path = new URL(request.url).pathname;
          if (!/^\\/(assets|media|icons)\\//.test(path)) found.push({ path, text: await answer.text() });
        }
      }
      return found;
    })()`),
  );
}

it('the listing and a lot are read without a connection, with their time; nothing personal is kept; a new version is offered', async () => {
  await world.person({ login: 'dilnoza', passwordHash: await hashPassword(password) });
  const lot = await world.lot({ title: 'Damas that is read in the mountains' });
  const proxy = await startProxy([Number(new URL(world.url).port)]);
  const { page, context } = await visit(browser, `http://127.0.0.1:${proxy.port}`, 390, true);
  await page.goto('/');
  await page.getByRole('link', { name: /Damas/ }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready');
  await expect.poll(async () => (await keptAnswers(page)).map(({ path }) => path)).toContain('/api/lots');

  await signInAt(page, '/account', 'dilnoza');
  await page.getByRole('heading', { level: 1, name: 'My bids' }).waitFor();
  await page.goto(`/lots/${lot}`);
  await page.getByRole('button', { name: 'Register for this lot' }).click();
  await page.getByRole('button', { name: 'Pay from the demo bank' }).click();
  await page.getByRole('textbox', { name: 'Your bid' }).waitFor();
  await expect.poll(async () => (await keptAnswers(page)).map(({ path }) => path)).toContain(`/api/lots/${lot}`);
  const kept = await keptAnswers(page);
  const known = /^\/($|theme\.js|favicon\.svg|api\/(lots|reference|rules|calendar)|api\/lots\/\d+(\/(trail|sale|papers))?$)/;
  expect(kept.map(({ path }) => path).filter((path) => !known.test(path))).toEqual([]);
  expect(kept.filter(({ text }) => text.includes('dilnoza') || /RF\d\dD/.test(text))).toEqual([]);

  // The build's worker comes with its compressed copies; a newer one that has none is sent as it is.
  const script = await readFile(join(clientDir, 'sw.js'), 'utf8');
  for (const ending of ['br', 'gz']) await rm(join(clientDir, `sw.js.${ending}`));
  await writeFile(join(clientDir, 'sw.js'), `${script}\n// newer`);
  await page.evaluate('void navigator.serviceWorker.ready.then((registration) => registration.update())');
  await page.getByText('A new version of the site is ready.').waitFor();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()]);
  await page.getByRole('textbox', { name: 'Your bid' }).waitFor();
  expect(await page.getByText('A new version').count()).toBe(0);

  proxy.cut();
  await page.goto('/');
  await page.getByText(/^No connection: shown as of \d/).waitFor();
  await page.getByRole('article').getByRole('link', { name: /Damas/ }).click();
  await page.getByRole('heading', { level: 1, name: /Damas/ }).waitFor();
  await page.getByText(/^No connection: shown as of \d/).waitFor();
  await keepScreen(page, 'offline-lot-390');
  await context.close();
  await proxy.close();
});
