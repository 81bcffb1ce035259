import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importResultSchema } from '@ochiq/shared/imports';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { newId } from '../base/index.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let bailiff: TestPerson;
let number: string;
beforeAll(async () => {
  world = await startWorld();
  const office = await makeOffice(world.db);
  bailiff = await world.person({ role: 'bailiff', office });
  const lot = await world.lot({ office });
  const [row] = await world.db.sql<{ number: string }>(
    'select c.number from enforcement_case c join lot on lot.case_id = c.id where lot.id = $1',
    [lot],
  );
  number = row?.number ?? '';
});
afterAll(() => world.close());

async function send(bytes: Uint8Array | string, { confirm = '', language = 'en', who = bailiff } = {}): Promise<[number, unknown]> {
  const form = new FormData();
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), 'lots.csv');
  const answer = await fetch(`${world.url}/api/bailiff/imports${confirm && `?confirm=${confirm}`}`, {
    method: 'POST',
    headers: { cookie: who.cookie, 'accept-language': language },
    body: form,
  });
  return [answer.status, await answer.json()];
}
const trial = async (bytes: Uint8Array | string, language = 'en') => {
  const [status, body] = await send(bytes, { language });
  expect(status, JSON.stringify(body)).toBe(200);
  return importResultSchema.parse(body);
};
const counts = async () => {
  const [row] = await world.db.sql<Record<string, number>>(
    `select (select count(*)::int from lot) as lots, (select count(*)::int from property_item) as items, (select count(*)::int from log_entry) as entries`,
  );
  return row;
};

