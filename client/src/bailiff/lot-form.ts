import type { ItemView } from '@ochiq/shared/cases';
import { type Language, languages, type Translated } from '@ochiq/shared/language';
import type { LotDesk } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';

type Texts = Record<Language, string>;

/** What the lot form holds: text as typed, times as the device's own clock says. */
export interface LotFormState {
  caseId: string;
  /** The thing that is offered; the lot's kind, place and appraisal are its own. */
  itemId: number | null;
  category: string;
  region: string;
  place: string;
  title: Texts;
  description: Texts;
  currency: Currency;
  startMinor: string | null;
  reserveMinor: string | null;
  appraisalMinor: string | null;
  startsAt: string;
  endsAt: string;
}

const allTexts = (texts: Translated = {}): Texts => ({ uz: texts.uz ?? '', ru: texts.ru ?? '', ky: texts.ky ?? '', en: texts.en ?? '' });

/** An instant as `datetime-local` wants it, on the device's clock. */
function toLocal(instant: string): string {
  const moment = new Date(instant);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The form of a new lot of a thing: nothing is typed again. It starts at the appraisal that counts. */
export function formOfItem(item: ItemView): LotFormState {
  const appraisal = item.appraisals.find((one) => one.state === 'current')?.amountMinor ?? null;
  return {
    ...formOf(),
    caseId: String(item.caseId),
    itemId: item.id,
    category: item.kind,
    region: item.region,
    place: item.place,
    title: allTexts(item.title),
    description: allTexts(item.description),
    currency: item.currency,
    startMinor: appraisal,
    appraisalMinor: appraisal,
  };
}

/** The form of a lot; empty for a new one. */
export function formOf(desk?: LotDesk): LotFormState {
  return {
    itemId: desk?.itemId ?? null,
    caseId: desk ? String(desk.caseId) : '',
    category: desk?.category ?? 'vehicle',
    region: desk?.region ?? 'UZ-TK',
    place: desk?.place ?? '',
    title: allTexts(desk?.title),
    description: allTexts(desk?.description),
    currency: desk?.currency ?? 'UZS',
    startMinor: desk?.startMinor ?? null,
    reserveMinor: desk?.reserveMinor ?? null,
    appraisalMinor: desk?.appraisalMinor ?? null,
    startsAt: desk ? toLocal(desk.startsAt) : '',
    endsAt: desk ? toLocal(desk.originalEndsAt) : '',
  };
}

const filled = (texts: Texts): Translated =>
  Object.fromEntries(languages.filter((code) => texts[code].trim() !== '').map((code) => [code, texts[code]]));

const toInstant = (local: string): string => {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
};

/** What the form says, in the shape of a draft; whether it is one, the schema tells. */
export const draftOf = (form: LotFormState) => ({
  ...form,
  caseId: form.caseId === '' ? null : Number(form.caseId),
  title: filled(form.title),
  description: filled(form.description),
  startsAt: toInstant(form.startsAt),
  endsAt: toInstant(form.endsAt),
});
