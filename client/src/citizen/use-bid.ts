import type { BidAnswer, BidKind, OwnPlace } from '@ochiq/shared/bids';
import type { LotPage, LotStanding } from '@ochiq/shared/lots';
import type { ProblemCode } from '@ochiq/shared/problem';
import { computed, ref, shallowRef, watch } from 'vue';
import { asProblem } from '../api/problem';
import { serverNow } from '../live';
import { placeBid } from '../live/place-bid';
import { useSession } from '../stores/session';
import type { AnsweredBid } from '../verify/own-bid';
import { previewBid } from './preview-bid';

/**
 * The state of a bid being made: what is typed, whether it would be refused, the answer.
 * @param onSettled hears of each bid when all is over, with its answer where one came
 */
export function useBid(
  read: () => { page: LotPage; standing: LotStanding; place: OwnPlace },
  onSettled: (bid: AnsweredBid | null) => void,
) {
  const session = useSession();
  const kind = ref<BidKind>('direct');
  const amountMinor = ref<string | null>(null);
  const touched = ref(false);
  const busy = ref(false);
  const answer = shallowRef<BidAnswer | null>(null);
  const problem = ref<ProblemCode | null>(null);
  const leading = computed(() => read().place.bidder !== null && read().standing.leader === read().place.bidder);

  // An amount that nobody has touched follows the next minimum; one that was typed is the bidder's own and stays.
  watch(
    () => read().standing.minNextMinor,
    (least) => {
      if (!touched.value) amountMinor.value = leading.value ? null : least;
    },
    { immediate: true },
  );
  // Someone who leads can only raise their own secret maximum; once outbid, a plain amount is what they would expect again.
  watch(
    leading,
    (leads) => {
      kind.value = leads ? 'proxy' : 'direct';
      if (!leads) answer.value = null;
      touched.value = false;
      amountMinor.value = leads ? null : read().standing.minNextMinor;
    },
    { immediate: true },
  );

  const refusal = computed<ProblemCode | null>(() => {
    if (amountMinor.value === null) return null;
    const { page, standing, place } = read();
    return previewBid(page, standing, place, { kind: kind.value, amountMinor: amountMinor.value }, serverNow());
  });

  function choose(minor: string | null): void {
    touched.value = true;
    amountMinor.value = minor;
    answer.value = null;
    problem.value = null;
  }

  async function send(): Promise<void> {
    if (amountMinor.value === null || busy.value) return;
    const { page } = read();
    const offer = { kind: kind.value, amountMinor: amountMinor.value };
    let answered: AnsweredBid | null = null;
    busy.value = true;
    answer.value = null;
    problem.value = null;
    try {
      const given = await placeBid(page.lot, offer.kind, offer.amountMinor, page.currency);
      answer.value = given;
      answered = { answer: given, ...offer };
      if (given.type === 'rejected') problem.value = given.code;
      else {
        touched.value = false;
        amountMinor.value = given.leading ? null : given.minNextMinor;
      }
    } catch (thrown) {
      problem.value = asProblem(thrown).code;
      if (problem.value === 'not_signed_in') session.expired();
    } finally {
      busy.value = false;
      onSettled(answered);
    }
  }

  return { kind, amountMinor, busy, answer, problem, refusal, leading, choose, send };
}
