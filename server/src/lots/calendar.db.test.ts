import { calendarSchema } from '@ochiq/shared/calendar';
import { cardListSchema } from '@ochiq/shared/lots';
import { queueSchema } from '@ochiq/shared/queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let office: number;
let other: number;
beforeAll(async () => {
  world = await startWorld();
  office = await makeOffice(world.db);
  other = await makeOffice(world.db);
});
afterAll(() => world.close());

const at = (lot: number, startsAt: string, endsAt: string, more = '') =>
  world.db.sql(`update lot set starts_at = $2, ends_at = $3, original_ends_at = $3 ${more} where id = $1`, [lot, startsAt, endsAt]);
const ask = async (query: string) => {
  const answer = await world.app.inject({ method: 'GET', url: `/api/calendar?${query}` });
  return [answer.statusCode, answer.json()] as const;
};
const lotsOn = async (query: string) => calendarSchema.parse((await ask(query))[1]).lots.map(({ lot }) => lot);

describe('around a lot', () => {
  it('stand open lots of its kind and region, the nearest in price first, four at most', async () => {
    const lot = await world.lot({ office, startMinor: 500_000n });
    const prices = [490_000n, 700_000n, 505_000n, 100_000n, 950_000n];
    const near = await Promise.all(prices.map((startMinor) => world.lot({ office, startMinor })));
    const others = await Promise.all([1, 2, 3].map(() => world.lot({ office, startMinor: 500_000n })));
    const [house, elsewhere, sold] = others;
    // A category of their own, so that other tests' lots are not among them.
    await world.db.sql(`update lot set category = 'jewellery', listed_minor = start_minor where id = any($1::int[])`, [
      [lot, ...near, ...others],
    ]);
    await world.db.sql(`update lot set category = 'house' where id = $1`, [house]);
    await world.db.sql(`update lot set region = 'UZ-SA' where id = $1`, [elsewhere]);
    await world.db.sql(`update lot set state = 'unsold' where id = $1`, [sold]);
    const answer = await world.app.inject({ method: 'GET', url: `/api/lots/${lot}/similar` });
    const lots = cardListSchema.parse(answer.json()).lots.map((card) => card.lot);
    expect(lots).toEqual([near[2], near[0], near[1], near[3]]);
    expect((await world.app.inject({ method: 'GET', url: '/api/lots/2000000000/similar' })).statusCode).toBe(404);
  });

  it('is its event for a calendar', async () => {
    const lot = await world.lot({ office, title: 'Uy; katta, yorugʻ' });
    await at(lot, '2041-05-10T05:00:00Z', '2041-05-11T05:00:00Z');
    const answer = await world.app.inject({ method: 'GET', url: `/api/lots/${lot}/calendar.ics?language=en` });
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const lines = answer.body.split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(lines).toEqual(expect.arrayContaining(['DTSTART:20410510T050000Z', 'DTEND:20410511T050000Z', 'SUMMARY:Uy\\; katta\\, yorugʻ']));
    expect((await world.app.inject({ method: 'GET', url: '/api/lots/2000000000/calendar.ics' })).statusCode).toBe(404);
  });
});

