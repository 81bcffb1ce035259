import { createPublicKey, hash, verify } from 'node:crypto';
import {
  hashWith,
  type NoteSignature,
  parseNote,
  parseVerifierKey,
  signatureTypes,
  toBase64,
  type VerifierKey,
  type VerifyEd25519,
  verifyNote,
} from '@ochiq/shared/tlog';
import { z } from 'zod';
import { elapsedMs as monotoneMs } from '../base/index.js';

/** A witness that is asked to cosign, and the key that its cosignatures are checked with. */
export interface WitnessAddress {
  /** Without `/add-checkpoint`. */
  readonly url: string;
  readonly key: VerifierKey;
}

/** As much of `fetch` as is used here. */
export type Fetch = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; redirect: 'error'; signal: AbortSignal },
) => Promise<{ readonly status: number; readonly body: AsyncIterable<unknown> | null }>;

export interface WitnessesOptions {
  readonly witnesses: readonly WitnessAddress[];
  readonly fetch: Fetch;
  /** How long one witness may take over one checkpoint, its second try included. */
  readonly timeoutMs: number;
  /** Told why a witness did not cosign, at most once a minute for each. */
  readonly onError: (error: Error) => void;
  /** ms of a monotone clock. */
  readonly elapsedMs?: () => number;
}

export interface CosignRequest {
  /** A note that the log has signed. */
  readonly checkpoint: string;
  /** Leaves in its tree. */
  readonly size: number;
  /** The consistency proof from an earlier size of the same tree; null when there is none. Asked for sizes from 1 to `size - 1`. */
  proofFrom(oldSize: number): Promise<readonly Uint8Array[] | null> | null;
  /**
   * Leaves in the tree of the database, asked for when a witness has seen more than this checkpoint: another node may have signed
   * a later one meanwhile. Absent: nobody else signs.
   */
  sizeNow?(): Promise<number>;
}

/** A witness by its name, and the size that it holds. */
export interface WitnessSize {
  readonly name: string;
  readonly size: number;
}

export interface Cosigned {
  /** Verified, in the order of the witnesses; one from each that cosigned. */
  readonly signatures: readonly NoteSignature[];
  /**
   * A witness that says to have seen more of this log than there is: the database may be an old copy, and to go on would fork the
   * log. The log must not publish. Nothing but the witness's word stands behind it.
   */
  readonly ahead: WitnessSize | null;
  /** A witness that refuses our proof from what it holds: the tree that it saw is not the beginning of ours. The same holds. */
  readonly forked: WitnessSize | null;
}

/** All the witnesses of a log. */
export interface Witnesses {
  /** Asks every witness at once. Never rejects: what goes wrong with one costs its cosignature alone. */
  cosign(request: CosignRequest): Promise<Cosigned>;
}

/** What came of asking one witness; null when a later checkpoint of ours was there first. */
type Asked =
  | { readonly outcome: 'cosigned'; readonly signature: NoteSignature }
  | { readonly outcome: 'ahead' | 'forked'; readonly size: number }
  | null;

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** An answer is a line of a hundred bytes for each key, or a number. */
const answerLimitBytes = 16 * 1024;
const shownCharacters = 200;
const reportEachMs = 60_000;
const chunkSchema = z.instanceof(Uint8Array);

/** A client of C2SP tlog-witness. What it knows of the witnesses' sizes it learns by asking, and anew after a start. */
export function createWitnesses(options: WitnessesOptions): Witnesses {
  const { witnesses, onError, elapsedMs = monotoneMs } = options;
  const sizes = new Map<string, number>();
  const reportedMs = new Map<string, number>();
  let largestSize = 0;

  function report(name: string, error: unknown): void {
    const last = reportedMs.get(name);
    if (last !== undefined && elapsedMs() - last < reportEachMs) return;
    reportedMs.set(name, elapsedMs());
    onError(new Error(`the witness ${name} did not cosign: ${reasonOf(error)}`, { cause: error }));
  }

  async function ask(witness: WitnessAddress, request: CosignRequest): Promise<Asked> {
    const { name } = witness.key;
    const signal = AbortSignal.timeout(options.timeoutMs);
    // A larger old size than the checkpoint's would be malformed; from its own on, a witness that holds more says so.
    let oldSize = Math.min(sizes.get(name) ?? 0, request.size);
    for (let tries = 0; tries < 2; tries += 1) {
      const answer = await post(options.fetch, witness.url, await bodyOf(request, oldSize), signal);
      if (answer.status === 200) {
        const signature = await readSignature(request.checkpoint, answer.text, witness.key);
        sizes.set(name, Math.max(sizes.get(name) ?? 0, request.size));
        return { outcome: 'cosigned', signature };
      }
      if (answer.status === 422 && oldSize > 0) return { outcome: 'forked', size: oldSize };
      const heldSize = answer.status === 409 ? readSize(answer.text) : null;
      if (heldSize === null) throw new Error(`it answered ${answer.status} ${JSON.stringify(answer.text.slice(0, shownCharacters))}`);
      sizes.set(name, heldSize);
      if (heldSize > request.size) {
        if (heldSize > largestSize) largestSize = Math.max(largestSize, (await request.sizeNow?.()) ?? 0);
        return heldSize > largestSize ? { outcome: 'ahead', size: heldSize } : null;
      }
      // Earlier words of the protocol answer so to two roots of one size.
      if (heldSize === oldSize) return { outcome: 'forked', size: oldSize };
      oldSize = heldSize;
    }
    throw new Error('it named two sizes in a row');
  }

  return {
    async cosign(request) {
      largestSize = Math.max(largestSize, request.size);
      const signatures: NoteSignature[] = [];
      const found: Record<'ahead' | 'forked', WitnessSize | null> = { ahead: null, forked: null };
      const answers = witnesses.map((witness) => ask(witness, request).catch((error: unknown) => report(witness.key.name, error)));
      for (const [index, asked] of (await Promise.all(answers)).entries()) {
        const name = witnesses[index]?.key.name ?? '';
        if (asked?.outcome === 'cosigned') signatures.push(asked.signature);
        else if (asked && (found[asked.outcome]?.size ?? -1) < asked.size) found[asked.outcome] = { name, size: asked.size };
      }
      return { signatures, ...found };
    },
  };
}

