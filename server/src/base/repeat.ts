/** Work in the background. */
export interface Repeated {
  start(): void;
  /** Resolves when the turn under way is done. */
  stop(): Promise<void>;
}

/**
 * Does `work` again and again, each time `restMs` after it was done, or so many ms as it answers; one that fails is told of and done
 * again all the same.
 */
export function createRepeated(work: () => Promise<void> | Promise<number>, restMs: number, onError: (error: unknown) => void): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;
  const run = () => {
    turn = work()
      .catch((error: unknown) => {
        onError(error);
      })
      .then((rest) => {
        if (!stopped) timer = setTimeout(run, rest ?? restMs);
      });
  };
  return {
    start: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
