import { lotEventSchema } from '@ochiq/shared/bids';
import { decodeBundle, fromUtf8, parseTilePath } from '@ochiq/shared/tlog';
import type { Finding, ReadFile } from '@ochiq/shared/verify';
import type { Platform } from './platform.js';

type Facts = Awaited<ReturnType<Platform['bids']>>[number];

const fields = ['at', 'bidder', 'amountMinor', 'priceMinor', 'minNextMinor', 'endsAt'] as const;

/** Bids of the log on their way to the audit: the bid table is held against them afterwards. */
export interface BidTap {
  readonly read: ReadFile;
  /** What the bid tables of lots say otherwise than the log; bids that came after the log was read are left out. */
  compare(platform: Pick<Platform, 'bids'>, lots: Iterable<number>): Promise<Finding[]>;
}

/** Reads as `read` does and remembers the bids that pass. */
export function tapBids(read: ReadFile): BidTap {
  const logged = new Map<number, Map<number, Facts>>();
  const keep = (bytes: Uint8Array) => {
    const text = fromUtf8(bytes);
    // Most entries are told apart without being read.
    if (!text?.includes('"kind":"bid"')) return;
    const event = lotEventSchema.safeParse(JSON.parse(text));
    if (!event.success || event.data.kind !== 'bid') return;
    const bids = logged.get(event.data.lot) ?? new Map<number, Facts>();
    logged.set(event.data.lot, bids.set(event.data.seq, event.data));
  };
  return {
    async read(path) {
      const bytes = await read(path);
      const name = parseTilePath(path);
      if (bytes && name?.kind === 'entries') for (const entry of decodeBundle(bytes, name.width) ?? []) tryKeep(keep, entry);
      return bytes;
    },
    async compare(platform, lots) {
      const findings: Finding[] = [];
      for (const lot of lots) findings.push(...compareLot(lot, logged.get(lot) ?? new Map(), await platform.bids(lot)));
      return findings;
    },
  };
}

/** An entry that is no JSON is the audit's to name. */
function tryKeep(keep: (entry: Uint8Array) => void, entry: Uint8Array): void {
  try {
    keep(entry);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

function compareLot(lot: number, logged: ReadonlyMap<number, Facts>, table: readonly Facts[]): Finding[] {
  const findings: Finding[] = [];
  const say = (seq: number, detail: string) => findings.push({ index: null, lot, seq, code: 'page_differs', detail });
  const last = Math.max(0, ...logged.keys());
  const seen = new Set<number>();
  for (const bid of table) {
    seen.add(bid.seq);
    const event = logged.get(bid.seq);
    if (!event) {
      if (bid.seq < last) say(bid.seq, 'a bid of the bid table is not in the log');
      continue;
    }
    for (const field of fields) {
      if (bid[field] !== event[field]) say(bid.seq, `${field} is ${bid[field]} in the bid table, ${event[field]} by the log`);
    }
  }
  for (const seq of logged.keys()) if (!seen.has(seq)) say(seq, 'a bid of the log is not in the bid table');
  return findings;
}
