import { type Checkpoint, fromBase64, fromUtf8, hashLength, type Note, parseCheckpoint, parseNote } from '@ochiq/shared/tlog';

/** More hashes than any proof has; the protocol's own limit. */
const maxProofLength = 63;

/** What a log asks: to cosign a checkpoint that grew from the one of `oldSize`. Nothing in it is verified yet. */
export interface AddRequest {
  readonly oldSize: number;
  /** A consistency proof (RFC 6962, section 2.1.2). */
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  /** What the note's text says. */
  readonly checkpoint: Checkpoint;
}

/**
 * Reads the body of `add-checkpoint`: `old <size>`, a hash a line, an empty line, a signed checkpoint. Source: C2SP tlog-witness.
 * @returns null for anything that is not exactly that
 */
export function parseRequest(body: Uint8Array): AddRequest | null {
  const text = fromUtf8(body);
  const split = text?.indexOf('\n\n') ?? -1;
  if (text === null || split < 0) return null;
  const [first = '', ...lines] = text.slice(0, split).split('\n');
  const oldSize = parseSize(/^old (\d{1,16})$/.exec(first)?.[1] ?? '');
  const proof = lines.flatMap((line) => parseHash(line) ?? []);
  const note = parseNote(text.slice(split + 2));
  const checkpoint = note && parseCheckpoint(note.text);
  if (oldSize === null || lines.length > maxProofLength || proof.length !== lines.length || !note || !checkpoint) return null;
  return { oldSize, proof, note, checkpoint };
}

/** A number of leaves in decimal, without leading zeroes; null for anything else, and from 2^53 on. */
function parseSize(digits: string): number | null {
  const size = /^(?:0|[1-9]\d*)$/.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(size) ? size : null;
}

function parseHash(line: string): Uint8Array | null {
  const hash = fromBase64(line);
  return hash?.length === hashLength ? hash : null;
}
