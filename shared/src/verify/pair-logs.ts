import type { Country } from '../assistance/kinds.js';
import { readLeaf } from './read-leaf.js';

/** A log with the country that keeps it; entries are the texts of its leaves in their order. */
export interface PairedLog {
  readonly country: Country;
  readonly entries: readonly string[];
}

/** A message as one log tells it. */
export interface ToldMessage {
  readonly index: number;
  readonly at: string;
  readonly request: string;
  readonly from: Country;
  readonly to: Country;
  readonly seq: number;
  readonly step: string;
  readonly digest: string;
}

/** A message that stands in both logs alike. */
export interface Pair {
  readonly sent: ToldMessage;
  readonly received: ToldMessage;
}

/**
 * `not_received`: sent by one and not in the other's log. `not_sent`: the other has it, and this one never sent it. `differs`: both have it,
 * with another content or step. `repeated`: one log has it twice. `foreign`: a log tells a message as its own that is another's.
 */
export type MismatchCode = 'not_received' | 'not_sent' | 'differs' | 'repeated' | 'foreign';

export interface Mismatch {
  readonly code: MismatchCode;
  /** In whose log the entry stands, and where. */
  readonly country: Country;
  readonly message: ToldMessage;
  /** What the other log has of it. */
  readonly other: ToldMessage | null;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly mismatches: readonly Mismatch[];
  /** Sent so lately that the other side may not have kept them yet. */
  readonly underway: readonly ToldMessage[];
}

interface Side {
  readonly sent: Map<string, ToldMessage>;
  readonly received: Map<string, ToldMessage>;
}

const keyOf = ({ request, from, seq }: ToldMessage): string => `${request} ${from} ${seq}`;

/**
 * Lays two countries' logs side by side: each message about legal assistance between them must stand in both, with the same digest.
 * Nothing of a message's content is needed, or can be learned, for it.
 * @param underwayFromMs messages sent after this moment (ms, UTC) may still be under way; absent: none are
 */
export function pairLogs(a: PairedLog, b: PairedLog, underwayFromMs = Number.POSITIVE_INFINITY): Pairing {
  const mismatches: Mismatch[] = [];
  const [ofA, ofB] = [collect(a, b.country, mismatches), collect(b, a.country, mismatches)];
  const [there, back] = [match(a, b, ofA.sent, ofB.received), match(b, a, ofB.sent, ofA.received)];
  const all = [...mismatches, ...there.mismatches, ...back.mismatches];
  const isUnderway = ({ code, message }: Mismatch) => code === 'not_received' && Date.parse(message.at) > underwayFromMs;
  return {
    pairs: [...there.pairs, ...back.pairs].sort((one, other) => (one.sent.at < other.sent.at ? -1 : 1)),
    mismatches: all.filter((one) => !isUnderway(one)),
    underway: all.filter(isUnderway).map(({ message }) => message),
  };
}

/** The messages between the two that a log tells, each once. */
function collect({ country, entries }: PairedLog, other: Country, mismatches: Mismatch[]): Side {
  const side: Side = { sent: new Map(), received: new Map() };
  for (const [index, text] of entries.entries()) {
    // Reading every entry of a large log as JSON would take minutes.
    if (!text.includes('"kind":"assistance_')) continue;
    const leaf = readLeaf(text);
    if (leaf?.kind !== 'assistance_sent' && leaf?.kind !== 'assistance_received') continue;
    const { at, request, from, to, seq, step, digest } = leaf;
    const message: ToldMessage = { index, at, request, from, to, seq, step, digest };
    const [own, target] = leaf.kind === 'assistance_sent' ? [from, side.sent] : [to, side.received];
    if (own !== country || from === to) mismatches.push({ code: 'foreign', country, message, other: null });
    else if (from !== other && to !== other) continue;
    else if (target.has(keyOf(message))) mismatches.push({ code: 'repeated', country, message, other: target.get(keyOf(message)) ?? null });
    else target.set(keyOf(message), message);
  }
  return side;
}

function match(
  { country: sender }: PairedLog,
  { country: receiver }: PairedLog,
  sent: ReadonlyMap<string, ToldMessage>,
  received: ReadonlyMap<string, ToldMessage>,
): { pairs: Pair[]; mismatches: Mismatch[] } {
  const [pairs, mismatches]: [Pair[], Mismatch[]] = [[], []];
  for (const [key, message] of sent) {
    const other = received.get(key) ?? null;
    if (other === null) mismatches.push({ code: 'not_received', country: sender, message, other });
    else if (other.digest !== message.digest || other.step !== message.step || other.to !== message.to)
      mismatches.push({ code: 'differs', country: sender, message, other });
    else pairs.push({ sent: message, received: other });
  }
  for (const [key, message] of received) if (!sent.has(key)) mismatches.push({ code: 'not_sent', country: receiver, message, other: null });
  return { pairs, mismatches };
}
