import type { Timeline } from '@ochiq/shared/signals';
import { computed, onBeforeUnmount, type Ref, ref, watch } from 'vue';
import { momentsOf, stateAt } from './state-at';
import type { TimeScale } from './time-scale';

/** A whole sale takes so long at speed 1, however long it lasted: the replay moves through the drawing, not through the days. */
const wholeMs = 24_000;
/** Where motion is unwelcome the replay goes from event to event, each so long. */
const stillMs = 1_200;

export const speeds = [0.5, 1, 2, 4] as const;

/** The position of a replay and its keys. It begins at the end, with all to see; playing from there starts at the beginning. */
export function useReplay(timeline: Ref<Timeline>, scale: Ref<TimeScale>) {
  const moments = computed(() => momentsOf(timeline.value));
  const atMs = ref(scale.value.toMs);
  const playing = ref(false);
  const speed = ref<number>(1);
  const state = computed(() => stateAt(timeline.value, atMs.value));
  let frame = 0;
  let timer = 0;
  let shownAt = 0;

  function stop(): void {
    playing.value = false;
    cancelAnimationFrame(frame);
    window.clearTimeout(timer);
  }

  function seek(ms: number): void {
    atMs.value = Math.min(Math.max(ms, scale.value.fromMs), scale.value.toMs);
  }

  /** To the event before or after; past the last one to the end. */
  function step(direction: 1 | -1): void {
    stop();
    hop(direction);
  }

  function hop(direction: 1 | -1): void {
    const next = direction === 1 ? moments.value.find((ms) => ms > atMs.value) : [...moments.value].reverse().find((ms) => ms < atMs.value);
    seek(next ?? (direction === 1 ? scale.value.toMs : scale.value.fromMs));
  }

  function glide(now: number): void {
    const { x, ms, width, toMs } = scale.value;
    seek(ms(x(atMs.value) + ((now - shownAt) / wholeMs) * speed.value * width));
    shownAt = now;
    if (atMs.value >= toMs) stop();
    else frame = requestAnimationFrame(glide);
  }

  function jump(): void {
    hop(1);
    if (atMs.value >= scale.value.toMs) stop();
    else timer = window.setTimeout(jump, stillMs / speed.value);
  }

  function play(): void {
    if (atMs.value >= scale.value.toMs) seek(scale.value.fromMs);
    playing.value = true;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      timer = window.setTimeout(jump, stillMs / speed.value);
      return;
    }
    shownAt = performance.now();
    frame = requestAnimationFrame(glide);
  }

  const toggle = () => (playing.value ? stop() : play());
  watch(timeline, stop);
  onBeforeUnmount(stop);
  return { atMs, playing, speed, state, moments, seek, step, toggle, stop };
}
