import { createRepeated, type Repeated } from '../base/index.js';
import { makeDrafted, type PaperGround, readLogOn } from './make-papers.js';

const sleepMs = 1000;

/** Issues papers in the background until it is stopped: looks once a second, and again at once while there is more to do. */
export function createPaperMaker(ground: PaperGround & { readonly onError: (error: unknown) => void }): Repeated {
  let stopped = false;
  const look = async () => {
    const [passed, made] = [await readLogOn(ground), await makeDrafted(ground)];
    return passed > 0 || made > 0 ? 0 : sleepMs;
  };
  const looking = createRepeated(look, sleepMs, (error) => {
    if (!stopped) ground.onError(error);
  });
  return {
    start: looking.start,
    async stop() {
      stopped = true;
      const ended = looking.stop();
      // A paper that is being printed is dropped: the next start prints the same bytes.
      await ground.press.stop();
      await ended;
    },
  };
}
