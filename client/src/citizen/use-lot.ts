import type { LotEvent, OwnPlace } from '@ochiq/shared/bids';
import type { LotPage, LotStanding } from '@ochiq/shared/lots';
import { computed, effectScope, onScopeDispose, shallowRef, watch } from 'vue';
import { readPlace } from '../api/bidder';
import { readLot } from '../api/lots';
import { type ApiProblem, asProblem } from '../api/problem';
import { readTrail } from '../api/trail';
import { showPage } from '../first';
import { connectionState, learnServerTime } from '../live';
import { appendEvent } from '../live/track';
import { useLiveLot } from '../live/use-live-lot';
import { useSession } from '../stores/session';

/**
 * A lot with its live standing, its public history and the reader's own place.
 * @param onEvent hears each event that is new since the page was opened
 */
export function useLot(lot: number, onEvent?: (event: LotEvent, before: LotStanding) => void) {
  const session = useSession();
  const page = shallowRef<LotPage | null>(null);
  const standing = shallowRef<LotStanding | null>(null);
  const events = shallowRef<readonly LotEvent[]>([]);
  const place = shallowRef<OwnPlace | null>(null);
  const watchers = shallowRef<number | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const scope = effectScope();
  let filling: Promise<void> | null = null;

  /** Reads what the history lacks; several askers share one question. */
  function fill(): Promise<void> {
    filling ??= readTrail(lot, events.value.at(-1)?.seq ?? 0)
      .then((trail) => {
        learnServerTime(trail.now);
        for (const event of trail.events) events.value = appendEvent(events.value, event) ?? events.value;
      })
      .catch(() => undefined)
      .finally(() => {
        filling = null;
      });
    return filling;
  }

  function hear(event: LotEvent): void {
    const before = standing.value;
    const longer = appendEvent(events.value, event);
    if (longer) events.value = longer;
    else void fill();
    if (before && event.seq > before.seq) onEvent?.(event, before);
    if (event.kind === 'suspended' || event.kind === 'resumed' || event.kind === 'withdrawn') void rereadPage();
  }

  /** What an event changes beside the standing: a court's order, moved times, a ground. The page that is there stays if it fails. */
  async function rereadPage(): Promise<void> {
    page.value = await readLot(lot).catch(() => page.value);
  }

  async function readOwnPlace(): Promise<void> {
    if (!session.me?.roles.includes('citizen')) {
      place.value = null;
      return;
    }
    try {
      place.value = await readPlace(lot);
    } catch (thrown) {
      // Without an answer the place stays as last read: what is typed beside it must not go.
      if (asProblem(thrown).code !== 'not_signed_in') return;
      session.expired();
      place.value = null;
    }
  }

  async function load(): Promise<void> {
    problem.value = null;
    try {
      const loaded = await readLot(lot);
      page.value = loaded;
      standing.value = loaded;
      void showPage();
      await fill();
      if (!scope.active) return;
      scope.run(() => {
        const live = useLiveLot(loaded, hear);
        watch(live.standing, (next) => {
          standing.value = next;
        });
        watch(live.watchers, (next) => {
          watchers.value = next;
        });
      });
    } catch (thrown) {
      problem.value = asProblem(thrown);
      void showPage();
    }
  }

  watch(() => session.me?.id, readOwnPlace, { immediate: true });
  // What the reader's own bids led to may have been missed as well.
  watch(connectionState, (state) => {
    if (state === 'live') void readOwnPlace();
  });
  onScopeDispose(() => scope.stop());
  void load();
  return {
    page,
    standing,
    watchers,
    events,
    place,
    problem,
    load,
    readOwnPlace,
    bids: computed(() => events.value.filter((event) => event.kind === 'bid')),
  };
}

export type LotView = ReturnType<typeof useLot>;