async function bodyOf({ checkpoint, size, proofFrom }: CosignRequest, oldSize: number): Promise<string> {
  const proof = oldSize === 0 || oldSize === size ? [] : await proofFrom(oldSize);
  if (proof === null) throw new Error(`there is no proof from the size ${oldSize}`);
  return [`old ${oldSize}\n`, ...proof.map((hash) => `${toBase64(hash)}\n`), '\n', checkpoint].join('');
}

async function post(fetch: Fetch, url: string, body: string, signal: AbortSignal): Promise<Answer> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', headers, body, redirect: 'error', signal });
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of response.body ?? []) {
    const bytes = chunkSchema.parse(chunk);
    length += bytes.length;
    if (length > answerLimitBytes) throw new Error(`it answered more than ${answerLimitBytes} bytes`);
    chunks.push(bytes);
  }
  return { status: response.status, text: Buffer.concat(chunks).toString('utf8') };
}

/** The witness's own cosignature among the lines that it answered; others are passed over. @throws Error when there is no good one */
async function readSignature(checkpoint: string, lines: string, key: VerifierKey): Promise<NoteSignature> {
  const text = parseNote(checkpoint)?.text;
  if (text === undefined) throw new TypeError('the checkpoint is not a signed note');
  const note = parseNote(`${text}\n${lines}`);
  // A text with lines of its own would be another note.
  if (note?.text !== text) throw new Error('it answered something else than signatures');
  const verdict = await verifyNote(note, [key], verifyEd25519);
  const signature = note.signatures.find(({ name, id }) => name === key.name && id === key.id);
  if (verdict.outcome === 'refused' || signature === undefined) throw new Error('its cosignature is missing or not good');
  return signature;
}

function readSize(text: string): number | null {
  const size = /^(?:0|[1-9]\d{0,15})\n$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(size) ? size : null;
}

/** What went wrong, with the cause that `fetch` keeps apart. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

const verifyEd25519: VerifyEd25519 = async (publicKey, message, signature) => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verify(null, message, createPublicKey({ key, format: 'jwk' }), signature);
};

const urlSchema = z
  .string()
  .regex(/^https?:\/\/[^\s?#@=]+$/)
  .pipe(z.url());

function readWitness(item: string): WitnessAddress | string {
  // An address has no equals sign of its own, and so the first one separates.
  const split = item.indexOf('=');
  if (split < 0) return 'is not URL=VKEY';
  const url = urlSchema.safeParse(item.slice(0, split));
  if (!url.success) return 'does not begin with an http or https address without a question or a password';
  const key = hashWith(parseVerifierKey(item.slice(split + 1)), (bytes) => hash('sha256', bytes, 'buffer'));
  if (key === null) return 'does not end with a key (name+id+key)';
  if (key.type !== signatureTypes.cosignature) return 'has the key of a log; a witness prints its own when it starts';
  return { url: url.data.replace(/\/+$/, ''), key };
}

const witnessListSchema = z.string().transform((text, context): WitnessAddress[] => {
  const witnesses: WitnessAddress[] = [];
  for (const item of text.split(/\s+/).filter(Boolean)) {
    const witness = readWitness(item);
    if (typeof witness === 'string') context.addIssue(`${JSON.stringify(item)} ${witness}`);
    else if (witnesses.some(({ key }) => key.name === witness.key.name)) context.addIssue(`${witness.key.name} is named twice`);
    else witnesses.push(witness);
  }
  return witnesses;
});

/**
 * Reads the list of witnesses: `URL=VKEY`, separated by spaces or newlines. The key is the one that the witness prints.
 * @throws ZodError naming each item that is not usable
 */
export const parseWitnessList = (text: string): readonly WitnessAddress[] => witnessListSchema.parse(text);
