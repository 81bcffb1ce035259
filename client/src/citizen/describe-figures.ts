import type { Band, FigureName, Period, RuleFigures, RuleProfile, Source } from '@ochiq/shared/rules';
import { propertyKinds } from '@ochiq/shared/rules';
import type { useWords } from '../i18n/use-words';

type Words = Pick<ReturnType<typeof useWords>, 't' | 'money' | 'number' | 'percent' | 'span'>;

/** A figure as people read it. */
export interface ToldFigure {
  readonly name: FigureName;
  readonly label: string;
  readonly value: string;
  /** Null: assumed. */
  readonly source: Source | null;
}

const minuteMs = 60_000;

/** Figures of a profile in plain words, in the order of the names. */
export function describeFigures(profile: RuleProfile, names: readonly FigureName[], words: Words): ToldFigure[] {
  const values = writeValues(profile, words);
  return names.map((name) => ({
    name,
    label: words.t(`ruleBook.figure.${name}`),
    value: values[name],
    source: profile.figures[name].source,
  }));
}

/** The small words that values are made of. */
function writers({ currency }: RuleProfile, { t, money, number, percent: share, span }: Words) {
  const percent = (basisPoints: number) => share(basisPoints / 10_000, 2);
  const minutes = (count: number) => span(count * minuteMs);
  const period = ({ count, unit }: Period) => (unit === 'minutes' ? minutes(count) : t(`ruleBook.${unit}`, { n: number(count) }));
  const bands = <T>(rows: readonly Band<T>[], write: (value: T) => string) =>
    rows
      .map(({ belowMinor, value }) => {
        if (rows.length === 1) return write(value);
        if (belowMinor === null) return t('ruleBook.otherwise', { value: write(value) });
        // A bound of one minor unit past a whole amount includes that amount.
        const included = BigInt(belowMinor) % 100n === 1n;
        const amount = money(BigInt(belowMinor) - (included ? 1n : 0n), currency);
        return t(included ? 'ruleBook.upTo' : 'ruleBook.below', { amount, value: write(value) });
      })
      .join('; ');
  const byKind = <T>(kinds: Record<(typeof propertyKinds)[number], T>, write: (value: T) => string) => {
    const told = propertyKinds.map((kind) => [kind, write(kinds[kind])] as const);
    const [first] = told;
    if (first && told.every(([, text]) => text === first[1])) return first[1];
    return told.map(([kind, text]) => `${t(`ruleBook.kinds.${kind}`)}: ${text}`).join('; ');
  };
  return { percent, minutes, period, bands, byKind };
}

function writeValues(profile: RuleProfile, words: Words): Record<FigureName, string> {
  const { t, money, number } = words;
  const { percent, minutes, period, bands, byKind } = writers(profile, words);
  const value = <Name extends FigureName>(name: Name): RuleFigures[Name]['value'] => profile.figures[name].value;
  const cap = value('softCloseCapMs');
  const offer = value('creditorOffer');
  const fee = value('saleFee');
  const dutch = value('dutchStage');
  const ranks = value('distributionOrder').map((group) => group.map((rank) => t(`ruleBook.rank.${rank}`)).join(', '));
  return {
    noticePeriod: byKind(value('noticePeriod'), period),
    startShareBasisPoints: percent(value('startShareBasisPoints')),
    depositBasisPoints: bands(value('depositBasisPoints'), percent),
    incrementBasisPoints: bands(value('incrementBasisPoints'), percent),
    roundToMinor: money(value('roundToMinor')[profile.currency], profile.currency),
    softCloseWindowMs: minutes(value('softCloseWindowMs') / minuteMs),
    softCloseCapMs: cap === null ? t('ruleBook.noCap') : minutes(cap / minuteMs),
    resumeLeastMs: minutes(value('resumeLeastMs') / minuteMs),
    rounds: number(value('rounds')),
    repeatWithin: period(value('repeatWithin')),
    repeatReductionBasisPoints: value('repeatReductionBasisPoints').map(percent).join(', '),
    floorBasisPoints: percent(value('floorBasisPoints')),
    paymentPeriod: byKind(value('paymentPeriod'), (rows) => bands(rows, period)),
    runnerUpAllowed: t(value('runnerUpAllowed') ? 'ruleBook.yes' : 'ruleBook.no'),
    runnerUpPeriod: period(value('runnerUpPeriod')),
    defaultExclusion: period(value('defaultExclusion')),
    forfeitedTo: t(`ruleBook.${value('forfeitedTo')}`),
    creditorOffer: offer === null ? t('ruleBook.none') : t(`ruleBook.offer.${offer.of}`, { percent: percent(offer.priceBasisPoints) }),
    creditorOfferPeriod: period(value('creditorOfferPeriod')),
    exclusions: value('exclusions')
      .map((who) => t(`ruleBook.exclusion.${who}`))
      .join(', '),
    enforcementFeeBasisPoints: percent(value('enforcementFeeBasisPoints')),
    saleFee: t(`ruleBook.fee.${fee.paidBy}`, { percent: percent(fee.basisPoints) }),
    distributionOrder: ranks.map((rank, index) => `${index + 1}. ${rank}`).join('; '),
    leastAge: t('ruleBook.years', { n: number(value('leastAge')) }),
    dutchStage: dutch === null ? t('ruleBook.none') : `${percent(dutch.stepBasisPoints)} / ${period(dutch.interval)}`,
  };
}
