/** What says messages at most once in a while. */
export interface Announcer {
  /** Of several that come too close, the last is said: in a fast auction only the latest price matters. */
  announce: (message: string) => void;
}

/**
 * @param say puts a message into a live region
 * @param gapMs the least time between two messages
 */
export function createAnnouncer(say: (message: string) => void, later: (task: () => void, ms: number) => void, gapMs = 4000): Announcer {
  let waiting: string | null = null;
  let isResting = false;

  function next(): void {
    isResting = false;
    if (waiting === null) return;
    say(waiting);
    waiting = null;
    isResting = true;
    later(next, gapMs);
  }

  return {
    announce(message) {
      waiting = message;
      if (!isResting) next();
    },
  };
}
