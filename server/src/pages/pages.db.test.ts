import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { oembedSchema } from '@ochiq/shared/embed';
import { languages } from '@ochiq/shared/language';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';

const built =
  '<!doctype html>\n<html lang="uz">\n<head>\n<title>Ochiq</title>\n<script src="/theme.js"></script></head><body><div id="first"></div><div id="app"></div></body></html>';
const origin = 'https://ochiq.example';
/** What somebody would write to break out of a title, an attribute or the data. */
const nasty = `Cobalt" onload="alert(1)</title></script><script>alert(2)</script><!-- $& &amp;`;

let world: World;
let clientDir: string;
let lot: number;

beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'ochiq-page-'));
  await writeFile(join(clientDir, 'index.html'), built);
  world = await startWorld({ clientDir, env: { PUBLIC_URL: origin } });
  lot = await world.lot({ title: nasty, startMinor: 4_500_000_050n });
  const photo = `insert into lot_photo (id, lot_id, position, sha256, width, height, caption) values (gen_random_uuid(), $1, 1, $2, 1600, 1200, $3)`;
  await world.db.sql(photo, [lot, 'a'.repeat(64), JSON.stringify({ en: nasty })]);
});
afterAll(async () => {
  await world.close();
  await rm(clientDir, { recursive: true, force: true });
});

async function page(path: string, headers: Record<string, string> = {}) {
  const answer = await world.app.inject({ method: 'GET', url: path, headers: { accept: 'text/html', ...headers } });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
}

