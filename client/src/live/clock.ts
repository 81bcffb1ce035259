/**
 * The server's clock as seen from here. A frame is late by its journey, so the largest difference of the last few is the nearest
 * to the truth; old samples are dropped, so that a phone whose clock is set anew recovers.
 */
export function createServerClock(now: () => number, samples = 12) {
  const differences: number[] = [];
  let offsetMs = 0;
  return {
    /** Learns from a frame's `now` (ISO 8601, UTC). */
    learn(instant: string): void {
      differences.push(Date.parse(instant) - now());
      if (differences.length > samples) differences.shift();
      offsetMs = Math.max(...differences);
    },
    /** Milliseconds since the epoch by the server's clock. */
    now: () => now() + offsetMs,
    offsetMs: () => offsetMs,
  };
}
