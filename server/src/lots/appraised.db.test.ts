import { itemViewSchema } from '@ochiq/shared/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLots, type TestLots } from '../test/office.js';

let lots: TestLots;
beforeAll(async () => {
  lots = await startLots();
});
afterAll(() => lots.world.close());

async function ask(method: 'POST' | 'GET', path: string, payload?: object): Promise<unknown> {
  const headers = { cookie: lots.bailiff.cookie };
  const response = await lots.world.app.inject({ method, url: `/api/bailiff/${path}`, headers, ...(payload ? { payload } : {}) });
  expect(response.statusCode, response.body).toBeLessThan(300);
  return response.json();
}

/** A day of Tashkent's calendar by Postgres's clock, so many days from today. */
async function dayFromNow(days: number): Promise<string> {
  const [row] = await lots.world.db.sql<{ day: string }>(
    `select to_char((clock_timestamp() at time zone 'Asia/Tashkent')::date + $1::int, 'YYYY-MM-DD') as day`,
    [days],
  );
  return row?.day ?? '';
}

let serial = 0;
async function appraise(item: number, change: object = {}): Promise<void> {
  serial += 1;
  const report = { organisation: 'Baho Plus', licence: 'L-77', reportNumber: `R-${serial}`, validUntil: null, currency: 'UZS' };
  await ask('POST', `items/${item}/appraisals`, { ...report, appraisedOn: await dayFromNow(-30), amountMinor: '5000000000', ...change });
}

/** A draft that lacks nothing, of a thing with one valid appraisal. */
async function drafted(): Promise<{ lot: number; item: number }> {
  const body = lots.bodyOf('') ?? {};
  const { id } = itemViewSchema.parse(
    await ask('POST', `cases/${body['caseId']}/items`, {
      kind: body['category'],
      title: body['title'],
      description: body['description'],
      attributes: {},
      region: body['region'],
      place: body['place'],
    }),
  );
  await appraise(id);
  return { item: id, lot: await lots.draft(lots.bailiff, { itemId: id }) };
}

const endsOn = async (item: number, days: number) =>
  lots.world.db.sql('update appraisal set valid_until = $2 where item_id = $1', [item, await dayFromNow(days)]);

async function dispute(item: number): Promise<void> {
  const { appraisals } = itemViewSchema.parse(await ask('GET', `items/${item}`));
  await ask('POST', `appraisals/${appraisals[0]?.id}/challenge`, { ground: 'The debtor disputes it in court' });
}

const submit = (lot: number) => lots.call('POST', `/${lot}/submit`, lots.bailiff);
const approve = (lot: number) => lots.call('POST', `/${lot}/approve`, lots.senior);

describe('a lot of a thing', () => {
  it('is submitted and approved on the last day of its appraisal, and not on the day after', async () => {
    const { lot, item } = await drafted();
    await endsOn(item, -1);
    expect(await submit(lot)).toEqual([409, 'appraisal_not_valid']);
    expect(await lots.stateOf(lot)).toBe('draft');
    await endsOn(item, 0);
    expect(await submit(lot)).toEqual([200, undefined]);
    // It runs out while the second official has it.
    await endsOn(item, -1);
    expect(await approve(lot)).toEqual([409, 'appraisal_not_valid']);
    expect(await lots.stateOf(lot)).toBe('in_review');
    await endsOn(item, 0);
    expect(await approve(lot)).toEqual([200, undefined]);
    expect(await lots.stateOf(lot)).toBe('published');
  });

  it('is neither submitted nor approved while its appraisal is disputed, until another counts and the draft takes it', async () => {
    const { lot, item } = await drafted();
    await lots.must('POST', `/${lot}/submit`, lots.bailiff);
    await dispute(item);
    expect(await approve(lot)).toEqual([409, 'appraisal_not_valid']);
    await lots.must('POST', `/${lot}/send-back`, lots.senior, lots.bodyOf('/send-back'));
    expect(await submit(lot)).toEqual([409, 'appraisal_not_valid']);

    await appraise(item, { appraisedOn: await dayFromNow(-1), amountMinor: '4800000000' });
    expect(await submit(lot)).toEqual([409, 'appraisal_changed']);
    await lots.must('PUT', `/${lot}`, lots.bailiff, { ...lots.bodyOf(''), itemId: item });
    expect(await submit(lot)).toEqual([200, undefined]);
    expect(await approve(lot)).toEqual([200, undefined]);
  });

  it('goes by what the bailiff typed while nobody has appraised the thing', async () => {
    const { lot, item } = await drafted();
    await lots.world.db.sql('delete from appraisal where item_id = $1', [item]);
    expect(await submit(lot)).toEqual([200, undefined]);
  });
});
