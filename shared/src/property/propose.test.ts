import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemDraftSchema } from '../cases/index.js';
import { type Found, foundSchema } from '../registries/index.js';
import { isThing, itemOfFound } from './item-of-found.js';
import { type Asset, type Debt, proposeSeizures } from './propose.js';
import { seizureLawOf } from './seizure-law.js';

const holders = [{ name: 'Karimov Rustam', nationalId: null, birthDate: null, share: '1/1' }];
const common = (reference: string) => ({ reference, holders, encumbrances: [] });
const car = (reference: string, change: object = {}): Found => ({
  registry: 'vehicles',
  ...common(reference),
  ...{ make: 'Chevrolet', model: 'Cobalt', year: 2021, vin: 'XWB5V31BVKA123456', plate: '01A123BC', colour: 'oq', region: 'UZ-TK' },
  ...change,
});
const flat = (reference: string, change: object = {}): Found => ({
  registry: 'cadastre',
  ...common(reference),
  ...{
    kind: 'flat',
    cadastralNumber: '10:08:02:01:01:0077',
    areaM2: 54.2,
    rooms: 2,
    address: 'Toshkent',
    region: 'UZ-TK',
    onlyHome: false,
  },
  ...change,
});
const account = (reference: string, balanceMinor: string, currency: 'UZS' | 'USD' = 'UZS'): Found => ({
  registry: 'banks',
  ...common(reference),
  ...{ bank: 'Xalq banki', currency, balanceMinor },
});
const wages = (monthlyMinor: string): Found => ({
  registry: 'tax',
  ...common('wages'),
  ...{ payer: 'Baraka', kind: 'wages', currency: 'UZS', monthlyMinor, since: '2024-01-01' },
});
const asset = (found: Found, change: Partial<Asset> = {}): Asset => ({
  ...{ found, share: '1/1', word: 'certain', decision: null, valueMinor: null, isSeized: false },
  ...change,
});
const debt: Debt = { dueMinor: 1_000n, currency: 'UZS', hasAlimony: false, pledgees: ['Ipoteka-bank ATB'] };
const law = seizureLawOf('UZ');
const told = (assets: readonly Asset[], of: Partial<Debt> = {}) =>
  proposeSeizures(law, { ...debt, ...of }, assets).lines.map(
    ({ reference, advice, amountMinor, reasons }) =>
      `${reference} ${advice}${amountMinor === null ? '' : ` ${amountMinor}`}: ${reasons.join(' ')}`,
  );

