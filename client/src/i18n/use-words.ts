import type { Language, Translated } from '@ochiq/shared/language';
import { inLanguage } from '@ochiq/shared/language';
import type { Region } from '@ochiq/shared/lots';
import { type Currency, formatMoney } from '@ochiq/shared/money';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { formatMoment, formatMonth, type MomentForm } from './moment';

/** From so many minutes on whole hours are easier to read. */
const hoursFrom = 180;

/** All that a component needs to speak: messages, the texts of records, money and moments in the active language. */
export function useWords() {
  const { t, locale } = useI18n({ useScope: 'global' });
  const language = computed(() => locale.value as Language);
  return {
    t,
    language,
    /** A record's text in the active language, else in the first it has. */
    text: (texts: Translated) => inLanguage(texts, language.value),
    /** Minor units as `12 500 000 UZS`. */
    money: (minor: bigint | string, currency: Currency) => formatMoney(minor, currency, language.value),
    /** An instant; with a region by that region's wall clock. */
    moment: (instant: string, form: MomentForm = 'minute', region?: Region) => formatMoment(instant, form, language.value, region),
    /** "November 2026" for 2026-11. */
    month: (month: string) => formatMonth(month, language.value),
    /** A length of time in ms as `20 min`, or in hours where those are whole and many. */
    span: (ms: number) => {
      const [minutes, whole] = [Math.round(ms / 60_000), new Intl.NumberFormat(language.value === 'en' ? 'en' : 'ru')];
      const inHours = minutes >= hoursFrom && minutes % 60 === 0;
      return inHours ? t('span.hours', { n: whole.format(minutes / 60) }) : t('span.minutes', { n: whole.format(minutes) });
    },
    /** A share of 1 in per cent, with so many decimals at most. */
    percent: (share: number, decimals = 1) =>
      new Intl.NumberFormat(language.value === 'en' ? 'en' : 'ru', { style: 'percent', maximumFractionDigits: decimals }).format(share),
    number: (value: number) => new Intl.NumberFormat(language.value === 'en' ? 'en' : 'ru').format(value),
  };
}