describe('the calendar', () => {
  it('has what starts or ends on its days, by office and region, and nothing that is no sale', async () => {
    const starts = await world.lot({ office, state: 'published', title: 'Starts' });
    const ends = await world.lot({ office: other, state: 'published' });
    const spans = await world.lot({ office, state: 'published' });
    const draft = await world.lot({ office, state: 'draft' });
    const withdrawn = await world.lot({ office, state: 'published' });
    await at(starts, '2031-05-10T05:00:00Z', '2031-07-01T05:00:00Z');
    await at(ends, '2031-05-01T05:00:00Z', '2031-05-10T05:00:00Z', `, region = 'KG-C'`);
    await at(spans, '2031-05-01T05:00:00Z', '2031-06-01T05:00:00Z');
    await at(draft, '2031-05-10T05:00:00Z', '2031-05-11T05:00:00Z');
    await at(withdrawn, '2031-05-10T05:00:00Z', '2031-05-11T05:00:00Z', `, state = 'withdrawn', withdrawal_ground = 'a ground'`);
    const day = 'from=2031-05-10&to=2031-05-10';
    expect((await lotsOn(day)).toSorted()).toEqual([starts, ends].toSorted());
    expect(await lotsOn(`${day}&office=${office}`)).toEqual([starts]);
    expect(await lotsOn(`${day}&region=KG-C`)).toEqual([ends]);
    expect(await lotsOn('from=2031-05-12&to=2031-05-13')).toEqual([]);
  });

  it('takes days by the wall clock: a lot at 00:30 in Tashkent is of that day, though it is the day before in UTC', async () => {
    const lot = await world.lot({ office, state: 'published' });
    await at(lot, '2032-03-04T19:30:00Z', '2032-09-01T05:00:00Z');
    expect(await lotsOn('from=2032-03-05&to=2032-03-05')).toEqual([lot]);
  });

  it.each([
    'from=2031-05-10',
    'from=2031-05-10&to=2031-05-09',
    'from=2031-05-01&to=2031-12-01',
    'from=x&to=y',
    'from=2031-05-10&to=2031-05-10&office=0',
  ])('refuses %s', async (query) => {
    expect(await ask(query)).toMatchObject([400, { code: 'bad_request' }]);
  });

  it('is subscribed to as a feed in the reader’s language', async () => {
    const lot = await world.lot({ office: other, state: 'live', title: 'A tractor, blue' });
    const answer = await world.app.inject({ method: 'GET', url: `/api/calendar.ics?office=${other}`, headers: { host: 'ochiq.example' } });
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.body).toContain(`SUMMARY:A tractor\\, blue\r\n`);
    expect(answer.body).toContain(`URL:http://ochiq.example/lots/${lot}\r\n`);
    expect(answer.body.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });
});

