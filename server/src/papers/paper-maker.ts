import { makeDrafted, type PaperGround, readLogOn } from './make-papers.js';

/** Issues papers in the background until it is stopped. */
export interface PaperMaker {
  start(): void;
  stop(): Promise<void>;
}

const sleepMs = 1000;

/** Looks once a second, and again at once while there is more to do. */
export function createPaperMaker(ground: PaperGround & { readonly onError: (error: unknown) => void }): PaperMaker {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;

  const look = async () => {
    let more = false;
    try {
      const [passed, made] = [await readLogOn(ground), await makeDrafted(ground)];
      more = passed > 0 || made > 0;
    } catch (error) {
      if (!stopped) ground.onError(error);
    }
    if (!stopped) timer = setTimeout(run, more ? 0 : sleepMs);
  };
  const run = () => {
    turn = look();
  };
  return {
    start: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      // A paper that is being printed is dropped: the next start prints the same bytes.
      await ground.press.stop();
      await turn;
      clearTimeout(timer);
    },
  };
}
