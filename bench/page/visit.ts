import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';

const figuresSchema = z.object({
  /** Largest contentful paint. */
  lcpMs: z.number(),
  /** First contentful paint. */
  paintMs: z.number(),
  /** The slowest interaction: from the touch or key to the next frame. */
  interactionMs: z.number(),
  /** Cumulative layout shift. */
  cls: z.number(),
  /** Scripts as they came over the wire. */
  scriptBytes: z.number(),
  requests: z.number(),
});
export type PageFigures = z.output<typeof figuresSchema>;

/** A slow 4G connection as Lighthouse has it, and a quarter of this machine's speed. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 675_000 / 8 };
const cpuRate = 4;

/** Runs before the page's own scripts and notes what the browser measures. */
const observe = `
  window.seen = { lcpMs: 0, paintMs: 0, interactionMs: 0, cls: 0 };
  const note = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  note('largest-contentful-paint', (entry) => { seen.lcpMs = entry.startTime; });
  note('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.paintMs = entry.startTime; });
  note('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  note('event', (entry) => { if (entry.interactionId) seen.interactionMs = Math.max(seen.interactionMs, entry.duration); }, { durationThreshold: 16 });
`;

async function comeByPhone(browser: Browser, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'ru',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
  await page.addInitScript(observe);
  return { context, page };
}

/** Scripts of the first load alone, before anything is touched. */
const firstLoad = `(() => {
  const all = performance.getEntriesByType('resource').filter(({ name }) => !name.endsWith('/sw.js'));
  const scripts = all.filter(({ name }) => /\\.js$/.test(name));
  return { scriptBytes: scripts.reduce((sum, one) => sum + one.encodedBodySize, 0), requests: all.length + 1 };
})()`;

const loadSchema = figuresSchema.pick({ scriptBytes: true, requests: true });
const seenSchema = figuresSchema.omit({ scriptBytes: true, requests: true });

async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle', { timeout: 60_000 });
}

const readSeen = async (page: Page) => {
  // Two frames, and the observers have got what there is.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))');
  return seenSchema.parse(await page.evaluate('seen'));
};

/** The listing: it loads, somebody types a word, opens the filters and taps two of them. */
export async function visitListing(browser: Browser, url: string): Promise<PageFigures> {
  const { context, page } = await comeByPhone(browser, url);
  await page.goto('/');
  await page.locator('article.lot').first().waitFor({ timeout: 60_000 });
  await settled(page);
  const load = loadSchema.parse(await page.evaluate(firstLoad));
  const { lcpMs, paintMs, cls } = await readSeen(page);
  await page.locator('main input[type="search"], main [role="search"] input').first().tap();
  await page.keyboard.type('Кобальт', { delay: 80 });
  await settled(page);
  await page.locator('.bar__filters').tap();
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  for (const place of [0, 1]) {
    await sheet.locator('input[type="checkbox"], input[type="radio"]').nth(place).tap();
    await settled(page);
  }
  const { interactionMs } = await readSeen(page);
  await context.close();
  return { ...load, lcpMs, paintMs, cls, interactionMs };
}

/** The page of a lot that is bid on: it loads, somebody opens what can be opened. */
export async function visitLot(browser: Browser, url: string, lot: number): Promise<PageFigures> {
  const { context, page } = await comeByPhone(browser, url);
  await page.goto(`/lots/${lot}`);
  await settled(page);
  const load = loadSchema.parse(await page.evaluate(firstLoad));
  const { lcpMs, paintMs, cls } = await readSeen(page);
  for (const summary of (await page.locator('main summary').all()).slice(0, 3)) await summary.tap();
  const { interactionMs } = await readSeen(page);
  await context.close();
  return { ...load, lcpMs, paintMs, cls, interactionMs };
}