describe('the queue of the desk', () => {
  const queueOf = async (who: TestPerson) => {
    const answer = await world.app.inject({ method: 'GET', url: '/api/bailiff/queue', headers: { cookie: who.cookie } });
    return queueSchema.parse(answer.json()).entries;
  };

  it('tells what to do until when, to those who may do it', async () => {
    const desk = await makeOffice(world.db);
    const bailiff = await world.person({ role: 'bailiff', office: desk });
    const senior = await world.person({ role: 'senior_bailiff', office: desk });
    const draft = await world.lot({ office: desk, state: 'draft', startsInMs: 3_600_000, endsInMs: 7_200_000 });
    const late = await world.lot({ office: desk, state: 'draft', startsInMs: -7_200_000, endsInMs: -3_600_000 });
    const live = await world.lot({ office: desk, state: 'live', endsInMs: 60_000 });
    const far = await world.lot({ office: desk, state: 'live', endsInMs: 30 * 86_400_000 });
    const review = await world.lot({ office: desk, state: 'draft', startsInMs: 3_700_000, endsInMs: 7_200_000 });
    await world.db.sql(`update lot set state = 'in_review', submitted_by = author_id, submitted_at = now() where id = $1`, [review]);
    await world.lot({ state: 'draft' });
    const brief = (entries: Awaited<ReturnType<typeof queueOf>>) => entries.map(({ kind, id }) => [kind, id]);
    const own = [
      ['draft_incomplete', late],
      ['lot_ends', live],
      ['draft_incomplete', draft],
    ];
    const seen = await queueOf(bailiff);
    expect(brief(seen)).toEqual(own);
    expect(seen[0]).toMatchObject({ group: 'overdue', missing: ['photo', 'appraisal', 'schedule'] });
    expect(brief(await queueOf(senior))).toEqual([...own, ['review', review]]);
    expect((await queueOf(senior)).at(-1)?.on).toBe('review');
    expect(brief(seen)).not.toContainEqual(['lot_ends', far]);
  });

  it('is told by the wall clock of the office', async () => {
    const desk = await makeOffice(world.db);
    await world.db.sql(`update office set region = 'KG-GB', jurisdiction = 'KG' where id = $1`, [desk]);
    const who = await world.person({ role: 'bailiff', office: desk });
    const answer = await world.app.inject({ method: 'GET', url: '/api/bailiff/queue', headers: { cookie: who.cookie } });
    expect(queueSchema.parse(answer.json()).region).toBe('KG-GB');
  });

  it('tells a senior what others propose, and every official whose documents wait, until it is decided', async () => {
    const desk = await makeOffice(world.db);
    const [bailiff, senior] = [
      await world.person({ role: 'bailiff', office: desk }),
      await world.person({ role: 'senior_bailiff', office: desk }),
    ];
    const live = await world.lot({ office: desk, state: 'live', endsInMs: 86_400_000 * 30 });
    const published = await world.lot({ office: desk, state: 'published', startsInMs: 86_400_000 * 20, endsInMs: 86_400_000 * 21 });
    const step = async (path: string, who: TestPerson, payload: object) => {
      const answer = await world.app.inject({ method: 'POST', url: `/api/bailiff/${path}`, headers: { cookie: who.cookie }, payload });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
    };
    const correction = { changes: { place: 'Toshkent, Chilonzor' }, note: null, reason: 'The district was left out' };
    await step(`lots/${live}/errata`, bailiff, correction);
    await step(`lots/${published}/errata`, senior, correction);
    const seen = async (who: TestPerson) => (await queueOf(who)).map(({ kind, on, id, dueAt }) => [kind, on, id, dueAt]);
    const instants = await world.db.sql<{ id: number; starts: Date; ends: Date }>(
      'select id, starts_at as starts, ends_at as ends from lot',
    );
    const of = (lot: number) => instants.find(({ id }) => id === lot);
    // The senior's own correction waits for another senior.
    expect(await seen(senior)).toEqual([['correction', 'review', live, of(live)?.ends.toISOString()]]);
    expect(await seen(bailiff)).toEqual([]);

    const foreigner = await world.person({ nationalId: null });
    const registered = await world.app.inject({
      method: 'POST',
      url: `/api/lots/${published}/deposit`,
      headers: { cookie: foreigner.cookie },
    });
    expect(registered.statusCode, registered.body).toBe(201);
    const waiting = ['applicant', 'applicants', published, of(published)?.starts.toISOString()];
    expect(await seen(bailiff)).toEqual([waiting]);
    expect(await seen(senior)).toEqual([waiting, ['correction', 'review', live, of(live)?.ends.toISOString()]]);
    await step(`applicants/${published}/1`, bailiff, { accept: true });
    expect(await seen(bailiff)).toEqual([]);

    const [court] = await world.db.sql<{ id: number }>('select id from court limit 1');
    await step(`lots/${live}/suspend`, bailiff, { orderNumber: '2-77/2026', courtId: court?.id, issuedOn: '2026-01-10' });
    // The clock of the lot stands still: nothing has a day.
    expect(await seen(senior)).toEqual([
      ['suspension', 'review', live, null],
      ['correction', 'review', live, null],
    ]);
    const stranger = await world.person({ role: 'senior_bailiff' });
    expect(await seen(stranger)).toEqual([]);
  });

  it('tells of an appraisal that runs out or has run out while a lot needs it', async () => {
    const desk = await makeOffice(world.db);
    const bailiff = await world.person({ role: 'bailiff', office: desk });
    const lots = [await world.lot({ office: desk, state: 'published', startsInMs: 60 * 86_400_000, endsInMs: 61 * 86_400_000 })];
    lots.push(await world.lot({ office: desk, state: 'published', startsInMs: 60 * 86_400_000, endsInMs: 61 * 86_400_000 }));
    lots.push(await world.lot({ office: desk, state: 'published', startsInMs: 60 * 86_400_000, endsInMs: 61 * 86_400_000 }));
    const items: number[] = [];
    for (const [index, lot] of lots.entries()) {
      const [item] = await world.db.sql<{ id: number }>(
        `insert into property_item (case_id, kind, title, description, attributes, region, place, recorded_by, recorded_at)
         select case_id, 'vehicle', title, description, '{}', region, place, author_id, now() from lot where id = $1 returning id`,
        [lot],
      );
      items.push(item?.id ?? 0);
      await world.db.sql('update lot set item_id = $2 where id = $1', [lot, item?.id]);
      await world.db.sql(
        `insert into appraisal (id, item_id, organisation, licence, report_number, appraised_on, valid_until, amount_minor, currency, recorded_by, recorded_at)
         select gen_random_uuid(), $2, 'Baho', '1', '1', current_date - 40, current_date + $3::int, 100, 'UZS', author_id, now() from lot where id = $1`,
        [lot, item?.id, [5, -10, 100][index]],
      );
    }
    expect((await queueOf(bailiff)).map(({ kind, on, id, group }) => [kind, on, id, group])).toEqual([
      ['appraisal_expired', 'item', items[1], 'today'],
      ['appraisal_expires', 'item', items[0], 'week'],
    ]);
  });
});
