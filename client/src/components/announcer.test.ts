import { describe, expect, it } from 'vitest';
import { createAnnouncer } from './announcer';

/** Announcements over a time that the test lets pass: what was said, and when. */
function bench() {
  let nowMs = 0;
  let due: { atMs: number; task: () => void } | null = null;
  const said: string[] = [];
  const { announce } = createAnnouncer(
    (message) => said.push(`${nowMs} ${message}`),
    (task, ms) => {
      due = { atMs: nowMs + ms, task };
    },
  );
  const pass = (ms: number) => {
    nowMs += ms;
    const ready = due && due.atMs <= nowMs ? due.task : null;
    if (!ready) return;
    due = null;
    ready();
  };
  return { announce, pass, said };
}

describe('announcements', () => {
  it('of a hundred price changes in ten seconds are four, the first at once and each of the latest price', () => {
    const { announce, pass, said } = bench();
    for (let step = 0; step < 100; step += 1) {
      announce(`price ${step}`);
      pass(100);
    }
    pass(4000);
    expect(said).toEqual(['0 price 0', '4000 price 39', '8000 price 79', '14000 price 99']);
  });

  it('that come rarely are each said at once', () => {
    const { announce, pass, said } = bench();
    for (const message of ['a', 'b']) {
      announce(message);
      pass(5000);
    }
    expect(said).toEqual(['0 a', '5000 b']);
  });
});
