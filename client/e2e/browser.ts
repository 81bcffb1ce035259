import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const screens = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

/** Starts the Chromium of the machine; with `webgl` it draws maps, by the processor alone. */
export const startBrowser = (options: { readonly webgl?: boolean } = {}): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      ...(options.webgl ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : ['--disable-gpu', '--disable-3d-apis']),
    ],
  });

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained about: errors of scripts and of the content policy. */
  readonly complaints: string[];
}

/** A person's own browser: `width` 390 is a phone, 1440 a desk. */
export async function visit(browser: Browser, url: string, width: 390 | 1440, worker = false): Promise<Visitor> {
  const phone = width === 390;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: phone ? 844 : 900 },
    locale: 'en',
    isMobile: phone,
    hasTouch: phone,
    // What is kept offline has its own story: in others every request goes to the server.
    serviceWorkers: worker ? 'allow' : 'block',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) complaints.push(`outside request: ${request.url()}`);
  });
  return { context, page, complaints };
}

const findingsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().default('') })) }),
);

/** Rules whose verdict hangs on the theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe has against the page, of any impact: by all its rules, those of best practice too, or by those that look at colours. */
export async function violations(page: Page, which: 'all' | 'colours' = 'all'): Promise<string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(await axeSource());
  const only = which === 'all' ? '' : `runOnly: { type: 'rule', values: ${JSON.stringify(colourRules)} },`;
  const found = await page.evaluate(
    `axe.run(document, { ${only} resultTypes: ['violations'], preload: false }).then((result) => result.violations)`,
  );
  const told = ({ html, failureSummary }: { html: string; failureSummary: string }) =>
    `${html.slice(0, 160)} (${failureSummary.slice(0, 200)})`;
  return findingsSchema.parse(found).map(({ id, nodes }) => `${id}: ${nodes.map(told).join(' | ')}`);
}

/** Axe has nothing against the page as it stands. Pages as they open are all walked by every-page.browser.test.ts. */
export async function expectAccessible(page: Page): Promise<void> {
  // A colour half-way between two has a contrast that nobody is left with.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  expect(await violations(page), page.url()).toEqual([]);
}

let source: string | null = null;

async function axeSource(): Promise<string> {
  source ??= await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  return source;
}

/** By how many px the page is wider than its window. */
export async function sticksOut(page: Page): Promise<number> {
  return z.number().parse(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
}

/** Nothing sticks out sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  expect(await sticksOut(page), page.url()).toBeLessThanOrEqual(0);
}

/** A page that the walk over all pages has given to axe: here it must fit, filled as it is. */
export async function looked(page: Page, screen: string): Promise<void> {
  await expectNoOverflow(page);
  await keepScreen(page, screen);
}

/** Keeps a screenshot in docs/screens when SCREENS=1; tests leave the tree alone otherwise. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  if (process.env['SCREENS'] !== '1') return;
  await mkdir(screens, { recursive: true });
  await page.screenshot({ path: `${screens}${name}.png` });
}
