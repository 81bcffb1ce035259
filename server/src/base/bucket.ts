/** A token bucket: `perSecond` on average, `burst` at once. Time comes in, in ms. */
export interface Bucket {
  take(nowMs: number): boolean;
  /** ms until the next token. */
  waitMs(nowMs: number): number;
}

export function createBucket(perSecond: number, burst: number, startMs: number): Bucket {
  let tokens = burst;
  let lastMs = startMs;
  const refill = (nowMs: number) => {
    tokens = Math.min(burst, tokens + (Math.max(0, nowMs - lastMs) * perSecond) / 1000);
    lastMs = nowMs;
  };
  return {
    take(nowMs) {
      refill(nowMs);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    waitMs(nowMs) {
      refill(nowMs);
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1000) / perSecond);
    },
  };
}
