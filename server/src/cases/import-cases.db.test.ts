import { type CaseView, caseListSchema } from '@ochiq/shared/cases';
import { type ImportResult, importResultSchema } from '@ochiq/shared/imports';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { newId } from '../base/index.js';
import { type CaseCells, caseCells, caseTableCells, caseTableCsv, creditorCells } from '../test/case-table.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';
import { insertCourt } from './store.js';

let world: World;
let bailiff: TestPerson;
let court: number;
beforeAll(async () => {
  world = await startWorld();
  bailiff = await world.person({ role: 'bailiff', office: await makeOffice(world.db) });
  court = await insertCourt(world.db, { name: { uz: 'Mirobod sudi', en: 'Mirobod court' }, jurisdiction: 'UZ' });
  for (const jurisdiction of ['UZ', 'KG']) await insertCourt(world.db, { name: { ru: 'Центральный суд' }, jurisdiction });
});
afterAll(() => world.close());

async function send(bytes: Uint8Array | string, { confirm = '', language = 'en', who = bailiff } = {}): Promise<[number, unknown]> {
  const form = new FormData();
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), 'cases.csv');
  const answer = await fetch(`${world.url}/api/bailiff/cases/imports${confirm && `?confirm=${confirm}`}`, {
    method: 'POST',
    headers: { cookie: who.cookie, 'accept-language': language },
    body: form,
  });
  return [answer.status, await answer.json()];
}

const read = async (
  bytes: Uint8Array | string,
  options: { confirm?: string; language?: string; who?: TestPerson } = {},
): Promise<ImportResult> => {
  const [status, body] = await send(bytes, options);
  expect(status, JSON.stringify(body)).toBe(200);
  return importResultSchema.parse(body);
};

async function casesOf(who: TestPerson): Promise<CaseView[]> {
  const response = await world.app.inject({ url: '/api/bailiff/cases', headers: { cookie: who.cookie } });
  return caseListSchema.parse(response.json()).cases;
}

const counts = async () => {
  const [row] = await world.db.sql<{ cases: number; parties: number; opened: number; imports: number }>(
    `select (select count(*)::int from enforcement_case) as cases, (select count(*)::int from party) as parties,
       (select count(*)::int from log_entry where kind = 'case_opened') as opened, (select count(*)::int from table_import) as imports`,
  );
  return row ?? { cases: -1, parties: -1, opened: -1, imports: -1 };
};

let serial = 0;
const freshNumber = () => {
  serial += 1;
  return `1-TK/2026-${serial}`;
};
const goodRow = (change: CaseCells = {}) => caseCells({ 'Case number': freshNumber(), ...change });
const furtherRow = creditorCells;
const csv = caseTableCsv;

