import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';

let world: World;
const lots: number[] = [];

beforeAll(async () => {
  world = await startWorld({ env: { PUBLIC_URL: 'https://ochiq.example' } });
  for (const title of ['Cobalt <2021> & "more"', 'Ер участкаси', 'Belarus \u0001tractor']) {
    const lot = await world.lot();
    await world.db.sql('update lot set title = $2, description = $3 where id = $1', [
      lot,
      { uz: title },
      { uz: `${title}: ]]> 😀${'a'.repeat(700)}` },
    ]);
    lots.push(lot);
  }
});
afterAll(() => world.close());

interface Element {
  readonly path: string;
  readonly attributes: Record<string, string>;
  text: string;
}

/** The elements of a document; throws where it is not well-formed or uses an undeclared prefix. */
function parse(xml: string): Element[] {
  const parser = new SaxesParser({ xmlns: true, fragment: false });
  const [open, all]: [Element[], Element[]] = [[], []];
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, value]) => [key, typeof value === 'string' ? value : value.value]);
    const element = {
      path: [...open.map(({ path }) => path.split('/').at(-1)), name].join('/'),
      attributes: Object.fromEntries(values),
      text: '',
    };
    open.push(element);
    all.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return all;
}

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.url}${path}`, { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
const textsOf = (elements: readonly Element[], path: string) => elements.filter((element) => element.path === path).map(({ text }) => text);

describe('a feed of a search', () => {
  it('is Atom by RFC 4287: what a feed and an entry must have, once each', async () => {
    const { headers, body } = await read('/feeds/lots.atom?q=cobalt&language=uz');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const elements = parse(body);
    const of = (path: string) => textsOf(elements, path);
    expect(elements[0]?.attributes).toMatchObject({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'uz' });
    expect(of('feed/id')).toEqual(['https://ochiq.example/feeds/lots.atom?q=cobalt&language=uz']);
    expect([of('feed/title').length, of('feed/author/name')]).toEqual([1, ['Ochiq']]);
    expect(of('feed/updated').map((at) => new Date(at).toISOString())).toEqual(of('feed/updated'));
    expect(of('feed/entry/id')).toEqual([`https://ochiq.example/lots/${lots[0]}`]);
    expect(of('feed/entry/title')).toEqual(['Cobalt <2021> & "more"']);
    expect(of('feed/entry/updated')).toEqual(of('feed/updated'));
    const summary = of('feed/entry/summary')[0] ?? '';
    expect(summary.replaceAll(/\s/g, ' ')).toMatch(/^Boshlangʻich narx: 1 000 UZS\. Zakalat: 100 UZS\. /);
    expect(summary).toMatch(/\n.{19,}: \]\]> 😀a+…$/u);
    const links = elements.filter(({ path }) => path === 'feed/link').map(({ attributes }) => [attributes['rel'], attributes['href']]);
    expect(links).toEqual([
      ['self', 'https://ochiq.example/feeds/lots.atom?q=cobalt&language=uz'],
      ['alternate', 'https://ochiq.example/?q=cobalt&sort=newest'],
    ]);
  });

  it('is RSS 2.0 as well, the newest first, by the language of the parameter or of the reader', async () => {
    const { headers, body } = await read('/feeds/lots.rss', { 'accept-language': 'ru' });
    expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    const elements = parse(body);
    const of = (path: string) => textsOf(elements, `rss/channel/${path}`);
    expect([of('title').length, of('link').length, of('description').length, of('language')]).toEqual([1, 1, 1, ['ru']]);
    expect(of('item/guid')).toEqual([...lots].reverse().map((lot) => `https://ochiq.example/lots/${lot}`));
    expect(of('item/title')[0]).toBe('Belarus  tractor');
    expect(of('item/pubDate').every((date) => /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(date))).toBe(true);
  });

  it('is sent again only when it changed', async () => {
    const path = '/feeds/lots.atom?region=UZ-TK';
    const first = await read(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await read(path, { 'if-none-match': `"other", W/${tag}` });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
    await world.db.sql(`update lot set title = '{"uz":"Damas"}' where id = $1`, [lots[2]]);
    expect((await read(path, { 'if-none-match': tag })).status).toBe(200);
  });

  it.each([
    ['an empty search', '?q=nothingofthekind', 200],
    ['an unknown language', '?language=de', 400],
    ['an unknown region', '?region=Mars', 400],
    ['a text with signs of XML', `?q=${encodeURIComponent('<a href="x">&\u0007')}`, 200],
  ])('answers %s', async (_name, query, status) => {
    for (const kind of ['atom', 'rss']) {
      const answer = await read(`/feeds/lots.${kind}${query}`);
      expect(answer.status).toBe(status);
      if (status === 200) parse(answer.body);
    }
  });
});
