import {
  cosignatureMessage,
  formatNote,
  hashWith,
  type Note,
  type NoteSignature,
  signatureOf,
  type VerifierKey,
  verifyNote,
} from '@ochiq/shared/tlog';
import { sha256, verifyEd25519 } from './ed25519.js';
import type { Evidence } from './evidence.js';
import type { Held, Shelf } from './held.js';
import { type Fork, judge } from './judge.js';
import type { WitnessKey } from './key.js';
import { type AddRequest, parseRequest } from './parse-request.js';

/** The keys of each log that is watched, by its origin. */
export type Logs = ReadonlyMap<string, readonly VerifierKey[]>;

/** What `add-checkpoint` answers. */
export type AddAnswer =
  /** Signature lines of a note. */
  | { readonly status: 200; readonly lines: string }
  /** The size that is held. */
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422; readonly reason: string };

export interface Witness {
  /** Takes the body of an `add-checkpoint` request; any bytes are answered, and it rejects only when the disk fails. */
  add(body: Uint8Array): Promise<AddAnswer>;
}

export interface WitnessOptions {
  readonly key: WitnessKey;
  readonly logs: Logs;
  readonly shelf: Shelf;
  readonly evidence: Evidence;
  /** Seconds since the epoch, UTC. */
  readonly nowSeconds: () => number;
  /** Takes a line that a person should read at once. */
  readonly alarm: (line: string) => void;
}

/** A witness: cosigns the checkpoints of the logs that it knows, and of each only such as grew from the last. */
export function createWitness({ key, logs, shelf, evidence, nowSeconds, alarm }: WitnessOptions): Witness {
  const inTurn = createTurns();

  /** A signature over the text, of this moment. */
  function cosign(text: string): NoteSignature {
    const timeSeconds = nowSeconds();
    return signatureOf(key.verifier, key.sign(cosignatureMessage(text, timeSeconds)), timeSeconds);
  }

  async function report(fork: Fork, refused: Note, held: Held, origin: string): Promise<void> {
    const words =
      fork === 'proven'
        ? `FORK: ${origin} has signed two different trees of size ${held.checkpoint.size}`
        : `POSSIBLE FORK: ${origin} has signed a tree that was not shown to have grown from the one of size ${held.checkpoint.size}`;
    try {
      const path = await evidence.keep(fork, refused, held);
      if (path !== null) alarm(`!!! ${words}; see ${path} and, beside it, what this witness holds`);
    } catch (error) {
      alarm(`!!! ${words}; it could not be kept: ${String(error)}`);
    }
  }

  /** From the look at what is held to the new one on the disk; a second request in between could roll the log back. */
  async function decide(request: AddRequest, signed: Note): Promise<AddAnswer> {
    const { origin } = request.checkpoint;
    const held = await shelf.read(origin);
    const judgement = hashWith(judge(held?.checkpoint ?? null, request), sha256);
    if (judgement.outcome === 'refused') {
      if (judgement.fork !== null && held !== null) await report(judgement.fork, signed, held, origin);
      if (judgement.status === 409) return { status: 409, size: held?.checkpoint.size ?? 0 };
      const reason = judgement.status === 400 ? 'the old size is larger than the checkpoint' : 'not consistent with the last checkpoint';
      return { status: judgement.status, reason };
    }
    const signature = cosign(signed.text);
    // Anybody can send the last checkpoint again; that needs no disk.
    if (held?.note.text !== signed.text)
      await shelf.write(origin, formatNote({ ...signed, signatures: [...signed.signatures, signature] }));
    return { status: 200, lines: formatNote({ text: signed.text, signatures: [signature] }).slice(signed.text.length + 1) };
  }

  return {
    async add(body) {
      const request = parseRequest(body);
      if (request === null) return { status: 400, reason: 'not a request of add-checkpoint' };
      const { note, checkpoint } = request;
      const keys = logs.get(checkpoint.origin);
      if (keys === undefined) return { status: 404, reason: 'not a log that this witness knows' };
      const verdict = await verifyNote(note, keys, verifyEd25519);
      if (verdict.outcome === 'refused') return { status: 403, reason: 'not signed by the log' };
      return inTurn(checkpoint.origin, () => decide(request, signedBy(note, keys)));
    },
  };
}

/** The note with the signatures of these keys alone, once each: others could be anything, and are kept nowhere. */
function signedBy({ text, signatures }: Note, keys: readonly VerifierKey[]): Note {
  const of = (key: VerifierKey) => signatures.find(({ name, id }) => name === key.name && id === key.id) ?? [];
  return { text, signatures: keys.flatMap(of) };
}

/** Lets one thing at a time happen under each name, in the order of asking. */
function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const lasts = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (lasts.get(name) ?? Promise.resolve()).then(work);
    lasts.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
