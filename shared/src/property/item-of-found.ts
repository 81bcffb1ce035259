import { type ItemDraft, itemDraftSchema } from '../cases/index.js';
import type { Language } from '../language/index.js';
import type { Found } from '../registries/index.js';

type Thing = Extract<Found, { registry: 'vehicles' | 'cadastre' }>;
type Building = Extract<Found, { registry: 'cadastre' }>;

/** What a building or plot is called on a lot's card. */
const kindWords: Record<Building['kind'], Record<Language, string>> = {
  flat: { uz: 'Kvartira', ru: 'Квартира', ky: 'Батир', en: 'Flat' },
  house: { uz: 'Uy-joy', ru: 'Жилой дом', ky: 'Турак үй', en: 'House' },
  land: { uz: 'Yer uchastkasi', ru: 'Земельный участок', ky: 'Жер тилкеси', en: 'Plot of land' },
  commercial: { uz: 'Noturar joy', ru: 'Нежилое помещение', ky: 'Турак эмес жай', en: 'Commercial premises' },
};
const squareMetres: Record<Language, string> = { uz: 'm²', ru: 'м²', ky: 'м²', en: 'm²' };
const roomWords: Record<Language, (rooms: number) => string> = {
  uz: (rooms) => `${rooms} xonali`,
  ru: (rooms) => `комнат: ${rooms}`,
  ky: (rooms) => `бөлмөсү: ${rooms}`,
  en: (rooms) => `rooms: ${rooms}`,
};
const fromRegistry: Record<Language, string> = {
  uz: 'Davlat reyestri maʼlumotlari asosida tuzilgan.',
  ru: 'Составлено по данным государственного реестра.',
  ky: 'Мамлекеттик реестрдин маалыматы боюнча түзүлдү.',
  en: 'Written from the data of the state registry.',
};
const vehicleWords: Record<Language, { readonly year: string; readonly colour: string }> = {
  uz: { year: 'Ishlab chiqarilgan yili', colour: 'Rangi' },
  ru: { year: 'Год выпуска', colour: 'Цвет' },
  ky: { year: 'Чыгарылган жылы', colour: 'Түсү' },
  en: { year: 'Year of make', colour: 'Colour' },
};

const inAll = (write: (language: Language) => string): Record<Language, string> => ({
  uz: write('uz'),
  ru: write('ru'),
  ky: write('ky'),
  en: write('en'),
});

const decimal = (value: number, language: Language): string => (language === 'en' ? `${value}` : `${value}`.replace('.', ','));
const clip = (text: string, most: number): string => text.slice(0, most).trim();
/** Registers give hundredths of a square metre; a float's dust behind them is nobody's land. */
const hundredths = (area: number): number => Math.max(0.01, Math.round(area * 100) / 100);
const vinPattern = /^[A-HJ-NPR-Z0-9]{17}$/;
const cadastralPattern = /^[0-9A-Z][0-9A-Z:/.-]{4,39}$/i;

function vehicleDraft({ make, model, year, vin, colour, region }: Extract<Found, { registry: 'vehicles' }>): ItemDraft {
  const whole = vin.trim().toUpperCase();
  const painted = clip(colour, 40);
  const title = clip(`${make} ${model}, ${year}`, 200);
  return itemDraftSchema.parse({
    kind: 'vehicle',
    title: inAll(() => title),
    description: inAll((language) => {
      const words = vehicleWords[language];
      const coloured = painted === '' ? '' : `${words.colour}: ${painted}. `;
      return `${make} ${model}. ${words.year}: ${year}. ${coloured}${fromRegistry[language]}`;
    }),
    place: '',
    region,
    attributes: {
      ...{ make, model, year },
      ...(vinPattern.test(whole) ? { vin: whole } : {}),
      ...(painted === '' ? {} : { colour: painted }),
    },
  });
}

function buildingDraft({ kind, cadastralNumber, areaM2, rooms, address, region }: Building): ItemDraft {
  const area = hundredths(areaM2);
  const mostRooms = kind === 'flat' ? 50 : 200;
  const countsRooms = (kind === 'flat' || kind === 'house') && rooms !== null && rooms <= mostRooms;
  return itemDraftSchema.parse({
    kind,
    title: inAll((language) => {
      const roomText = countsRooms ? `, ${roomWords[language](rooms)}` : '';
      return `${kindWords[kind][language]}${roomText}, ${decimal(area, language)} ${squareMetres[language]}`;
    }),
    description: inAll(
      (language) => `${kindWords[kind][language]}, ${decimal(area, language)} ${squareMetres[language]}. ${fromRegistry[language]}`,
    ),
    place: clip(address, 300),
    region,
    attributes: {
      areaM2: area,
      ...(cadastralPattern.test(cadastralNumber) ? { cadastralNumber } : {}),
      ...(countsRooms ? { rooms } : {}),
    },
  });
}

/** The thing of a case that an entry of a registry is, ready for the lot's form: nothing is typed again. No holder is named in it. */
export const itemOfFound = (found: Thing): ItemDraft => (found.registry === 'vehicles' ? vehicleDraft(found) : buildingDraft(found));

/** Whether an entry is a thing that can become a lot; money and income cannot. */
export const isThing = (found: Found): found is Thing => found.registry === 'vehicles' || found.registry === 'cadastre';