describe('proposeSeizures', () => {
  const pledge = (by: string) => ({ encumbrances: [{ kind: 'pledge', id: 'P1', by, since: '2024-01-01' }] });
  it.each<[string, Asset[], string[]]>([
    [
      'money before things, and no more than is owed',
      [asset(flat('F')), asset(car('C')), asset(account('A', '400')), asset(account('B', '900'))],
      ['B seize 900: money_first', 'A seize 100: money_first', 'C leave: enough', 'F leave: enough'],
    ],
    [
      'the account that is enough alone',
      [asset(account('A', '5000')), asset(account('B', '1200'))],
      ['B seize 1000: money_first', 'A leave: enough'],
    ],
    ['half of the wages, which pay in time', [asset(wages('1000')), asset(car('C'))], ['wages seize 500: income_share', 'C leave: enough']],
    [
      'half of the wages and a car, where they do not',
      [asset(wages('100')), asset(car('C')), asset(car('D'))],
      ['wages seize 50: income_share', 'C seize: movable_next value_unknown', 'D wait: movable_next after_appraisal'],
    ],
    [
      'the smallest thing that is enough',
      [asset(car('C'), { valueMinor: 9_000n }), asset(car('D'), { valueMinor: 1_100n })],
      ['D seize: movable_next fits_debt', 'C leave: enough'],
    ],
    ['a thing worth much more, and says so', [asset(car('C'), { valueMinor: 9_000n })], ['C seize: movable_next worth_more']],
    [
      'not the only home',
      [asset(flat('F', { onlyHome: true })), asset(flat('G'))],
      ['F leave: only_home', 'G seize: immovable_last value_unknown'],
    ],
    [
      'the only home that was pledged',
      [asset(flat('F', { onlyHome: true, ...pledge('Ipoteka bank') }))],
      ['F seize: pledged_to_creditor immovable_last value_unknown'],
    ],
    [
      'what is pledged to others only at last',
      [asset(car('C', pledge('Hamkorbank'))), asset(car('D'))],
      ['D seize: movable_next value_unknown', 'C wait: pledged_to_other'],
    ],
    [
      'a share after the whole',
      [asset(car('C'), { share: '1/2', valueMinor: 400n }), asset(car('D'), { valueMinor: 300n })],
      ['D seize: movable_next fits_debt', 'C seize: share_only movable_next fits_debt'],
    ],
    [
      'dollars after soum',
      [asset(account('D', '5', 'USD')), asset(account('S', '10'))],
      ['S seize 10: money_first', 'D wait: own_currency_first'],
    ],
    [
      'to confirm first whose it is',
      [asset(car('C'), { word: 'likely' }), asset(car('D'), { word: 'likely', decision: 'same' })],
      ['C confirm: identity_open', 'D seize: movable_next value_unknown'],
    ],
    ['nothing of somebody else', [asset(car('C'), { decision: 'other' }), asset(car('D'), { word: 'not_same' })], []],
    [
      'what is seized first',
      [asset(account('A', '100')), asset(car('C'), { isSeized: true, valueMinor: 2_000n })],
      ['C seized: seized_here', 'A leave: enough'],
    ],
    ['an empty account not at all', [asset(account('A', '0'))], ['A leave: nothing_there']],
    [
      'what another office has seized at last',
      [asset(car('C', { encumbrances: [{ kind: 'seizure', id: 'X', by: 'Office', since: '2024-01-01' }] })), asset(car('D'))],
      ['D seize: movable_next value_unknown', 'C wait: seized_by_other'],
    ],
  ])('proposes %s', (_name, assets, lines) => {
    expect(told(assets)).toEqual(lines);
  });

  const anyAsset: fc.Arbitrary<Asset> = fc
    .tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.bigInt({ min: 0n, max: 2_000n }),
      fc.option(fc.bigInt({ min: 0n, max: 2_000n })),
      fc.constantFrom('certain', 'likely', 'not_same'),
      fc.constantFrom('same', 'other', null),
      fc.constantFrom('1/1', '1/2', '2/3'),
      fc.boolean(),
    )
    .map(([kind, balance, valueMinor, word, decision, share, isSeized]) => {
      const reference = `${kind}-${balance}-${valueMinor}-${word}-${decision}-${share}-${isSeized}`;
      const found = [
        account(reference, String(balance)),
        wages(String(balance)),
        car(reference),
        flat(reference),
        flat(reference, { onlyHome: true }),
      ][kind];
      return asset(found ?? car(reference), { valueMinor: kind < 2 ? null : valueMinor, word, decision, share, isSeized });
    });
  const keyOf = ({ found }: Asset) => `${found.registry} ${found.reference}`;
  const assets = fc.uniqueArray(anyAsset, { selector: keyOf, maxLength: 10 });

  it('has one line for each entry that may be the debtor’s, takes no more than is owed, and never the only home', () => {
    fc.assert(
      fc.property(assets, (all) => {
        const { lines, coveredMinor } = proposeSeizures(law, debt, all);
        const expected = all
          .filter(({ word, decision }) => decision !== 'other' && (word !== 'not_same' || decision === 'same'))
          .map(keyOf);
        expect(lines.map(({ registry, reference }) => `${registry} ${reference}`).sort()).toEqual(expected.sort());
        expect(BigInt(coveredMinor) <= debt.dueMinor).toBe(true);
        const money = lines.filter(({ advice, step }) => advice === 'seize' && step === 'money');
        expect(money.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor ?? 0), 0n) <= debt.dueMinor).toBe(true);
        for (const line of lines.filter(({ advice }) => advice === 'seize')) {
          const of = all.find(({ found }) => found.registry === line.registry && found.reference === line.reference);
          expect(of?.found.registry === 'cadastre' && of.found.onlyHome).toBe(false);
          expect(of?.word === 'certain' || of?.decision === 'same').toBe(true);
          expect(line.reasons.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('says the same whatever the order in which the registries answer', () => {
    fc.assert(
      fc.property(assets, fc.infiniteStream(fc.nat()), (all, chance) => {
        const shuffled = all.map((one) => ({ one, at: chance.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        expect(
          proposeSeizures(
            law,
            debt,
            shuffled.map(({ one }) => one),
          ),
        ).toEqual(proposeSeizures(law, debt, all));
      }),
    );
  });
});

describe('itemOfFound', () => {
  const text = fc.string({ minLength: 1, maxLength: 60 }).filter((one) => one.trim() !== '');
  const thing = fc.oneof(
    fc
      .record({
        make: text,
        model: text,
        year: fc.integer({ min: 1900, max: 2100 }),
        vin: fc.string({ maxLength: 17 }),
        colour: fc.string({ maxLength: 40 }),
      })
      .map((change) => car('C', change)),
    fc
      .record({
        kind: fc.constantFrom('flat', 'house', 'land', 'commercial'),
        cadastralNumber: text,
        areaM2: fc.double({ min: 0.001, max: 99_999_999, noNaN: true }),
        rooms: fc.option(fc.integer({ min: 1, max: 200 })),
        address: fc.string({ minLength: 1, maxLength: 300 }).filter((one) => one.trim() !== ''),
      })
      .map((change) => flat('F', change)),
  );

  it('makes a thing that the case takes of whatever a registry may say, and names no holder in it', () => {
    fc.assert(
      fc.property(thing, (one) => {
        const found = foundSchema.parse(one);
        if (!isThing(found)) throw new Error('not a thing');
        const draft = itemOfFound(found);
        expect(itemDraftSchema.safeParse(draft).success).toBe(true);
        expect(JSON.stringify(draft)).not.toContain('Karimov');
      }),
    );
  });

  it('takes make, model, year and VIN, and area, rooms and number', () => {
    const [one, other] = [car('C'), flat('F')].filter(isThing);
    if (!one || !other) throw new Error('no things');
    expect(itemOfFound(one)).toMatchObject({
      kind: 'vehicle',
      title: { en: 'Chevrolet Cobalt, 2021' },
      attributes: { make: 'Chevrolet', model: 'Cobalt', year: 2021, vin: 'XWB5V31BVKA123456', colour: 'oq' },
    });
    expect(itemOfFound(other)).toMatchObject({
      title: { en: 'Flat, rooms: 2, 54.2 m²', ru: 'Квартира, комнат: 2, 54,2 м²' },
      place: 'Toshkent',
      attributes: { cadastralNumber: '10:08:02:01:01:0077', areaM2: 54.2, rooms: 2 },
    });
  });
});
