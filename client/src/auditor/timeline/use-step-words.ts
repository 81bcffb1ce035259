import type { Timeline } from '@ochiq/shared/signals';
import { useI18n } from 'vue-i18n';
import { useWords } from '../../i18n/use-words';
import { useKnownNames } from '../looks/known-names';

/** Bids and steps of a sale as plain sentences. A kind of step that has no words yet is told by its name in the log. */
export function useStepWords() {
  const { te } = useI18n({ useScope: 'global' });
  const { t, money } = useWords();
  const { nameOf } = useKnownNames();

  function sayStep(kind: string): string {
    const key = `replay.step.${kind}`;
    return te(key) ? t(key) : kind.replaceAll('_', ' ');
  }

  function sayBid(timeline: Timeline, bid: Timeline['bids'][number]): string {
    const lane = timeline.lanes.find(({ bidder }) => bidder === bid.bidder);
    const who = lane ? nameOf(lane.person) : '–';
    const amount = bid.amountMinor === null ? '' : money(bid.amountMinor, timeline.currency);
    if (bid.outcome === 'rejected')
      return t('replay.refusedBid', { who, amount, why: bid.code === null ? '' : t(`problem.${bid.code}.title`) });
    const price = bid.priceMinor === null ? '' : money(bid.priceMinor, timeline.currency);
    return t(bid.leading ? 'replay.leadingBid' : 'replay.answeredBid', { who, amount, price });
  }
  return { sayStep, sayBid };
}
