export interface Repeated {
  start(): void;
  /** Resolves when the turn under way is done. */
  stop(): Promise<void>;
}

/** Does `work` again and again, each time `ms` after it was done; one that fails is told of and done again all the same. */
export function createRepeated(work: () => Promise<void>, ms: number, onError: (error: unknown) => void): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;
  const run = () => {
    turn = work()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(run, ms);
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
