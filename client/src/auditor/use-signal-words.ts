import type { Translated } from '@ochiq/shared/language';
import { type Contribution, explain, type Hit, type SignalCode, type Subject, signalText, tellAbout } from '@ochiq/shared/signals';
import { useWords } from '../i18n/use-words';
import { tellOdds } from './ranking/tell-odds';

/** Signals, chances and subjects in the reader's language. */
export function useSignalWords() {
  const { t, text, number, language } = useWords();
  return {
    nameOfSignal: (code: SignalCode): string => signalText(code, language.value).name,
    reasonOfSignal: (code: SignalCode): string => signalText(code, language.value).reason,
    explainHit: ({ signal, facts }: Hit): string => explain(signal, language.value, facts),
    /** "about 1 in 250 honest ones". */
    sayOdds: (p: number): string => {
      const odds = tellOdds(p);
      return odds.kind === 'common' ? t('ranking.odds.common') : t(`ranking.odds.${odds.kind}`, { n: number(odds.n) });
    },
    /** How many of a hundred that rank as high are expected to be honest: "less than 0.1". */
    sayFalseShare: (qValue: number): string => {
      const inHundred = Math.round(qValue * 1000) / 10;
      return t('ranking.falseShare', { n: inHundred === 0 ? `< ${number(0.1)}` : number(inHundred) });
    },
    /** Points as "+34", those below one with a digit more. */
    sayPoints: (points: number): string => `+${number(points < 1 ? Math.round(points * 10) / 10 : Math.round(points))}`,
    /** Whose doings a part of a score speaks about: this lot alone, or somebody's at lots like it. */
    sayAbout: ({ about }: Contribution, own: Subject): string =>
      tellAbout(about, own, language.value, typeof about.label === 'string' ? about.label : text(about.label)),
    /** A lot's title, an office's name, or a handle. */
    labelOf: (label: Translated | string): string => (typeof label === 'string' ? label : text(label)),
    pathOf: ({ kind, id }: Subject) => ({ name: 'auditor-subject', params: { kind, id } }),
  };
}
