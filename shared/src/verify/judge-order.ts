import type { Complaint } from './finding.js';
import { doubt, isoOf, type LotLeaf, type Story } from './story.js';

/** An entry that is not the next one of its lot. */
export interface Order {
  readonly complaint: Complaint;
  /** Whether it is told all the same; an intruder changes nothing. */
  readonly belongs: boolean;
  /** How many numbers it jumps over, from `firstSeq` on. */
  readonly missing: number;
  readonly firstSeq: number;
}

/** Judges time and number of an entry of a lot, and takes them. @returns null for the lot's next one */
export function judgeOrder(story: Story, { at }: LotLeaf, atMs: number, seq: number | null): Order | null {
  const firstSeq = story.seq + 1;
  if (atMs < story.atMs) {
    if (seq === firstSeq) story.passed += 1;
    const detail = `at ${at}, after an entry of the lot at ${isoOf(story.atMs)}`;
    return { complaint: { code: 'time_back', detail }, belongs: false, missing: 0, firstSeq };
  }
  const detail = `number ${seq} after ${story.seq}`;
  if (seq !== null && seq < firstSeq) return { complaint: { code: 'seq_repeated', detail }, belongs: false, missing: 0, firstSeq };
  story.atMs = atMs;
  if (seq === null) return null;
  story.seq = seq;
  const missing = seq - firstSeq;
  if (missing <= story.passed || story.phase === 'unknown') {
    story.passed = Math.max(0, story.passed - missing);
    return null;
  }
  doubt(story);
  if (story.auction === null) story.phase = 'unknown';
  return { complaint: { code: 'seq_gap', detail }, belongs: true, missing, firstSeq };
}
