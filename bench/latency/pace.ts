/**
 * Milliseconds on the machine's monotone clock. Unlike `performance.now()`, which counts from the start of its own process,
 * it reads the same in every process of the machine, so that what one sent another may time.
 */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Times on `nowMs`, evenly apart: `perS` of them in each second from `fromMs` on. */
export const evenly = (fromMs: number, perS: number, forMs: number): Float64Array =>
  Float64Array.from({ length: Math.floor((perS * forMs) / 1000) }, (_, index) => fromMs + (index * 1000) / perS);

/**
 * An open loop: sends each at the time it is due, or as soon after as the timer lets (about a ms), whatever became of those
 * before. Whoever measures from the due time does not lose the wait of those that a late answer held up.
 */
export function sendWhenDue(dues: Float64Array, send: (index: number, dueMs: number) => void): Promise<void> {
  return new Promise((done) => {
    let next = 0;
    const look = () => {
      const [now, due] = [nowMs(), dues[next]];
      if (due === undefined) return done();
      if (due > now) return void setTimeout(look, Math.max(1, Math.floor(due - now)));
      send(next, due);
      next += 1;
      // What has come meanwhile is not kept waiting by a backlog.
      setImmediate(look);
    };
    look();
  });
}
