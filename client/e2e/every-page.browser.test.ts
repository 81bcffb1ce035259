import { fileURLToPath } from 'node:url';
import { type Permission, permissions, type Role } from '@ochiq/shared/people';
import { subjectKindSchema } from '@ochiq/shared/signals';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { demoPassword } from '../../server/src/demo/seed.js';
import { startBrowser, sticksOut, violations, visit } from './browser.js';
import { type SeededWorld, startSeededWorld } from './seeded-world.js';

let world: SeededWorld;
let browser: Browser;
beforeAll(async () => {
  world = await startSeededWorld({ clientDir: fileURLToPath(new URL('../dist', import.meta.url)), pictures: 2 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const routesSchema = z.array(z.object({ name: z.string(), path: z.string(), may: z.string().nullable() }));
type Route = z.output<typeof routesSchema>[number];

/** The page's own router, as Vue keeps it. */
const router = `document.getElementById('app').__vue_app__.config.globalProperties.$router`;
const listRoutes = `${router}.getRoutes().filter((one) => one.name).map(({ name, path, meta }) => ({ name, path, may: meta.may ?? null }))`;

/** Whose page it is: the first of those who may, nobody in particular where all may. */
function roleOf({ may }: Route): Role | null {
  if (may === null) return null;
  return may === 'signed_in' ? 'citizen' : permissions[may as Permission][0];
}

/** The addresses that stand for a route. Throws for a parameter that the seeded world knows nothing of. */
function pathsOf(route: Route): string[] {
  if (route.name === 'not-found') return ['/nowhere'];
  if (route.path.includes(':kind')) {
    return subjectKindSchema.options.flatMap((kind) => (world.things[`${kind}.id`] ?? []).map((id) => fill(route.path, { kind, id })));
  }
  const [, name] = /:(\w+)/.exec(route.path) ?? [];
  if (name === undefined) return [route.path];
  const ids = world.things[`${route.name}.${name}`] ?? world.things[name] ?? [];
  if (ids.length === 0) throw new Error(`nothing in the seeded world for :${name} of ${route.name}`);
  return ids.map((id) => fill(route.path, { [name]: id }));
}

const fill = (path: string, params: Readonly<Record<string, string>>) =>
  path.replace(/:(\w+)(\((?:[^()]|\\[()])*\))?/g, (_, name: string) => params[name] ?? '');

/** Goes there as a link does, and waits until nothing is loaded any more. */
async function open(page: Page, path: string): Promise<void> {
  await page.evaluate(`${router}.push(${JSON.stringify(path)})`);
  await settled(page);
}

/** Waits in the page, by its own clock: what Playwright waits with is refused by the content policy. */
const until = (page: Page, condition: string) =>
  page.evaluate(`new Promise((done, failed) => {
    const begun = performance.now();
    const look = () => {
      if (${condition}) done();
      else if (performance.now() - begun > 15000) failed(new Error('waited in vain for ' + ${JSON.stringify(condition)}));
      else setTimeout(look, 15);
    };
    look();
  })`);

const settled = (page: Page) =>
  until(
    page,
    `document.querySelector('main h1') && !document.querySelector('main [aria-busy="true"], main .skeleton') && !window.pendingRequests`,
  );

/** Counts what the page has asked for and not got: set up before its scripts run. */
const countRequests = `{
  window.pendingRequests = 0;
  const ask = window.fetch;
  window.fetch = (...request) => {
    window.pendingRequests += 1;
    return ask(...request).finally(() => setTimeout(() => { window.pendingRequests -= 1; }, 30));
  };
}`;

const show = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate(`new Promise((done) => {
    document.documentElement.dataset.theme = '${theme}';
    requestAnimationFrame(() => requestAnimationFrame(done));
  })`);

async function speak(page: Page, language: string): Promise<void> {
  await page.locator('header select').selectOption(language);
  await until(page, `document.documentElement.lang === '${language}'`);
}

/** All that is wrong with one page: at a phone's width and at 640 px, which is a desk's 1280 px at twice the size. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await show(page, 'light');
  faults.push(...(await violations(page, 'all')));
  await show(page, 'dark');
  faults.push(...(await violations(page, 'colours')).map((fault) => `dark: ${fault}`));
  for (const language of ['ru', 'ky', 'uz', 'en']) {
    await speak(page, language);
    const by = await sticksOut(page);
    if (by > 0) faults.push(`${by} px too wide in ${language}`);
  }
  await page.setViewportSize({ width: 640, height: 450 });
  const by = await sticksOut(page);
  if (by > 0) faults.push(`${by} px too wide at 200%`);
  await page.setViewportSize({ width: 390, height: 844 });
  return faults;
}

/** Long lists repeat themselves, and each of their lines costs axe as much as the first; a colour half-way between two is nobody's. */
const quick = `
  main :is(tbody, ul, ol) > :nth-child(n + 13) { display: none !important; }
  *, *::before, *::after { transition: none !important; }`;

/** Walks pages in one browser, signed in once. */
async function walk(role: Role | null, paths: readonly string[]): Promise<string[]> {
  const { context, page, complaints } = await visit(browser, world.url, 390);
  if (role !== null) {
    const [name = '', value = ''] = world.people[role].cookie.split('=');
    await context.addCookies([{ name, value, url: world.url }]);
  }
  await page.addInitScript(countRequests);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/rules');
  await settled(page);
  await page.addStyleTag({ content: quick });
  const faults: string[] = [];
  for (const path of paths) {
    await open(page, path).catch((thrown: Error) => faults.push(`${path} (${role}): ${thrown.message.slice(0, 300)}`));
    if (new URL(page.url()).pathname !== path.split('?')[0]) faults.push(`${path} (${role}): led to ${page.url()}`);
    faults.push(...(await faultsOf(page)).map((fault) => `${path} (${role}): ${fault}`));
    faults.push(...complaints.splice(0).map((text) => `${path} (${role}): ${text}`));
  }
  await context.close();
  return faults;
}

it('every page of the router holds all rules of axe in both themes, and is no wider than the window in four languages', async () => {
  const { page, context } = await visit(browser, world.url, 390);
  await page.goto('/');
  await settled(page);
  const routes = routesSchema.parse(await page.evaluate(listRoutes));
  await context.close();
  expect(routes.length).toBeGreaterThan(40);
  const byRole = new Map<Role | null, string[]>();
  for (const route of routes) byRole.set(roleOf(route), [...(byRole.get(roleOf(route)) ?? []), ...pathsOf(route)]);
  byRole.get('citizen')?.push(...(world.things['own.lot'] ?? []).map((lot) => `/lots/${lot}`));
  const faults = await Promise.all([...byRole].map(([role, paths]) => walk(role, paths)));
  expect(faults.flat()).toEqual([]);
}, 300_000);

const focusSchema = z.object({ name: z.string(), ring: z.boolean() });

/** What has the focus: its name, and whether one sees that it has. */
const focused = async (page: Page) =>
  focusSchema.parse(
    await page.evaluate(`(() => {
      const at = document.activeElement;
      const label = at.labels?.[0] ?? at;
      const { outlineStyle } = getComputedStyle(at.matches('.lot__title a') ? at.closest('.lot') : at);
      return { name: (at.getAttribute('aria-label') ?? label.textContent).trim(), ring: outlineStyle !== 'none' };
    })()`),
  );

/** Tabs on until what has the focus has this name; everything on the way shows that it has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    expect(at.ring, `the focus mark of "${at.name}"`).toBe(true);
    if (name.test(at.name)) return;
  }
  throw new Error(`no ${name} within 60 presses of Tab`);
}

it('with Tab and Enter alone one signs in, registers, gets the payment reference, pays and bids', async () => {
  const [lot] = await world.db.sql<{ id: number }>(
    `select id from lot where state = 'live' and currency = 'UZS' and ends_at > clock_timestamp() + interval '1 hour'
       and not exists (select from deposit join person on person.id = person_id where lot_id = lot.id and login = 'timur') order by id limit 1`,
  );
  const { page, context, complaints } = await visit(browser, world.url, 1440);
  await page.goto(`/lots/${lot?.id}`);
  await page.getByRole('link', { name: 'Sign in to bid' }).waitFor();
  await tabTo(page, /^Skip/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Sign in to bid$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await tabTo(page, /^Login/);
  await page.keyboard.type('timur');
  await tabTo(page, /^Password/);
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Register for this lot' }).waitFor();
  await tabTo(page, /^Register for this lot$/);
  await page.keyboard.press('Enter');
  await page
    .getByText(/^RF\d\d D/)
    .first()
    .waitFor();
  await tabTo(page, /^Pay from the demo bank$/);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Your bid' }).waitFor();
  await tabTo(page, /^Bid /);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Confirm' }).waitFor();
  if (!/^Confirm/.test((await focused(page)).name)) await tabTo(page, /^Confirm/);
  await page.keyboard.press('Enter');
  await page.getByText(/^Your bid is accepted/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
