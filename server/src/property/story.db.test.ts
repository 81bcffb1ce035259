import { itemViewSchema } from '@ochiq/shared/cases';
import { type LotDraft, lotDeskSchema } from '@ochiq/shared/lots';
import { propertyAnswerSchema, transferViewSchema } from '@ochiq/shared/property';
import { saleDeskSchema } from '@ochiq/shared/settlement';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accounts } from '../ledger/index.js';
import { countAll } from '../statistics/index.js';
import { startCourt, type TestCourt } from '../test/court.js';
import { carFound } from '../test/memory-registries.js';
import { endLot, payIn } from '../test/sold.js';
import { openStandinProperty, type StandinProperty } from '../test/standin-property.js';
import type { TestPerson } from '../test/world.js';

let court: TestCourt;
let property: StandinProperty;
beforeAll(async () => {
  court = await startCourt();
  property = await openStandinProperty(court.world, [carFound()]);
});
afterAll(async () => {
  await property?.close();
  await court?.world.close();
});

async function ask(who: TestPerson, url: string, payload?: object): Promise<unknown> {
  const answer = await court.world.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    headers: { cookie: who.cookie },
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json();
}
const today = () => new Date().toISOString().slice(0, 10);
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** A court sends its document over X-Road: the case opens with an official who was drawn. */
async function receiveCase(): Promise<{ caseId: number; bailiff: TestPerson }> {
  const { debtor } = court.document();
  const document = court.document({ debtor: { ...debtor, name: 'Karimov Rustam Alisherovich', nationalId: '31203850012345' } });
  expect(await court.deliver(document)).toMatchObject({ status: 201, body: { state: 'assigned' } });
  const [row] = await court.world.db.sql<{ caseId: number; bailiff: string }>(
    `select c.id as "caseId", c.bailiff_id as bailiff from enforcement_case c join executive_document d on d.case_id = c.id where d.number = $1`,
    [document.number],
  );
  const bailiff = court.bailiffs.find(({ id }) => id === row?.bailiff);
  if (!row || !bailiff) throw new Error('nobody was drawn');
  return { caseId: row.caseId, bailiff };
}

/** The registries are searched, and the car is seized in its registry, whose first answer gets lost. */
async function seizeCar(bailiff: TestPerson, caseId: number): Promise<number> {
  const url = `/api/cases/${caseId}`;
  await ask(bailiff, `${url}/property-searches`, {});
  await property.look();
  const view = async () => propertyAnswerSchema.parse(await ask(bailiff, `${url}/property`)).property;
  expect(await view()).toMatchObject({ search: { isDone: true }, proposal: { lines: [{ reference: '01A123BC', advice: 'seize' }] } });
  property.standin.plan.add({ registry: 'vehicles', fault: 'lost' });
  const order = { id: '00000000-0000-4000-8000-000000000007', registry: 'vehicles', reference: '01A123BC', amountMinor: null };
  await ask(bailiff, `${url}/registry-seizures`, order);
  for (let time = 0; time < 2; time += 1) await property.look();
  expect(property.standin.registry('vehicles').timesCarried(order.id)).toBe(1);
  const seizure = (await view())?.seizures[0];
  expect(seizure).toMatchObject({ state: 'placed', actNumber: 'R-1' });
  expect(property.standin.registry('vehicles').encumbrancesOf('01A123BC')).toHaveLength(1);
  return seizure?.item ?? 0;
}

/** The seized thing is appraised and becomes a lot of its registry's data, which a second official approves. */
async function publishLot(bailiff: TestPerson, itemId: number): Promise<number> {
  const report = { organisation: 'Baho Plus', licence: 'L-77', reportNumber: 'R-1', appraisedOn: today(), validUntil: null };
  await ask(bailiff, `/api/bailiff/items/${itemId}/appraisals`, { ...report, amountMinor: '8000000000', currency: 'UZS' });
  const item = itemViewSchema.parse(await ask(bailiff, `/api/bailiff/items/${itemId}`));
  const draft: LotDraft = {
    ...{ caseId: item.caseId, itemId, category: item.kind, region: item.region, place: 'Toshkent', title: item.title },
    ...{
      description: item.description,
      currency: item.currency,
      startMinor: '8000000000',
      reserveMinor: null,
      appraisalMinor: '8000000000',
    },
    ...{ startsAt: inMs(600_000), endsAt: inMs(3_600_000) },
  };
  const { lot } = lotDeskSchema.parse(await ask(bailiff, '/api/bailiff/lots', draft));
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(picture)]), 'car.jpg');
  await fetch(`${court.world.url}/api/bailiff/lots/${lot}/photos`, { method: 'POST', headers: { cookie: bailiff.cookie }, body: form });
  await ask(bailiff, `/api/bailiff/lots/${lot}/submit`, {});
  await ask(court.senior, `/api/bailiff/lots/${lot}/approve`, {});
  return lot;
}

