import type { Language } from '../../language/index.js';
import { currencySchema, formatMoney } from '../../money/index.js';
import type { NoticeGroup, NoticeKind } from '../kinds.js';
import type { ShownFacts } from '../wire.js';
import { en } from './en.js';
import { ky } from './ky.js';
import { ru } from './ru.js';
import { uz } from './uz.js';

/** Kinds that say something else by their facts. */
type Variant =
  | 'ends_soon_leading'
  | 'lost_unsold'
  | 'lost_runner_up'
  | 'payment_received_part'
  | 'runner_up_offered_open'
  | 'review_sent_back'
  | 'search_found_many';
export type NoticeTextKey = NoticeKind | Variant;

/** `{fact}` stands for a fact of the kind, written out: `...Minor` as money, `...At` and `...By` as a moment. */
export interface NoticeText {
  readonly title: string;
  readonly text: string;
}

/** The words of one language. */
export interface NoticeWords {
  readonly notices: Readonly<Record<NoticeTextKey, NoticeText>>;
  readonly groups: Readonly<Record<NoticeGroup, string>>;
  readonly letter: {
    readonly lot: string;
    readonly openLot: string;
    readonly openAccount: string;
    readonly openSearch: string;
    /** `{group}`: which letters the reader gets. */
    readonly why: string;
    readonly unsubscribe: string;
    readonly codeSubject: string;
    /** `{code}`: six digits. */
    readonly codeText: string;
  };
}

const words: Readonly<Record<Language, NoticeWords>> = { uz, ru, ky, en };

/** All that letters say in a language. */
export const noticeWords = (language: Language): NoticeWords => words[language];

/** Which text a notice has, by its facts. */
export function noticeTextKey(kind: NoticeKind, facts: ShownFacts): NoticeTextKey {
  if (kind === 'ends_soon' && facts['leads'] === true) return 'ends_soon_leading';
  if (kind === 'lost' && facts['result'] === 'unsold') return 'lost_unsold';
  if (kind === 'lost' && facts['runnerUp'] === true) return 'lost_runner_up';
  if (kind === 'payment_received' && facts['missingMinor'] !== '0') return 'payment_received_part';
  if (kind === 'runner_up_offered' && facts['answerBy'] === null) return 'runner_up_offered_open';
  if (kind === 'review_done' && facts['approved'] === false) return 'review_sent_back';
  if (kind === 'search_found' && facts['lots'] !== 1) return 'search_found_many';
  return kind;
}

/** Puts values into a text's places; a place without a value shows a dash. */
export const fill = (text: string, written: (name: string) => string | undefined): string =>
  text.replace(/\{(\w+)\}/g, (_place, name: string) => written(name) ?? '—');

/**
 * What a notice says.
 * @param moment writes an instant for the reader, by the clock that fits them
 */
export function sayNotice(
  { kind, facts }: { readonly kind: NoticeKind; readonly facts: ShownFacts },
  language: Language,
  moment: (instant: string) => string,
): NoticeText {
  const currency = currencySchema.safeParse(facts['currency']).data;
  const written = (name: string) => {
    const value = facts[name];
    if (value === null || value === undefined || value === '') return undefined;
    if (name.endsWith('Minor') && currency) return formatMoney(String(value), currency, language);
    return /(At|By)$/.test(name) ? moment(String(value)) : String(value);
  };
  const { title, text } = words[language].notices[noticeTextKey(kind, facts)];
  return { title: fill(title, written), text: fill(text, written) };
}
