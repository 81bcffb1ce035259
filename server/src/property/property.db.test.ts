import { randomUUID } from 'node:crypto';
import { leafSchema } from '@ochiq/shared/log';
import { transferViewSchema } from '@ochiq/shared/property';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountFound, carFound, flatFound } from '../test/memory-registries.js';
import { PropertyStage } from '../test/property-stage.js';
import { startWorld } from '../test/world.js';

let stage: PropertyStage;
beforeAll(async () => {
  const world = await startWorld();
  stage = await PropertyStage.open(world, await startWorld({ databaseUrl: world.databaseUrl }));
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

describe('a search', () => {
  it('asks all five registries once, shows its progress, and weighs what comes', async () => {
    stage.registries.add(
      carFound(),
      carFound({ reference: '01B777BB', holders: [{ name: 'Karimova R.', nationalId: null, birthDate: null, share: '1/1' }] }),
      flatFound({ onlyHome: true }),
    );
    const { answer } = await stage.ask('POST', 'property-searches');
    expect(answer?.property?.search).toMatchObject({ isDone: false, questions: Array(5).fill({ state: 'waiting', foundCount: null }) });
    expect((await stage.ask('GET', `property?since=${answer?.version}`)).answer).toEqual({ version: answer?.version, property: null });
    await stage.look();
    const found = await stage.view();
    expect(found.search).toMatchObject({ isDone: true });
    expect(found.search?.questions.map(({ registry, state, foundCount }) => `${registry} ${state} ${foundCount}`)).toEqual([
      'civil answered 0',
      'cadastre answered 1',
      'vehicles answered 2',
      'tax answered 0',
      'banks answered 0',
    ]);
    expect(stage.registries.calls.map(({ what, registry }) => `${what} ${registry}`).sort()).toEqual(
      ['banks', 'cadastre', 'civil', 'tax', 'vehicles'].map((one) => `find ${one}`),
    );
    expect(stage.registries.calls[0]?.ask).toMatchObject({
      caseId: stage.caseId,
      officeId: stage.office,
      personId: stage.bailiff.id,
      ground: 'property_search',
    });
    expect(found.matches.map(({ found: { reference }, confidence }) => `${reference} ${confidence.word}`)).toEqual([
      '10:08:02:01:01:0077 certain',
      '01A123BC certain',
      '01B777BB not_same',
    ]);
    expect(found.proposal?.lines.map(({ reference, advice }) => `${reference} ${advice}`)).toEqual([
      '01A123BC seize',
      '10:08:02:01:01:0077 leave',
    ]);
    expect(await stage.kinds()).toEqual(['property_searched']);
  });

  it('waits for a registry that is down, says so, and asks it again with the same question', async () => {
    stage.registries.add(carFound());
    stage.registries.faults.set('vehicles', ['down', 'lost', 'lying']);
    await stage.search();
    const waiting = (await stage.view()).search?.questions.find(({ registry }) => registry === 'vehicles');
    expect(waiting).toMatchObject({ state: 'down', fault: 'down', tries: 1 });
    expect(Date.parse(waiting?.nextAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    // While it lasts another click does not begin another search.
    await stage.ask('POST', 'property-searches');
    await stage.later();
    await stage.later();
    await stage.later();
    const { search: done } = await stage.view();
    expect(done).toMatchObject({ isDone: true });
    expect(done?.questions.find(({ registry }) => registry === 'vehicles')).toMatchObject({ state: 'answered', tries: 4, foundCount: 1 });
    const asked = stage.registries.calls.filter(({ registry }) => registry === 'vehicles');
    expect(new Set(asked.map(({ ask: { id } }) => id)).size).toBe(1);
    expect(stage.registries.calls).toHaveLength(4 + asked.length);
    // What has been answered is not asked again.
    await stage.later();
    expect(stage.registries.calls).toHaveLength(4 + asked.length);
  });

  it('is over where we may not ask, and where nothing can be read', async () => {
    stage.registries.faults.set('tax', ['denied']);
    stage.registries.faults.set('banks', Array(6).fill('lying'));
    await stage.search();
    for (let time = 0; time < 6; time += 1) await stage.later();
    const { search: done } = await stage.view();
    expect(done?.isDone).toBe(true);
    expect(done?.questions.map(({ state }) => state)).toEqual(['answered', 'answered', 'answered', 'denied', 'failed']);
  });

  it('is of the own office only', async () => {
    const foreign = await stage.world.person({ role: 'bailiff' });
    expect(await stage.ask('POST', 'property-searches', undefined, foreign)).toMatchObject({ status: 403 });
    expect(await stage.ask('GET', 'property', undefined, foreign)).toMatchObject({ status: 403 });
  });
});

describe('a seizure', () => {
  it('is placed once, however the answer gets lost, and makes the thing with its act', async () => {
    stage.registries.add(carFound());
    await stage.search();
    stage.registries.faults.set('vehicles', ['lost', 'down', 'lying']);
    const id = randomUUID();
    expect(await stage.seize('01A123BC', { id })).toMatchObject({ status: 200 });
    expect(await stage.seize('01A123BC', { id })).toMatchObject({ status: 200 });
    expect(await stage.seize('01A123BC')).toMatchObject({ status: 409, code: 'seizure_exists' });
    await stage.look();
    expect((await stage.view()).seizures).toMatchObject([{ id, state: 'ordered', fault: 'slow', tries: 1, item: null }]);
    for (let time = 0; time < 4; time += 1) await stage.later();
    expect(stage.registries.encumbrances('01A123BC')).toHaveLength(1);
    const [placed] = (await stage.view()).seizures;
    expect(placed).toMatchObject({ state: 'placed', actNumber: 'R-1', tries: 4, number: 'N-1', lot: null });
    const item = await stage.world.app.inject({ url: `/api/bailiff/items/${placed?.item}`, headers: { cookie: stage.bailiff.cookie } });
    expect(item.json()).toMatchObject({
      kind: 'vehicle',
      title: { en: 'Chevrolet Cobalt, 2021' },
      attributes: { make: 'Chevrolet', model: 'Cobalt', year: 2021, vin: 'XWB5V31BVKA123456' },
      seizure: { number: 'R-1' },
    });
    expect(await stage.kinds()).toEqual(['property_searched', 'registry_seizure_placed']);
    expect((await stage.view()).proposal?.lines).toMatchObject([{ advice: 'seized' }]);
  });

  it('needs certainty, or an official who confirms', async () => {
    stage.registries.add(carFound({ holders: [{ name: 'Каримов Рустам', nationalId: null, birthDate: '1985-03-12', share: '1/1' }] }));
    await stage.search();
    expect((await stage.view()).matches).toMatchObject([{ confidence: { word: 'likely' }, decision: null }]);
    expect(await stage.seize('01A123BC')).toMatchObject({ status: 409, code: 'identity_open' });
    const entry = { registry: 'vehicles', reference: '01A123BC' };
    expect((await stage.ask('POST', 'property-decisions', { ...entry, same: false })).answer?.property?.proposal?.lines).toEqual([]);
    expect(await stage.seize('01A123BC')).toMatchObject({ code: 'identity_open' });
    await stage.ask('POST', 'property-decisions', { ...entry, same: true });
    expect((await stage.view()).matches).toMatchObject([{ decision: { same: true } }]);
    expect(await stage.seize('01A123BC')).toMatchObject({ status: 200 });
    // It stays said in the next search.
    await stage.look();
    await stage.search();
    expect((await stage.view()).matches).toMatchObject([{ decision: { same: true } }]);
  });

  it('leaves the only home, refuses amounts that do not fit, and takes money without making a thing', async () => {
    stage.registries.add(flatFound({ onlyHome: true }), accountFound(), carFound());
    await stage.search();
    const { proposal } = await stage.view();
    expect(proposal).toMatchObject({ dueMinor: '110000' });
    expect(proposal?.lines.map(({ reference, advice, amountMinor }) => `${reference} ${advice} ${amountMinor}`)).toEqual([
      '20208000500000000009 seize 40000',
      '01A123BC seize null',
      '10:08:02:01:01:0077 leave null',
    ]);
    expect(await stage.seize('10:08:02:01:01:0077', { registry: 'cadastre' })).toMatchObject({ status: 409, code: 'property_protected' });
    const money = (amountMinor: string | null) => stage.seize('20208000500000000009', { registry: 'banks', amountMinor });
    expect(await money(null)).toMatchObject({ status: 400 });
    expect(await money('900000000')).toMatchObject({ status: 400 });
    expect(await stage.seize('01A123BC', { amountMinor: '5' })).toMatchObject({ status: 400 });
    expect(await stage.seize('nobody')).toMatchObject({ status: 404, code: 'match_unknown' });
    expect(await money('40000')).toMatchObject({ status: 200 });
    await stage.look();
    expect((await stage.view()).seizures).toMatchObject([{ state: 'placed', amountMinor: '40000', currency: 'UZS', item: null }]);
  });

  it('that the registry refuses is over, and can be ordered anew', async () => {
    stage.registries.add(carFound());
    await stage.search();
    stage.registries.faults.set('vehicles', ['refused']);
    await stage.seize('01A123BC');
    await stage.look();
    expect((await stage.view()).seizures).toMatchObject([{ state: 'refused', fault: 'refused' }]);
    expect(await stage.seize('01A123BC')).toMatchObject({ status: 200 });
    await stage.look();
    expect((await stage.view()).seizures).toMatchObject([{ state: 'placed', actNumber: 'R-2' }, { state: 'refused' }]);
  });

  it('is released with a ground, once, even when that was ordered before the registry knew of it', async () => {
    stage.registries.add(carFound());
    await stage.search();
    stage.registries.faults.set('vehicles', ['down', 'lost']);
    await stage.seize('01A123BC');
    await stage.look();
    const [seizure] = (await stage.view()).seizures;
    const release = () => stage.ask('POST', `registry-seizures/${seizure?.id}/release`, { ground: 'The court has lifted the arrest.' });
    expect(await release()).toMatchObject({ status: 200 });
    expect(await release()).toMatchObject({ status: 409, code: 'seizure_over' });
    for (let time = 0; time < 4; time += 1) await stage.later();
    expect(stage.registries.encumbrances('01A123BC')).toEqual([]);
    expect((await stage.view()).seizures).toMatchObject([{ state: 'released', ground: 'The court has lifted the arrest.' }]);
    expect(await stage.kinds()).toEqual(['property_searched', 'registry_seizure_placed', 'registry_seizure_released']);
    expect(await stage.ask('POST', `registry-seizures/${randomUUID()}/release`, { ground: 'A ground of ten letters' })).toMatchObject({
      code: 'seizure_unknown',
    });
  });
});

describe('what the registries hear of', () => {
  it('a debt that is paid frees everything of the case', async () => {
    stage.registries.add(carFound(), accountFound());
    await stage.search();
    await stage.seize('01A123BC');
    await stage.seize('20208000500000000009', { registry: 'banks', amountMinor: '40000' });
    await stage.look();
    await stage.append({
      kind: 'debt_paid',
      lotId: null,
      body: { case: stage.caseId, office: stage.office, source: 'debtor', covered: true },
    });
    await stage.heard(async () => expect((await stage.view()).seizures.map(({ state }) => state)).toEqual(['released', 'released']));
    expect(stage.registries.encumbrances('01A123BC')).toEqual([]);
  });

  it('a sale that was handed over gives the thing to its buyer, once', async () => {
    stage.registries.add(carFound());
    await stage.search();
    await stage.seize('01A123BC');
    await stage.look();
    const [seizure] = (await stage.view()).seizures;
    const lot = await stage.world.lot({ office: stage.office, state: 'live' });
    const buyer = await stage.world.person();
    await stage.world.db.sql('update lot set case_id = $2, item_id = $3 where id = $1', [lot, stage.caseId, seizure?.item]);
    await stage.world.db.sql(
      `insert into sale (lot_id, attempt, kind, buyer_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference, due_at, state, created_at,
         paid_at, act_number, handed_over_at)
       values ($1::int, 1, 'winner', $2, 1, 100000, 0, 'UZS', 0, $1::text, now(), 'handed_over', now(), now(), '12-A', now())`,
      [lot, buyer.id],
    );
    stage.registries.faults.set('vehicles', ['down', 'lost']);
    const transfer = async () => {
      const answer = await stage.world.app.inject({ url: `/api/bailiff/lots/${lot}/transfer`, headers: { cookie: stage.bailiff.cookie } });
      return transferViewSchema.parse(answer.json()).transfer;
    };
    expect(await transfer()).toBeNull();
    await stage.append({ kind: 'handed_over', lotId: lot, body: { attempt: 1 } });
    await stage.heard(async () => expect(await transfer()).toMatchObject({ state: 'confirmed', protocolNumber: '12-A' }));
    expect(stage.registries.holderOf('01A123BC')).toMatch(/^Person /);
    expect((await stage.view()).seizures).toMatchObject([{ state: 'ended' }]);
    const asked = stage.registries.calls.filter(({ what }) => what === 'transfer');
    expect(asked).toHaveLength(3);
    const told = await stage.world.db.sql<{ leaf: string }>(
      `select leaf from log_entry where kind = 'transfer_confirmed' and lot_id = $1`,
      [lot],
    );
    expect(told).toHaveLength(1);
    expect(leafSchema.safeParse(JSON.parse(told[0]?.leaf ?? '')).success).toBe(true);
  });
});