describe('a table of cases', () => {
  it('is tried without writing anything, then opens each case as by hand, once', async () => {
    const [first, second] = [freshNumber(), freshNumber()];
    const other = goodRow({ 'Case number': second, Court: 'mirobod sudi', 'Date of issue': '02.03.2026', 'Order of payment': '' });
    // The further creditor stands apart from the first row of its case.
    const file = csv([goodRow({ 'Case number': first }), other, furtherRow(first)]);
    const before = await counts();
    expect(await read(file)).toMatchObject({ rows: 3, makes: 2, errors: [], warnings: [], made: null });
    expect(await counts()).toEqual(before);

    const confirm = newId();
    const { made } = await read(file, { confirm });
    expect(made?.map(({ title }) => title)).toEqual([first, second]);
    expect(await counts()).toEqual({
      cases: before.cases + 2,
      parties: before.parties + 5,
      opened: before.opened + 2,
      imports: before.imports + 1,
    });
    const [one, two] = (made ?? []).map(({ id }) => id);
    const cases = await casesOf(bailiff);
    expect(cases.find(({ id }) => id === one)).toMatchObject({
      number: first,
      courtId: court,
      executiveDocument: { kind: 'writ_of_execution', number: '2-104/26', issuedOn: '2026-03-02' },
      debtor: { kind: 'person', name: 'Qarzdor Qarzdorov', nationalId: '31203851234567' },
      creditors: [
        { kind: 'organisation', name: 'Humo Bank', nationalId: '200837914', claimMinor: '6000000050', rank: 'secured' },
        { kind: 'person', name: 'Ikkinchi Undiruvchi', nationalId: '31203851234568', claimMinor: '300000', rank: 'other' },
      ],
      currency: 'UZS',
    });
    expect(cases.find(({ id }) => id === two)).toMatchObject({
      number: second,
      courtId: court,
      executiveDocument: { issuedOn: '2026-03-02' },
      creditors: [{ rank: 'other' }],
    });
    const entries = await world.db.sql<{ leaf: string; actor: string }>(
      `select leaf, actor_id as actor from log_entry where kind = 'case_opened' order by id desc limit 2`,
    );
    for (const { leaf, actor } of entries) {
      expect(actor).toBe(bailiff.id);
      expect(leaf).not.toMatch(/Qarzdor|31203851234567|1-TK/);
    }

    // Sent again after a lost answer: the same cases, nothing new. Under another key the file is refused, and a key is for one file.
    const after = await counts();
    expect(await read(file, { confirm })).toMatchObject({ makes: 2, errors: [], made });
    expect(await send(file, { confirm: newId() })).toMatchObject([409, { code: 'file_imported' }]);
    expect(await send(csv([goodRow()]), { confirm })).toMatchObject([409, { code: 'key_reused' }]);
    expect(await counts()).toEqual(after);
  });

  it('opens its cases once when it is confirmed four times at once, and by two offices at once for one of them', async () => {
    const file = csv([goodRow(), goodRow(), goodRow()]);
    const confirm = newId();
    const before = await counts();
    const same = await Promise.all(Array.from({ length: 4 }, () => read(file, { confirm })));
    expect(new Set(same.map(({ made }) => JSON.stringify(made))).size).toBe(1);
    expect((await counts()).cases).toBe(before.cases + 3);

    const numbers = [freshNumber(), freshNumber(), freshNumber()];
    const rows = numbers.map((number) => goodRow({ 'Case number': number }));
    const stranger = await world.person({ role: 'bailiff' });
    const both = await Promise.all([
      send(csv(rows), { confirm: newId() }),
      send(csv(rows.toReversed()), { confirm: newId(), who: stranger }),
    ]);
    expect(both.map(([status]) => status).sort()).toEqual([200, 409]);
    expect((await counts()).cases).toBe(before.cases + 6);
  });

  const errorsOf = async (rows: readonly CaseCells[]) =>
    (await read(csv(rows))).errors.map(({ row, column, code }) => `${row} ${column} ${code}`);

  it.each<[string, CaseCells, string]>([
    ['no number', { 'Case number': '' }, 'Case number empty'],
    ['a number of two signs', { 'Case number': '12' }, 'Case number too_short'],
    ['a number of 61 signs', { 'Case number': '1'.repeat(61) }, 'Case number too_long'],
    ['a formula', { 'Debtor: name': '=HYPERLINK(1)' }, 'Debtor: name formula'],
    ['a court that is not there', { Court: 'Oliy sud' }, 'Court unknown_court'],
    ['a court that could be one of two', { Court: 'Центральный суд' }, 'Court unknown_court'],
    ['another document', { 'Kind of executive document': 'Letter' }, 'Kind of executive document unknown_document_kind'],
    ['no day', { 'Date of issue': '2026-02-30' }, 'Date of issue not_day'],
    ['a day with an hour', { 'Date of issue': '2026-02-20 10:00' }, 'Date of issue not_day'],
    ['a document from the future', { 'Date of issue': '2999-01-01' }, 'Date of issue in_future'],
    ['another currency', { Currency: 'EUR' }, 'Currency unknown_currency'],
    ['another kind of debtor', { 'Debtor: kind': 'Ghost' }, 'Debtor: kind unknown_party_kind'],
    ['a debtor of one letter', { 'Debtor: name': 'A' }, 'Debtor: name too_short'],
    ['letters in a national id', { 'Debtor: national or tax number': 'AB1234567' }, 'Debtor: national or tax number not_national_id'],
    ['a rounded national id', { 'Creditor: national or tax number': '3.12E+13' }, 'Creditor: national or tax number not_national_id'],
    ['no claim', { Claim: '' }, 'Claim empty'],
    ['a claim of nothing', { Claim: '0' }, 'Claim not_amount'],
    ['a claim in words', { Claim: 'much' }, 'Claim not_amount'],
    ['a claim below nothing', { Claim: '-5' }, 'Claim not_amount'],
    ['another rank', { 'Order of payment': 'First' }, 'Order of payment unknown_rank'],
  ])('shows %s by row and column', async (_name, change, fault) => {
    expect(await errorsOf([goodRow(), goodRow(change)])).toEqual([`3 ${fault}`]);
  });

  it('shows numbers that are open already, in whatever office', async () => {
    const number = freshNumber();
    await read(csv([goodRow({ 'Case number': number })]), { confirm: newId() });
    const stranger = await world.person({ role: 'bailiff' });
    const { errors } = await read(csv([goodRow({ 'Case number': number }), furtherRow(number)]), { who: stranger });
    expect(errors.map(({ row, code }) => `${row} ${code}`)).toEqual(['2 case_taken', '3 case_taken']);
  });

  it('holds the rows of a case against each other', async () => {
    const number = freshNumber();
    const changed = furtherRow(number, { Court: 'Mirobod sudi', 'Debtor: name': 'Boshqa Odam', 'Date of issue': '01.03.2026' });
    expect(await errorsOf([goodRow({ 'Case number': number }), changed])).toEqual([
      '3 Date of issue differs_in_case',
      '3 Debtor: name differs_in_case',
    ]);
    const many = Array.from({ length: 20 }, (_, index) =>
      furtherRow(number, { 'Creditor: national or tax number': String(300_000_000 + index) }),
    );
    expect(await errorsOf([goodRow({ 'Case number': number }), ...many.slice(1)])).toEqual([]);
    expect(await errorsOf([goodRow({ 'Case number': number }), ...many])).toEqual(['22 Creditor: name too_many_creditors']);
    const { warnings, errors } = await read(csv([goodRow({ 'Case number': number }), furtherRow(number), furtherRow(number)]));
    expect([errors, warnings.map(({ row, code }) => `${row} ${code}`)]).toEqual([[], ['4 creditor_twice']]);
  });

  it('says what is wrong in the reader’s language, and writes nothing while anything is', async () => {
    const file = csv([goodRow(), goodRow({ Claim: 'much', Court: '' })]);
    for (const [language, heading, message] of [
      ['uz', 'Talab summasi', 'Bu summa emas'],
      ['ru', 'Сумма требования', 'Это не сумма'],
      ['ky', 'Талап суммасы', 'Бул сумма эмес'],
      ['en', 'Claim', 'This is no amount'],
    ] as const) {
      const { errors } = await read(file, { language });
      expect(errors.map(({ code }) => code)).toEqual(['empty', 'not_amount']);
      expect(errors[1]).toMatchObject({ row: 3, column: heading, message });
    }
    const before = await counts();
    expect(await send(file, { confirm: newId() })).toMatchObject([409, { code: 'import_has_errors' }]);
    expect(await send(csv([]), { confirm: newId() })).toMatchObject([409, { code: 'import_has_errors' }]);
    expect(await counts()).toEqual(before);
    const missing = await read('Case number;Court;Court\r\n1;2;3');
    expect(missing.errors.map(({ code }) => code)).toEqual(['column_twice', ...Array(11).fill('column_missing')]);
  });

  it.each<[string, (text: string) => Buffer]>([
    ['semicolons', (text) => Buffer.from(text)],
    ['commas', (text) => Buffer.from(text.replaceAll('";"', '","'))],
    ['a UTF-8 mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read with %s', async (_name, encode) => {
    expect(await read(encode(csv([goodRow()])))).toMatchObject({ rows: 1, makes: 1, errors: [] });
  });

  it('is read from a workbook, with numbers and days as such', async () => {
    const workbook = (row: CaseCells) => {
      const [heads = [], values = []] = caseTableCells([row]);
      const cells = values.map((value, place) => {
        if (heads[place] === 'Date of issue') return { value: new Date('2026-03-02T00:00:00Z'), format: 'yyyy-mm-dd' };
        const isNumber = heads[place] === 'Claim' || heads[place] === 'Debtor: national or tax number';
        return isNumber ? { value: Number(value.replaceAll(' ', '').replace(',', '.')) } : { value };
      });
      return writeWorkbook([heads.map((value) => ({ value })), cells]).toBuffer();
    };
    const number = freshNumber();
    const { made, errors } = await read(await workbook(goodRow({ 'Case number': number })), { confirm: newId() });
    expect(errors).toEqual([]);
    const view = (await casesOf(bailiff)).find(({ id }) => id === made?.[0]?.id);
    expect(view).toMatchObject({ number, claimMinor: '6000000050', executiveDocument: { issuedOn: '2026-03-02' } });
    expect(view?.debtor.nationalId).toBe('31203851234567');
    // NUL in the way in which Excel writes it.
    const { errors: found } = await read(await workbook(goodRow({ 'Case number': '1-TK_x0000_' })));
    expect(found.map(({ code }) => code)).toEqual(['not_text']);
  });

  it.each([
    ['an empty file', () => Buffer.alloc(0), 400, 'file_empty'],
    ['a file with NUL', () => Buffer.from(csv([goodRow({ 'Debtor: name': 'A\0b' })])), 422, 'import_unreadable'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, 'import_unreadable'],
    ['1,001 rows', () => Buffer.from(csv(Array.from({ length: 1001 }, () => goodRow()))), 400, 'too_many_rows'],
    ['more than 2 MB', () => Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), 413, 'too_large'],
  ])('is refused when it is %s', async (_name, bytes, status, code) => {
    expect(await send(bytes())).toMatchObject([status, { code }]);
  });

  it('opens a thousand cases from one file', async () => {
    const { made } = await read(csv(Array.from({ length: 1000 }, () => goodRow())), { confirm: newId() });
    expect(made).toHaveLength(1000);
    expect(new Set(made?.map(({ id }) => id)).size).toBe(1000);
  });

  it('has a template in each form and language, which it reads again, with the words to use', async () => {
    for (const language of ['uz', 'ru', 'ky', 'en']) {
      for (const kind of ['csv', 'xlsx']) {
        const url = `${world.url}/api/bailiff/cases/imports/template.${kind}?language=${language}`;
        const bytes = Buffer.from(await (await fetch(url, { headers: { cookie: bailiff.cookie } })).arrayBuffer());
        expect(await read(bytes), `${kind} ${language}`).toMatchObject({ rows: 0, errors: [] });
        if (kind === 'csv') continue;
        const words = (await readSheet(bytes, 2)).slice(1).flat();
        expect(words).toContain(language === 'en' ? 'Mirobod court' : 'Mirobod sudi');
        expect(words).toContain('KGS');
      }
    }
  });

  it('is closed to citizens, auditors and strangers', async () => {
    for (const role of ['citizen', 'auditor', 'accountant'] as const)
      expect((await send(csv([goodRow()]), { who: await world.person({ role }) }))[0], role).toBe(403);
  });
});
