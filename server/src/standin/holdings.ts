import type { Found, Holder } from '@ochiq/shared/registries';
import { type Chance, chanceOf } from '../demo/chance.js';
import { kgModels, type Model, uzModels } from '../demo/vehicle-models.js';
import { type Synthetic, seedOf } from './people.js';

type Of<R extends Found['registry']> = Extract<Found, { registry: R }>;

const digits = (chance: Chance, length: number) => Array.from({ length }, () => chance.int(0, 9)).join('');
const letters = (chance: Chance, length: number, from = 'ABCDEFGHJKLMNPRSTUVWXYZ') =>
  Array.from({ length }, () => from.charAt(chance.int(0, from.length - 1))).join('');
const countryOf = ({ region }: Synthetic) => region.slice(0, 2);
const isUz = (person: Synthetic) => countryOf(person) === 'UZ';
const day = (chance: Chance) => `${chance.int(2012, 2025)}-0${chance.int(1, 9)}-1${chance.int(0, 9)}`;
/** What a thousand US dollars are in minor units, roughly. */
const thousand = (person: Synthetic) => (isUz(person) ? 1_220_000_000n : 8_700_000n);
const money = (person: Synthetic, thousands: number) =>
  ((thousand(person) * BigInt(Math.round(thousands * 1_000))) / 100_000_000n) * 100_000n;

/** As a registry has somebody written: in its script, and old rows without a number. */
function holderOf(person: Synthetic, chance: Chance, share = '1/1'): Holder {
  const old = person.kind === 'person' && !person.wealthy && chance.yes(0.15);
  return {
    name: chance.yes(0.5) ? person.name : person.otherName,
    nationalId: old ? null : person.nationalId,
    birthDate: person.birthDate,
    share,
  };
}

function civilOf(person: Synthetic, chance: Chance): Of<'civil'> {
  return {
    registry: 'civil',
    reference: person.nationalId,
    holders: [{ name: person.name, nationalId: person.nationalId, birthDate: person.birthDate, share: '1/1' }],
    encumbrances: [],
    otherNames: [person.otherName],
    address: addressOf(person, chance),
    diedOn: !person.wealthy && chance.yes(0.02) ? '2025-02-11' : null,
  };
}

const uzStreets = ['Amir Temur koʻchasi', 'Navoiy koʻchasi', 'Bobur koʻchasi', 'Mustaqillik koʻchasi', 'Bogʻishamol koʻchasi'];
const kgStreets = ['Токтогул көчөсү', 'Чүй проспекти', 'Ахунбаев көчөсү', 'Жибек Жолу проспекти', 'Манас проспекти'];

const addressOf = (person: Synthetic, chance: Chance): string =>
  isUz(person)
    ? `${chance.pick(uzStreets)}, ${chance.int(1, 140)}-uy, ${chance.int(1, 90)}-xonadon`
    : `${chance.pick(kgStreets)}, ${chance.int(1, 140)}-үй, ${chance.int(1, 90)}-батир`;

const uzColours = ['oq', 'qora', 'kumushrang', 'koʻk', 'kulrang'];
const kgColours = ['ак', 'кара', 'күмүш түстүү', 'көк', 'боз'];

