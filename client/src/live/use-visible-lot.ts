import type { LotStanding } from '@ochiq/shared/lots';
import { onBeforeUnmount, onMounted, type ShallowRef, shallowRef } from 'vue';
import { liveSocket } from '.';
import { newerStanding, takeEvent } from './track';

const seen = new WeakMap<Element, (visible: boolean) => void>();
// A margin, so that the price is already right when a card scrolls in.
const observer = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) seen.get(entry.target)?.(entry.isIntersecting);
  },
  { rootMargin: '200px 0px' },
);

/**
 * Keeps a card's standing up to date while it is on the screen.
 * @param element the card's root
 * @param onChange is called with each newer standing
 */
export function useVisibleLot(
  first: LotStanding,
  element: Readonly<ShallowRef<HTMLElement | null>>,
  onChange?: (standing: LotStanding) => void,
): { standing: Readonly<ShallowRef<LotStanding>>; refresh: (standing: LotStanding) => void } {
  const standing = shallowRef(first);
  let stop: (() => void) | null = null;

  function move(next: LotStanding): void {
    if (next === standing.value) return;
    standing.value = next;
    onChange?.(next);
  }

  function watch(): void {
    stop ??= liveSocket.watch(
      first.lot,
      (message) => {
        if (message.type === 'standing') return move(newerStanding(standing.value, message.standing));
        if (message.type === 'presence') return;
        const step = takeEvent(standing.value, message.event);
        if (step.kind === 'next') move(step.standing);
      },
      standing.value.seq,
    );
  }

  function leave(): void {
    stop?.();
    stop = null;
  }

  onMounted(() => {
    const card = element.value;
    // A lot that has ended changes no more.
    if (!card || (first.state !== 'live' && first.state !== 'published')) return;
    seen.set(card, (visible) => (visible ? watch() : leave()));
    observer.observe(card);
  });
  onBeforeUnmount(() => {
    if (element.value) observer.unobserve(element.value);
    leave();
  });
  return { standing, refresh: (arrived) => move(newerStanding(standing.value, arrived)) };
}
