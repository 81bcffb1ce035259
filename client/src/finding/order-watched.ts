import type { WatchedLot } from './watched-lots';

const openStates: ReadonlySet<string> = new Set(['published', 'live', 'suspended']);

/** Watched lots as they matter: what is still to come, the nearest end first, and what is over, the latest first. */
export function orderWatched(lots: readonly WatchedLot[]): { readonly open: readonly WatchedLot[]; readonly over: readonly WatchedLot[] } {
  const end = ({ card }: WatchedLot) => Date.parse(card.endsAt);
  const isOpen = ({ card }: WatchedLot) => openStates.has(card.state);
  return {
    open: lots.filter(isOpen).sort((a, b) => end(a) - end(b)),
    over: lots.filter((one) => !isOpen(one)).sort((a, b) => end(b) - end(a)),
  };
}
