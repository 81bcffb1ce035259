import type { Language } from '../language/index.js';
import type { Currency } from '../money/index.js';
import { english } from './en.js';
import { kyrgyz } from './ky.js';
import { russian } from './ru.js';
import type { Numerals } from './scale.js';
import { uzbek } from './uz.js';

const numerals: Record<Language, Numerals> = { en: english, ru: russian, uz: uzbek, ky: kyrgyz };

/** Minor units in one major unit of every currency that we know. */
const scale = 100n;

/**
 * An amount in words, as contracts and payment orders have it: the whole units as words, the minor units as digits, left out when
 * there are none. Genders, plurals and cases follow the language: "две тысячи один сум", "one som", "besh ming soʻm".
 * @param minor whole minor units, 0 to 10^17
 * @throws RangeError below zero and above that
 */
export function amountInWords(minor: bigint | string, currency: Currency, language: Language): string {
  const amount = BigInt(minor);
  if (amount < 0n || amount > 10n ** 17n) throw new RangeError('no amount that has words');
  const { count, units } = numerals[language];
  const { major, small } = units[currency];
  const [whole, rest] = [amount / scale, amount % scale];
  const words = `${count(whole)} ${major(whole)}`;
  return rest === 0n ? words : `${words} ${rest.toString().padStart(2, '0')} ${small(rest)}`;
}