const dataOf = (html: string): unknown => JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? 'null');
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('pages for those who do not run them', () => {
  it('says what the lot is, in the language of the address, and nothing that people wrote gets out of its place', async () => {
    const { status, body, headers } = await page(`/lots/${lot}?lang=ru`);
    expect(status).toBe(200);
    expect(headers['content-language']).toBe('ru');
    expect(body).toContain('<html lang="ru"');
    expect(body).toContain('<title>Cobalt&quot; onload=&quot;alert(1)&lt;/title&gt;');
    expect(body).toContain(`<meta property="og:image" content="${origin}/media/${'a'.repeat(64)}-1600.webp">`);
    expect(body).toContain(`<link rel="canonical" href="${origin}/lots/${lot}?lang=ru">`);
    for (const language of languages) expect(body).toContain(`hreflang="${language}"`);
    expect([count(body, '<script'), count(body, '</title>'), count(body, '<!--')]).toEqual([2, 1, 0]);
    expect(dataOf(body)).toMatchObject({
      '@type': 'Product',
      name: nasty,
      sku: String(lot),
      offers: { '@type': 'Offer', price: '45000000.50', priceCurrency: 'UZS', availability: 'https://schema.org/InStock' },
    });
  });

  it('shows the listing and a lot before any script runs, and to whoever runs none; what is kept for later has none of it', async () => {
    const listing = (await page('/', { 'accept-language': 'ru' })).body;
    expect(listing).toContain('<h1>Торги арестованным имуществом</h1>');
    expect(listing).toContain(`<a href="/lots/${lot}?lang=ru">Cobalt&quot; onload=&quot;alert(1)&lt;/title&gt;`);
    expect(listing).toMatch(/45\s000\s000,50/);
    expect(listing).toContain(`src="/media/${'a'.repeat(64)}-480.webp"`);
    const own = (await page(`/lots/${lot}?lang=en`)).body;
    expect(own).toContain('<h1>Cobalt&quot; onload=&quot;alert(1)');
    expect(own).toContain(`src="/media/${'a'.repeat(64)}-1600.webp"`);
    for (const [path, headers] of [
      ['/', { 'sec-fetch-dest': 'empty' }],
      [`/lots/${lot}`, { 'sec-fetch-dest': 'empty' }],
      ['/?q=cobalt', {}],
      ['/calendar', {}],
    ] as const)
      expect((await page(path, headers)).body, path).not.toContain('id="first"');
  });

  it('gives long answers shorter to whoever can read them so', async () => {
    const path = `/api/lots/${lot}`;
    const answer = await world.app.inject({ url: path, headers: { 'accept-encoding': 'br, gzip' } });
    const plain = await world.app.inject({ url: path });
    const written = await page('/', { 'accept-encoding': 'br' });
    const encodings = [answer, plain, written].map(({ headers }) => headers['content-encoding']);
    expect(encodings).toEqual(['br', undefined, 'br']);
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(plain.body);
    expect(String(answer.headers['vary'])).toContain('accept-encoding');
  });

  it('keeps the strict policy: only the built page’s own scripts', async () => {
    const policy = String((await page(`/lots/${lot}`)).headers['content-security-policy']);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
  });

  it('answers 404 with the page for a lot that was never published, and hides people’s own areas', async () => {
    const draft = await page(`/lots/${await world.lot({ state: 'draft' })}`);
    expect(draft.status).toBe(404);
    expect(draft.body).toContain('name="robots" content="noindex"');
    expect((await page('/account/settings')).body).toContain('noindex');
    for (const path of ['/?lang=ky', '//', '/lots/99999999999999999999', '/%', '/?lang=xx&lang=ru'])
      expect((await page(path)).status, path).toBeLessThan(405);
    expect(dataOf((await page('/')).body)).toMatchObject({ '@type': 'WebSite' });
  });

  it('draws a card for frames of any page, without scripts, and a small page for a lot that there is not', async () => {
    const card = await page(`/embed/lots/${lot}?lang=ky&theme=dark`);
    expect(card.status).toBe(200);
    expect(String(card.headers['content-security-policy'])).toContain('frame-ancestors *');
    expect(card.headers['x-frame-options']).toBeUndefined();
    expect(card.body).not.toContain('<script');
    expect(card.body).toContain('lang="ky" data-theme="dark"');
    expect((await page('/embed/lots/1')).status).toBe(404);
    expect(String((await page('/api/lots')).headers['content-security-policy'])).toContain("frame-ancestors 'none'");
  });

  it('tells others how to show a lot by its address (oEmbed), and knows no address of other sites', async () => {
    const ask = (url: string) => page(`/api/oembed?maxwidth=300&url=${encodeURIComponent(url)}`);
    const answer = await ask(`${origin}/lots/${lot}?lang=en`);
    const oembed = oembedSchema.parse(JSON.parse(answer.body));
    expect(oembed).toMatchObject({ title: nasty, width: 300 });
    expect(oembed.html).toContain(`src="${origin}/embed/lots/${lot}?lang=en&amp;theme=auto"`);
    expect([count(oembed.html, '<'), count(oembed.html, 'title="')]).toEqual([2, 1]);
    for (const url of [`https://other.example/lots/${lot}`, `${origin}/rules`, 'no address', `${origin}.evil/lots/${lot}`])
      expect((await ask(url)).status, url).toBe(404);
  });

  it('lists every published lot once in files by ranges of numbers', async () => {
    await world.db.sql(
      `insert into lot (id, case_id, office_id, author_id, category, region, place, title, description, currency, start_minor, deposit_minor, rules,
         starts_at, ends_at, original_ends_at, created_at, published_at, state, seq, min_next_minor)
       select 119000 + n, case_id, office_id, author_id, category, region, place, title, description, currency, start_minor, deposit_minor, rules,
         starts_at, ends_at, original_ends_at, created_at, published_at, state, seq, min_next_minor from lot, generate_series(1, 1100) n where id = $1`,
      [lot],
    );
    const index = (await page('/sitemap.xml')).body;
    const files = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = '']) => loc.replace(origin, ''));
    expect(files).toEqual(['/sitemaps/pages', '/sitemaps/lots/100000', '/sitemaps/lots/120000']);
    const listed: string[] = [];
    for (const file of files.slice(1))
      listed.push(...[...(await page(file)).body.matchAll(/<loc>[^<]*\/lots\/(\d+)<\/loc><lastmod>/g)].map(([, id = '']) => id));
    const rows = await world.db.sql<{ id: number }>('select id from lot where published_at is not null order by id');
    expect(listed).toEqual(rows.map(({ id }) => String(id)));
    expect((await page('/sitemaps/lots/140000')).status).toBe(404);
    expect((await page('/robots.txt')).body).toContain(`Sitemap: ${origin}/sitemap.xml`);
  });
});
