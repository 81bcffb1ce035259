import type { BidKind, OwnPlace } from '@ochiq/shared/bids';
import type { LotPage, LotStanding } from '@ochiq/shared/lots';
import type { ProblemCode } from '@ochiq/shared/problem';
import { computed, ref, watch } from 'vue';
import { liveSocket, type MadeBid, madeBids, serverNow } from '../live';
import { placeBid } from '../live/place-bid';
import { useSession } from '../stores/session';
import type { AnsweredBid } from '../verify/own-bid';
import { previewBid, type TypedBid } from './preview-bid';
import { keepTyped, readTyped } from './typed-bid';

/**
 * The state of a bid being made: what is typed, whether it would be refused, and the fate of the last one sent.
 * @param onSettled hears of each bid when its fate is known, with its answer where one came
 */
export function useBid(
  read: () => { page: LotPage; standing: LotStanding; place: OwnPlace },
  onSettled: (bid: AnsweredBid | null) => void,
) {
  const session = useSession();
  const { lot } = read().page;
  const kind = ref<BidKind>('direct');
  const amountMinor = ref<string | null>(null);
  const touched = ref(false);
  const leading = computed(() => read().place.bidder !== null && read().standing.leader === read().place.bidder);
  /** The last bid made here by the reader. */
  const made = computed<MadeBid | null>(
    () => madeBids.value.filter((bid) => bid.frame.lot === lot && bid.owner === session.me?.id).at(-1) ?? null,
  );
  const isOpen = computed(() => ['waiting', 'sending', 'unknown'].includes(made.value?.fate.kind ?? ''));

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
      if (leads) kind.value = 'proxy';
      if (touched.value) return;
      kind.value = leads ? 'proxy' : 'direct';
      amountMinor.value = leads ? null : read().standing.minNextMinor;
    },
    { immediate: true },
  );
  const typed = readTyped(lot);
  // What was typed and sent needs no keeping; what was typed after it does.
  if (typed && !(isOpen.value && typed.amountMinor === made.value?.frame.amountMinor)) {
    touched.value = true;
    kind.value = leading.value ? 'proxy' : typed.kind;
    amountMinor.value = typed.amountMinor;
  }
  watch([kind, amountMinor, touched], () => {
    keepTyped(lot, touched.value && amountMinor.value !== null ? { kind: kind.value, amountMinor: amountMinor.value } : null);
  });
  watch(() => `${made.value?.frame.key} ${made.value?.fate.kind}`, settle, { immediate: true });

  /** What the rules would say to a bid; null when nothing speaks against it. */
  function refusalOf(bid: TypedBid): ProblemCode | null {
    const { page, standing, place } = read();
    return previewBid(page, standing, place, bid, serverNow());
  }
  const refusal = computed(() => (amountMinor.value === null ? null : refusalOf({ kind: kind.value, amountMinor: amountMinor.value })));

  function choose(minor: string | null): void {
    touched.value = true;
    amountMinor.value = minor;
    if (made.value && !isOpen.value) liveSocket.forgetBid(made.value.frame.key);
  }

  function send(bid: TypedBid): void {
    const owner = session.me?.id;
    if (!owner || isOpen.value) return;
    if (made.value) liveSocket.forgetBid(made.value.frame.key);
    placeBid(owner, lot, bid.kind, bid.amountMinor, read().page.currency);
  }

  function settle(): void {
    const bid = made.value;
    if (!bid || isOpen.value) return;
    const { fate, frame } = bid;
    if (fate.kind === 'not_taken') {
      if (fate.code === 'not_signed_in') {
        liveSocket.forgetBid(frame.key);
        session.expired();
      }
      return onSettled(null);
    }
    if (fate.kind !== 'answered') return;
    const { answer } = fate;
    if (answer.type === 'accepted' && (!touched.value || amountMinor.value === frame.amountMinor)) {
      touched.value = false;
      amountMinor.value = answer.leading || leading.value ? null : read().standing.minNextMinor;
    }
    onSettled({ answer, kind: frame.kind ?? 'direct', amountMinor: frame.amountMinor });
  }

  return { kind, amountMinor, made, isOpen, refusal, refusalOf, leading, choose, send };
}