const heads = [
  'Case number',
  'Kind of property',
  'Region',
  'Place',
  'Title (English)',
  'Description',
  'VIN or cadastral number',
  'Appraisal',
  'Starting price',
  'Start of the sale',
  'End of the sale',
];
let serial = 0;
const goodRow = (change: Partial<Record<string, string>> = {}): string[] => {
  serial += 1;
  const row: Record<string, string> = {
    'Case number': number,
    'Kind of property': 'Vehicles',
    Region: 'Tashkent City',
    Place: 'Chilonzor 5',
    'Title (English)': `Gentra ${serial}`,
    Description: 'White',
    'VIN or cadastral number': `XWB5V31BVKA${String(serial).padStart(6, '0')}`,
    Appraisal: '90 000 000',
    'Starting price': '90000000,50',
    'Start of the sale': '2027-03-01 10:00',
    'End of the sale': '01.03.2027 14:00',
    ...change,
  };
  return heads.map((head) => row[head] ?? '');
};
const csv = (rows: readonly string[][], separator = ';') =>
  [heads, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\r\n');

describe('a table of lots', () => {
  it('is tried without writing anything, then written whole, once', async () => {
    const file = csv([goodRow(), goodRow()]);
    const before = await counts();
    expect(await trial(file)).toMatchObject({ rows: 2, errors: [], warnings: [], makes: 2, made: null });
    expect(await counts()).toEqual(before);
    const confirm = newId();
    const [status, body] = await send(file, { confirm });
    expect(status, JSON.stringify(body)).toBe(200);
    const { made: lots } = importResultSchema.parse(body);
    expect(lots?.map(({ title }) => title)).toEqual([`Gentra ${serial - 1}`, `Gentra ${serial}`]);
    const [row] = await world.db.sql(
      `select lot.state, lot.start_minor::text as start, lot.appraisal_minor::text as appraisal, lot.starts_at, i.identifier, i.attributes
       from lot join property_item i on i.id = lot.item_id where lot.id = $1`,
      [lots?.[0]?.id],
    );
    expect(row).toEqual({
      state: 'draft',
      start: '9000000050',
      appraisal: '9000000000',
      starts_at: new Date('2027-03-01T05:00:00Z'),
      identifier: `XWB5V31BVKA${String(serial - 1).padStart(6, '0')}`,
      attributes: { vin: `XWB5V31BVKA${String(serial - 1).padStart(6, '0')}` },
    });
    const after = await counts();
    // The same request again, as after a lost answer: the same lots, nothing new. Under another key the file is refused.
    expect(importResultSchema.parse((await send(file, { confirm }))[1]).made).toEqual(lots);
    expect(await send(file, { confirm: newId() })).toMatchObject([409, { code: 'file_imported' }]);
    expect(await send(csv([goodRow()]), { confirm })).toMatchObject([409, { code: 'key_reused' }]);
    expect(await counts()).toEqual(after);
    expect(
      (await trial(csv([goodRow({ 'VIN or cadastral number': `XWB5V31BVKA${String(serial - 1).padStart(6, '0')}` })]))).warnings,
    ).toMatchObject([{ row: 2, code: 'known_item' }]);
  });

  it('is written once when it is confirmed four times at once', async () => {
    const file = csv([goodRow(), goodRow(), goodRow()]);
    const confirm = newId();
    const before = await counts();
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(file, { confirm })));
    expect(new Set(answers.map(([status, body]) => `${status} ${JSON.stringify(importResultSchema.parse(body).made)}`)).size).toBe(1);
    expect((await counts())?.['lots']).toBe((before?.['lots'] ?? 0) + 3);
  });

  it('shows every fault of every row in the reader’s language, and writes nothing while there is one', async () => {
    const file = csv([
      goodRow({ 'Case number': 'nobody’s', 'Starting price': 'cheap' }),
      goodRow(),
      goodRow({ Region: 'Atlantis', 'Title (English)': '=HYPERLINK(1)', 'End of the sale': '2027-02-30 10:00' }),
      goodRow({ 'End of the sale': '2027-03-01 09:00', Description: '', 'VIN or cadastral number': 'X', 'Starting price': '1' }),
    ]);
    const { rows, errors } = await trial(file, 'ru');
    expect(rows).toBe(4);
    expect(errors.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 Номер дела unknown_case',
      '2 Начальная цена not_amount',
      '4 Регион unknown_region',
      '4 Название (англ.) formula',
      '5 Описание empty',
      '5 VIN или кадастровый номер not_identifier',
      '5 Окончание торгов ends_before_start',
      '5 Начальная цена below_rules',
    ]);
    expect(errors[0]?.message).toBe('В вашем отделе нет дела с таким номером');
    const before = await counts();
    expect(await send(file, { confirm: newId() })).toMatchObject([409, { code: 'import_has_errors' }]);
    expect(await counts()).toEqual(before);
    const stranger = await world.person({ role: 'bailiff' });
    const [, foreign] = await send(csv([goodRow()]), { who: stranger });
    expect(importResultSchema.parse(foreign).errors.map(({ code }) => code)).toEqual(['unknown_case']);
  });

  it.each([
    ['commas', (text: string) => Buffer.from(text.replaceAll('";"', '","'))],
    ['tabs', (text: string) => Buffer.from(text.replaceAll('";"', '"\t"'))],
    ['a UTF-8 mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with its mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without', (text: string) => Buffer.from(text, 'utf16le')],
  ])('is read with %s', async (_name, encode) => {
    expect(await trial(encode(csv([goodRow()])))).toMatchObject({ rows: 1, errors: [] });
  });

  it('is read in Windows-1251 with Russian headings', async () => {
    const text = `Номер дела;Вид имущества;Регион;Название (рус.);Описание;Начальная цена;Начало торгов;Окончание торгов\r\n${number};Автомобили;город Ташкент;Жигули;Белые;5000000;2027-03-01 10:00;2027-03-01 12:00`;
    const bytes = Buffer.from(
      [...text].map((letter) =>
        (letter.codePointAt(0) ?? 0) >= 0x410 ? (letter.codePointAt(0) ?? 0) - 0x350 : (letter.codePointAt(0) ?? 0),
      ),
    );
    const { errors } = await trial(bytes);
    expect(errors.filter(({ code }) => code === 'column_missing')).toEqual([]);
  });

  it('is read from a workbook, with numbers and dates as such', async () => {
    const values = goodRow();
    const cells = values.map((value, place) => {
      if (heads[place] === 'Starting price') return { value: 90_000_000.5 };
      return heads[place] === 'Start of the sale' ? { value: new Date('2027-03-01T10:00:00Z'), format: 'yyyy-mm-dd hh:mm' } : { value };
    });
    const bytes = await writeWorkbook([heads.map((value) => ({ value })), cells]).toBuffer();
    expect(await trial(bytes)).toMatchObject({ rows: 1, errors: [] });
  });

  it('has a template in each form and language, which it reads again', async () => {
    for (const language of ['uz', 'ru', 'ky', 'en']) {
      for (const kind of ['csv', 'xlsx']) {
        const url = `${world.url}/api/bailiff/imports/template.${kind}?language=${language}`;
        const bytes = Buffer.from(await (await fetch(url, { headers: { cookie: bailiff.cookie } })).arrayBuffer());
        expect(await trial(bytes), `${kind} ${language}`).toMatchObject({ rows: 0, errors: [] });
      }
    }
  });

  const sheet = (xml: string) => {
    const part = (text: string) => Buffer.from(text);
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    return zipSync({
      '[Content_Types].xml': part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'xl/workbook.xml': part(
        `<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': part(xml),
    });
  };

  it.each([
    ['an empty file', () => Buffer.alloc(0), 400, 'file_empty'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, 'import_unreadable'],
    ['a zip that is no workbook', () => zipSync({ 'a.txt': Buffer.from('a') }), 422, 'import_unreadable'],
    ['a torn zip', () => sheet('<worksheet/>').subarray(0, 300), 422, 'import_unreadable'],
    ['a quote that never ends', () => Buffer.from('Case number;"Region\r\n1;2'), 422, 'import_unreadable'],
    ['1,001 rows', () => Buffer.from(csv(Array.from({ length: 1001 }, () => goodRow()))), 400, 'too_many_rows'],
    ['more than 2 MB', () => Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), 413, 'too_large'],
    ['a zip bomb', () => sheet(' '.repeat(40 * 1024 * 1024)), 413, 'too_large'],
    [
      'a cell in the millionth row',
      () => sheet('<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'),
      400,
      'too_many_rows',
    ],
    ['entities that multiply', () => sheet('<!DOCTYPE a [<!ENTITY b "cc">]><worksheet/>'), 422, 'import_unreadable'],
  ])('is refused when it is %s, and the server goes on', async (_name, bytes, status, code) => {
    expect(await send(bytes())).toMatchObject([status, { code }]);
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
  });

  it('takes real lots of e-auksion.uz', async () => {
    const text = readFileSync(fileURLToPath(new URL('./sample-imports/e-auksion.csv', import.meta.url)), 'utf8');
    const { rows, errors, warnings } = await trial(text.replaceAll('{case}', number));
    expect([rows, errors, warnings]).toEqual([20, [], []]);
    const { rows: wrong, errors: found } = await trial(text);
    expect([wrong, found.length, new Set(found.map(({ code }) => code))]).toEqual([20, 20, new Set(['unknown_case'])]);
  });
});
