import { type Leaf, leafSchema } from '@ochiq/shared/log';
import {
  type Crypto,
  type ReceiptRefusal,
  type ReceiptVerdict,
  receiptSchema,
  type Signer,
  type Trust,
  verifyCheckpoint,
  verifyReceipt,
} from '@ochiq/shared/tlog';
import type { OwnBid } from './own-bid';

/** `other_entry`: proven, but not this bid. `key_changed`: signed by a log that is not the one this browser knows. */
export type CheckRefusal = ReceiptRefusal | 'other_entry' | 'key_changed';

type Proof = Extract<ReceiptVerdict, { outcome: 'ok' }>;

/** A proven receipt, with its entry read; `leaf` is null for an entry of a kind that this page does not know. */
export interface Proven extends Proof {
  readonly leaf: Leaf | null;
  /** Witnesses that could have signed. */
  readonly witnessesKnown: number;
}

interface Refused {
  readonly outcome: 'refused';
  readonly code: CheckRefusal;
  /** Who signed the checkpoint, where it was good and only the entry was not in it. */
  readonly witnesses: readonly Signer[];
}

export type Check = Proven | Refused;

/**
 * Checks a receipt from anywhere, and with `bid` that it is of that bid. Bad input is refused.
 * Throws CannotCheck, when nothing can be said.
 */
export async function checkReceipt(receipt: unknown, trust: Trust, crypto: Crypto, bid?: OwnBid): Promise<Check> {
  const verdict = await verifyReceipt(receipt, trust, crypto);
  if (verdict.outcome === 'refused') return { ...verdict, witnesses: await witnessesOf(receipt, trust, crypto) };
  const leaf = readLeaf(verdict.receipt.entry);
  if (bid && !isOfBid(leaf, bid)) return { outcome: 'refused', code: 'other_entry', witnesses: verdict.witnesses };
  return { ...verdict, leaf, witnessesKnown: new Set(trust.witnessKeys.map(({ name }) => name)).size };
}

async function witnessesOf(receipt: unknown, trust: Trust, crypto: Crypto): Promise<readonly Signer[]> {
  const parsed = receiptSchema.safeParse(receipt);
  if (!parsed.success) return [];
  const verdict = await verifyCheckpoint(parsed.data.checkpoint, trust, crypto.verifyEd25519);
  return verdict.outcome === 'verified' ? verdict.witnesses : [];
}

function readLeaf(entry: string): Leaf | null {
  const leaf = leafSchema.safeParse(JSON.parse(entry));
  return leaf.success ? leaf.data : null;
}

function isOfBid(leaf: Leaf | null, bid: OwnBid): boolean {
  if (leaf?.kind !== 'bid') return false;
  return (
    leaf.lot === bid.lot &&
    leaf.seq === bid.seq &&
    Date.parse(leaf.at) === Date.parse(bid.at) &&
    (bid.bidder === null || (leaf.bidder === bid.bidder && (leaf.leader === bid.bidder) === bid.leading)) &&
    leaf.amountMinor === bid.amountMinor &&
    leaf.priceMinor === bid.priceMinor
  );
}

/** Each witness that signed, once, by its name. */
export function witnessNames(signers: readonly Signer[]): string[] {
  return [...new Set(signers.map(({ key }) => key.name))];
}

export const steps = ['format', 'origin', 'signature', 'witnesses', 'inclusion'] as const;
export type StepName = (typeof steps)[number];

/** `none`: there was nothing to check, which is no fault. `open`: not reached. */
export type StepState = 'good' | 'bad' | 'none' | 'open';

const failingStep: Record<CheckRefusal, StepName | null> = {
  malformed: 'format',
  wrong_origin: 'origin',
  key_changed: 'signature',
  unsigned: 'signature',
  bad_signature: 'signature',
  too_few_witnesses: 'witnesses',
  wrong_size: 'inclusion',
  not_included: 'inclusion',
  other_entry: null,
};

/** How far a check came, for people to follow. */
export function stepsOf(check: Check): { name: StepName; state: StepState }[] {
  const failing = check.outcome === 'ok' ? null : failingStep[check.code];
  const last = failing === null ? steps.length : steps.indexOf(failing);
  return steps.map((name, index) => {
    if (index === last) return { name, state: 'bad' };
    if (index > last) return { name, state: 'open' };
    return { name, state: name === 'witnesses' && check.witnesses.length === 0 ? 'none' : 'good' };
  });
}