const stateOf = async (lot: number) =>
  (await court.world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]))[0]?.state;

/** The engine sells it, the buyer pays, and it is handed over and its price given out. */
async function sell(bailiff: TestPerson, lot: number): Promise<void> {
  const { world } = court;
  const accountant = await world.person({ role: 'accountant', office: court.office });
  const [first, second] = [await world.person(), await world.person()];
  await world.admit(lot, [first, second]);
  await world.db.sql(`update lot set starts_at = clock_timestamp() - interval '1 s' where id = $1`, [lot]);
  await expect.poll(() => stateOf(lot), { timeout: 10_000 }).toBe('live');
  const [one, other] = [await world.socket(first), await world.socket(second)];
  await one.bid(lot, 8_000_000_000n);
  await other.bid(lot, 9_000_000_000n);
  await endLot(world, lot);
  const sale = async () => saleDeskSchema.parse(await ask(bailiff, `/api/bailiff/lots/${lot}/sale`));
  await expect.poll(async () => (await sale()).attempts[0]?.state, { timeout: 10_000 }).toBe('to_pay');
  await payIn(world, lot, accounts.price(lot), BigInt((await sale()).attempts[0]?.missingMinor ?? 0));
  await expect.poll(async () => (await sale()).attempts[0]?.state, { timeout: 10_000 }).toBe('paid');
  await ask(bailiff, `/api/bailiff/lots/${lot}/sale/hand-over`, { number: '12-A', day: today() });
  await ask(bailiff, `/api/bailiff/lots/${lot}/sale/distribution`, {});
  await ask(accountant, `/api/bailiff/lots/${lot}/sale/distribution/carry-out`, {});
}

/** What the statistics have counted of all cases; everybody's page withholds groups of fewer than five. */
async function counted() {
  await countAll(court.world.db);
  const [row] = await court.world.db.sql<{ opened: number; enforced: number; auction: string }>(
    `select opened, enforced, auction_minor::text as auction from statistic_outcome where by = 'court'`,
  );
  return row ?? null;
}

it('goes from a court’s document to an enforced case: drawn, searched, seized, sold, transferred, counted', async () => {
  const { caseId, bailiff } = await receiveCase();
  expect(await counted()).toMatchObject({ opened: 1, enforced: 0, auction: '0' });
  // The log is heard from here on.
  await property.look();
  const lot = await publishLot(bailiff, await seizeCar(bailiff, caseId));
  await sell(bailiff, lot);
  const transfer = async () => {
    await property.look();
    return transferViewSchema.parse(await ask(bailiff, `/api/bailiff/lots/${lot}/transfer`)).transfer;
  };
  await expect.poll(async () => (await transfer())?.state, { timeout: 10_000 }).toBe('confirmed');
  const car = property.standin.registry('vehicles').read('01A123BC');
  expect(car).toMatchObject({ encumbrances: [], holders: [{ share: '1/1' }] });
  expect(car?.holders[0]?.name).toMatch(/^Person /);
  await expect.poll(() => court.world.db.sql('select outcome from case_end'), { timeout: 10_000 }).toEqual([{ outcome: 'enforced' }]);
  expect(await counted()).toMatchObject({ opened: 1, enforced: 1, auction: '6450000000' });
  const kinds = await court.world.db.sql<{ kind: string }>(
    `select kind from log_entry where kind in ('document_received', 'case_assigned', 'property_searched', 'registry_seizure_placed',
       'published', 'closed', 'handed_over', 'transfer_confirmed', 'case_ended') order by id`,
  );
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(9);
  expect(kinds.at(0)?.kind).toBe('document_received');
});
