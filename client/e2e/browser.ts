import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const screens = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

/** Starts the Chromium of the machine. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained about: errors of scripts and of the content policy. */
  readonly complaints: string[];
}

/** A person's own browser: `width` 390 is a phone, 1440 a desk. */
export async function visit(browser: Browser, url: string, width: 390 | 1440): Promise<Visitor> {
  const phone = width === 390;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: phone ? 844 : 900 },
    locale: 'en',
    isMobile: phone,
    hasTouch: phone,
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

const findingsSchema = z.array(z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }));

/** Runs axe on the page: no serious or critical violation of WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // A colour half-way between two has a contrast that nobody is left with.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  await page.evaluate(await axeSource());
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)`,
  );
  const serious = findingsSchema.parse(found).filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    page.url(),
  ).toEqual([]);
}

async function axeSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
}

/** Nothing sticks out sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const widths = await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]');
  const [content, window] = z.tuple([z.number(), z.number()]).parse(widths);
  expect(content, page.url()).toBeLessThanOrEqual(window);
}

/** Keeps a screenshot in docs/screens when SCREENS=1; tests leave the tree alone otherwise. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  if (process.env['SCREENS'] !== '1') return;
  await mkdir(screens, { recursive: true });
  await page.screenshot({ path: `${screens}${name}.png` });
}
