import type { LogStatus } from '@ochiq/shared/log';
import { instantSchema } from '@ochiq/shared/time';
import {
  type Crypto,
  hashAsync,
  parseVerifierKey,
  type SignatureType,
  signatureTypes,
  type Trust,
  type VerifierKey,
} from '@ochiq/shared/tlog';
import { ref, shallowRef } from 'vue';
import { z } from 'zod';
import { ApiProblem } from '../api/problem';
import type { Store } from '../stores/browser-store';

const storedAs = 'ochiq.log';

const pinnedSchema = z.object({
  origin: z.string(),
  verifierKey: z.string(),
  /** Keys of the time before: those that the log named when it was first met, and those that a person has seen replaced. */
  oldKeys: z.array(z.string()).max(64),
  /** Every witness that the log has named: one that it names no more is still asked for. */
  witnessKeys: z.array(z.string()).max(256),
  since: instantSchema,
});
/** The log as this browser first met it. */
export type PinnedLog = z.output<typeof pinnedSchema>;

/** What the site says of its log. */
export type OfferedLog = Pick<LogStatus, 'origin' | 'verifierKey' | 'oldKeys' | 'witnessKeys' | 'problem'>;

export type Meeting = 'first' | 'same' | 'changed';

export interface TrustPorts {
  readonly store: Store;
  readonly crypto: Crypto;
  readonly readLog: () => Promise<OfferedLog>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/**
 * Whom this browser believes about the log. The key is kept when the log is first met; from then on only that key counts, and
 * another one that the site shows later is told to the person, who alone can take it.
 */
export function createTrustedLog({ store, crypto, readLog, now }: TrustPorts) {
  const pinned = shallowRef<PinnedLog | null>(readPinned());
  /** A log that the site has shown and that is not the kept one. */
  const other = shallowRef<OfferedLog | null>(null);
  /** What the log said of itself when it was last asked. */
  const complaint = ref<LogStatus['problem']>(null);
  let asking: Promise<Meeting> | null = null;

  function readPinned(): PinnedLog | null {
    const kept = pinnedSchema.safeParse(store.read(storedAs));
    return kept.success ? kept.data : null;
  }

  function pin({ oldKeys, witnessKeys, ...log }: PinnedLog): void {
    pinned.value = { ...log, oldKeys: [...new Set(oldKeys)].slice(0, 64), witnessKeys: [...new Set(witnessKeys)].slice(0, 256) };
    store.write(storedAs, pinned.value);
  }

  async function meet(): Promise<Meeting> {
    const offered = await readLog();
    complaint.value = offered.problem;
    if ((await readKey(offered.verifierKey))?.type !== signatureTypes.ed25519) throw new ApiProblem('internal');
    // Another tab may have met it meanwhile.
    const known = readPinned() ?? pinned.value;
    if (known === null) {
      pin(asNew(offered));
      return 'first';
    }
    if (offered.origin !== known.origin || offered.verifierKey !== known.verifierKey) {
      other.value = offered;
      return 'changed';
    }
    other.value = null;
    pin({ ...known, witnessKeys: [...known.witnessKeys, ...offered.witnessKeys] });
    return 'same';
  }

  /** Asks the site for its log and compares it with the kept one. Throws ApiProblem; CannotCheck without WebCrypto. */
  function ask(): Promise<Meeting> {
    asking ??= meet().finally(() => {
      asking = null;
    });
    return asking;
  }

  const asNew = ({ origin, verifierKey, oldKeys, witnessKeys }: OfferedLog): PinnedLog => ({
    origin,
    verifierKey,
    oldKeys,
    witnessKeys,
    since: now(),
  });

  /** Takes the other log in place of the kept one. With the same name it is one log with a new key: older receipts stay good. */
  function accept(): void {
    const taken = other.value;
    if (taken === null) return;
    const log = asNew(taken);
    const known = pinned.value?.origin === taken.origin ? pinned.value : null;
    if (known) pin({ ...log, oldKeys: [known.verifierKey, ...known.oldKeys], witnessKeys: [...known.witnessKeys, ...log.witnessKeys] });
    else pin(log);
    other.value = null;
  }

  async function readKey(text: string): Promise<VerifierKey | null> {
    return hashAsync(parseVerifierKey(text), (bytes) => crypto.sha256(bytes));
  }

  /** The keys of one type; what is no key, or one for another purpose, is left out and signs nothing. */
  async function readKeys(texts: readonly string[], type: SignatureType): Promise<VerifierKey[]> {
    const keys = await Promise.all(texts.map(readKey));
    return keys.flatMap((key) => (key?.type === type ? [key] : []));
  }

  /**
   * What receipts are checked against. Asks the site only when no log is known yet.
   * Throws ApiProblem when it is not known and cannot be asked for, CannotCheck without WebCrypto.
   */
  async function trust(): Promise<Trust> {
    if (pinned.value === null) await ask();
    const known = pinned.value;
    if (known === null) throw new ApiProblem('internal');
    const logKeys = await readKeys([known.verifierKey, ...known.oldKeys], signatureTypes.ed25519);
    const witnessKeys = await readKeys(known.witnessKeys, signatureTypes.cosignature);
    // Witnesses sign after the log does: a receipt is good without them, and better with them.
    return { origin: known.origin, logKeys, witnessKeys, witnessesNeeded: 0 };
  }

  return { pinned, other, complaint, ask, accept, trust };
}

export type TrustedLog = ReturnType<typeof createTrustedLog>;
