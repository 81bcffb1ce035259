import { z } from 'zod';
import { type Leaf, leafSchema } from '../log/index.js';
import { canonicalJson } from '../tlog/index.js';

export type LeafOf<Kind extends Leaf['kind']> = Extract<Leaf, { kind: Kind }>;

const amount = '"(0|[1-9]\\d{0,14}|10{15})"';
const whole = '([1-9]\\d{0,15})';
const flag = '(true|false)';
const instant = '"((?:19|20)\\d\\d-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z)"';

/** Nine leaves in ten are bids, and of a bid's leaf there is one form only: its members in order, without anything else. */
const bidPattern = new RegExp(
  `^\\{"amountMinor":${amount},"answered":${flag},"at":${instant},"bidder":${whole},"endsAt":${instant},"extended":${flag},"kind":"bid",` +
    `"leader":${whole},"lot":${whole},"minNextMinor":${amount},"priceMinor":${amount},"seq":${whole}\\}$`,
);

/**
 * Reads the text of a leaf.
 * @returns null unless it is canonical JSON (RFC 8785) of a leaf's schema
 */
export const readLeaf = (text: string): Leaf | null => readBid(text) ?? readLeafSlowly(text);

/** The same for every kind, by the definition: ten times as long. */
export function readLeafSlowly(text: string): Leaf | null {
  try {
    const json: unknown = JSON.parse(text);
    if (canonicalJson(json) !== text) return null;
    return leafSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

function readBid(text: string): Leaf | null {
  const match = bidPattern.exec(text);
  if (match === null) return null;
  const [, amountMinor = '', answered, at = '', bidderText, endsAt = '', extended, leaderText, lotText, minNextMinor = ''] = match;
  const [priceMinor = '', seqText] = match.slice(10);
  const [bidder, leader, lot, seq] = [Number(bidderText), Number(leaderText), Number(lotText), Number(seqText)];
  if (Math.max(bidder, leader, lot, seq) > Number.MAX_SAFE_INTEGER || !isRealDay(at) || !isRealDay(endsAt)) return null;
  const amounts = { amountMinor, priceMinor, minNextMinor };
  return { kind: 'bid', lot, seq, at, bidder, ...amounts, leader, answered: answered === 'true', endsAt, extended: extended === 'true' };
}

/** Whether the day of an instant is in the calendar; `Date.parse` takes 30 February for 1 March. */
function isRealDay(instantText: string): boolean {
  const ms = Date.parse(instantText);
  return Number.isFinite(ms) && (instantText.slice(8, 10) <= '28' || new Date(ms).toISOString() === instantText);
}

const glanceSchema = z.object({
  kind: z.string(),
  lot: z.int().positive().optional().catch(undefined),
  seq: z.int().positive().optional().catch(undefined),
});

/** What can be made out of a text that may be no leaf at all: enough to name it. */
export interface Glance {
  readonly kind: string | null;
  readonly lot: number | null;
  readonly seq: number | null;
}

export function glance(text: string): Glance {
  try {
    const { kind, lot, seq } = glanceSchema.parse(JSON.parse(text));
    return { kind, lot: lot ?? null, seq: seq ?? null };
  } catch {
    return { kind: null, lot: null, seq: null };
  }
}