function vehicleOf(person: Synthetic, chance: Chance): Of<'vehicles'> {
  const models = (isUz(person) ? uzModels : kgModels).filter(({ body, newThousands }) =>
    person.kind === 'organisation' ? ['truck', 'bus', 'pickup', 'minibus'].includes(body) : newThousands > 4,
  );
  const model: Model = chance.pick(models.length > 0 ? models : uzModels);
  const [make = model.name, ...rest] = model.name.split(' ');
  const vin = `${letters(chance, 3)}${letters(chance, 2)}${digits(chance, 3)}${letters(chance, 3)}${digits(chance, 6)}`;
  const area = isUz(person) ? chance.pick(['01', '10', '20', '30', '40', '60', '80']) : two(chance.int(1, 9));
  return {
    registry: 'vehicles',
    reference: vin,
    holders: [holderOf(person, chance)],
    encumbrances: chance.yes(0.15)
      ? [{ kind: 'pledge', id: `P-${digits(chance, 8)}`, by: bankOf(person, chance), since: day(chance) }]
      : [],
    make,
    model: rest.join(' ') || make,
    year: chance.int(Math.max(model.years[0], model.years[1] - 8), model.years[1]),
    vin,
    plate: isUz(person)
      ? `${area} ${letters(chance, 1)} ${digits(chance, 3)} ${letters(chance, 2)}`
      : `${area} KG ${digits(chance, 3)} ${letters(chance, 3)}`,
    colour: chance.pick(isUz(person) ? uzColours : kgColours),
    region: person.region,
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** The first is where the family lives; a further one is land or a shop. */
function buildingOf(person: Synthetic, chance: Chance, place: number): Of<'cadastre'> {
  const first = place === 0 && person.kind === 'person';
  const kind = first ? chance.pick(['flat', 'flat', 'house'] as const) : chance.pick(['land', 'commercial', 'flat'] as const);
  const number = isUz(person)
    ? `${chance.int(10, 19)}:${two(chance.int(1, 12))}:${two(chance.int(1, 40))}:${two(chance.int(1, 9))}:${two(chance.int(1, 99))}:${digits(chance, 4)}`
    : `${chance.int(1, 9)}-${two(chance.int(1, 12))}-${two(chance.int(1, 40))}-${digits(chance, 4)}-${digits(chance, 4)}`;
  const shared = first && chance.yes(0.3);
  const spouse: Holder = { name: isUz(person) ? 'Karimova Zuhra' : 'Кадырова Зуура', nationalId: null, birthDate: null, share: '1/2' };
  const area = { flat: chance.int(38, 110), house: chance.int(80, 260), land: chance.int(400, 6_000), commercial: chance.int(30, 400) }[
    kind
  ];
  return {
    registry: 'cadastre',
    reference: number,
    holders: shared ? [holderOf(person, chance, '1/2'), spouse] : [holderOf(person, chance)],
    encumbrances: chance.yes(0.1) ? [{ kind: 'pledge', id: `M-${digits(chance, 8)}`, by: bankOf(person, chance), since: day(chance) }] : [],
    kind,
    cadastralNumber: number,
    areaM2: area + chance.int(0, 9) / 10,
    rooms: kind === 'flat' || kind === 'house' ? chance.int(1, 5) : null,
    address: addressOf(person, chance),
    region: person.region,
    onlyHome: first,
  };
}

const uzBanks = ['“Humo Kredit Bank” ATB', '“Turon Ipak Bank” ATB', '“Poytaxt Bank” ATB'];
const kgBanks = ['ОАО «Тянь-Шань Банк»', 'ОАО «Манас Финанс Банк»', 'ОАО «Ала-Тоо Банк»'];
const bankOf = (person: Synthetic, chance: Chance) => chance.pick(isUz(person) ? uzBanks : kgBanks);

const accountOf = (person: Synthetic, chance: Chance): Of<'banks'> => ({
  registry: 'banks',
  reference: isUz(person) ? `22618000${digits(chance, 12)}` : `1280${digits(chance, 12)}`,
  holders: [holderOf(person, chance)],
  encumbrances: [],
  bank: bankOf(person, chance),
  currency: isUz(person) ? 'UZS' : 'KGS',
  balanceMinor: String(chance.yes(0.2) ? 0n : money(person, chance.real() * (person.kind === 'organisation' ? 12 : 3))),
});

const uzPayers = ['“Navbahor Maktab-internati”', '“Chinor Logistika” MCHJ', '“Oltin Vodiy” MCHJ', 'Shahar tibbiyot birlashmasi'];
const kgPayers = ['№ 12 орто мектеп', 'ОсОО «Нарын Транс»', 'ОсОО «Береке Строй»', 'Шаардык оорукана'];

const incomeOf = (person: Synthetic, chance: Chance): Of<'tax'> => ({
  registry: 'tax',
  reference: `T-${digits(chance, 10)}`,
  holders: [holderOf(person, chance)],
  encumbrances: [],
  payer: chance.pick(isUz(person) ? uzPayers : kgPayers),
  kind: person.kind === 'organisation' ? 'rent' : chance.pick(['wages', 'wages', 'wages', 'pension', 'dividends'] as const),
  currency: isUz(person) ? 'UZS' : 'KGS',
  monthlyMinor: String(money(person, 0.2 + chance.real() * 0.7)),
  since: day(chance),
});

/** Everything that the registries have of one person: the same for the same number every time. */
export function holdingsOf(person: Synthetic): Found[] {
  const chance = chanceOf(seedOf(person.nationalId));
  const some = (make: (person: Synthetic, chance: Chance, place: number) => Found, least: number, most: number) =>
    Array.from({ length: chance.int(person.wealthy ? Math.max(1, least) : least, most) }, (_, place) => make(person, chance, place));
  return [
    ...(person.kind === 'person' ? [civilOf(person, chance)] : []),
    ...some(vehicleOf, 0, person.kind === 'organisation' ? 4 : 2),
    ...some(buildingOf, 0, 2),
    ...some(accountOf, 0, 3),
    ...some(incomeOf, 0, 1),
  ];
}
