import { fold } from '@ochiq/shared/search';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const latin = 'abcdefghijklmnopqrstuvwxyzABCXYQİıçğşñöüáéíóúýõŏžščǵńäåæøßþ';
const cyrillic = 'абвгғдеёєжҗзийіїкқлмнңоөпрстуўүұфхҳһцчҷшщъыьэюяәӣӯАБВҒЕЁЖЙҚЦЧШЩЪЫЬЭЮЯЎҲҢӨҮ';
const others = '0123456789 -–.,;:/()"ʻʼ‘’‛\'`´′№%_🚗語ا';

it('spells every text as the page does', async () => {
  const letter = fc.constantFrom(
    ...latin,
    ...cyrillic,
    ...others,
    'й'.normalize('NFD'),
    'ў'.normalize('NFD'),
    'nexia',
    'shch',
    'ts',
    'ye',
    'iy',
    'kh',
  );
  const texts = fc.sample(fc.string({ unit: letter, maxLength: 30 }), { numRuns: 5_000, seed: 7 });
  const rows = await world.db.sql<{ folded: string }>(
    'select fold(text) as folded from unnest($1::text[]) with ordinality as given(text, place) order by place',
    [texts],
  );
  const apart = texts.flatMap((text, place) =>
    fold(text) === rows[place]?.folded ? [] : [{ text, page: fold(text), postgres: rows[place]?.folded }],
  );
  expect(apart).toEqual([]);
});
