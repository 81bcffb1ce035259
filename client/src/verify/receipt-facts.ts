import { type Leaf, leafSchema } from '@ochiq/shared/log';
import { type Currency, formatMoney } from '@ochiq/shared/money';
import { parseCheckpoint, parseNote, receiptSchema, toBase64 } from '@ochiq/shared/tlog';
import type { useWords } from '../i18n/use-words';

export type Words = Pick<ReturnType<typeof useWords>, 't' | 'moment' | 'money' | 'number' | 'language'>;

/** One thing that a receipt says: the name of a message, and the value in the reader's language. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What a receipt says before anything of it is proven; null for what has not the form of one. */
export interface Claim {
  readonly leaf: Leaf | null;
  readonly entry: string;
  readonly index: number;
  readonly origin: string;
  readonly size: number | null;
  readonly root: string | null;
}

/** Reads a receipt without checking it. */
export function readClaim(receipt: unknown): Claim | null {
  const parsed = receiptSchema.safeParse(receipt);
  if (!parsed.success) return null;
  const { entry, index, origin, checkpoint } = parsed.data;
  const leaf = leafSchema.safeParse(JSON.parse(entry));
  const tree = parseCheckpoint(parseNote(checkpoint)?.text ?? '');
  const root = tree && toBase64(tree.root);
  return { leaf: leaf.success ? leaf.data : null, entry, index, origin, size: tree?.size ?? null, root };
}

/** The lot and the number on the lot that an entry has, where it has them. */
export function placeOf(leaf: Leaf | null): { lot: number | null; seq: number | null } {
  return { lot: leaf && 'lot' in leaf ? (leaf.lot ?? null) : null, seq: leaf && 'seq' in leaf ? leaf.seq : null };
}

const told = ['published', 'opened', 'bid', 'closed', 'withdrawn'] as const;

/**
 * A receipt in plain words.
 * @param currency null where it is not known: an entry of a bid has the amount alone
 */
export function receiptFacts({ leaf, index, origin, size, root }: Claim, words: Words, currency: Currency | null): Fact[] {
  const { t, moment, number } = words;
  const facts: Fact[] = [];
  if (leaf !== null) {
    const { lot, seq } = placeOf(leaf);
    facts.push({ name: 'receipt.fact.event', value: t(`receipt.event.${told.find((kind) => kind === leaf.kind) ?? 'other'}`) });
    if (lot !== null) facts.push({ name: 'receipt.fact.lot', value: `№ ${lot}` });
    facts.push(...factsOfKind(leaf, words, currency), { name: 'receipt.fact.at', value: moment(leaf.at, 'exact') });
    if (seq !== null) facts.push({ name: 'receipt.fact.seq', value: number(seq) });
  }
  facts.push({ name: 'receipt.fact.index', value: number(index) }, { name: 'receipt.fact.log', value: origin });
  if (size !== null) facts.push({ name: 'receipt.fact.size', value: number(size) });
  if (root !== null) facts.push({ name: 'receipt.fact.root', value: root });
  return facts;
}

function factsOfKind(leaf: Leaf, { t, money, language }: Words, currency: Currency | null): Fact[] {
  const bidder = (value: number) => t('word.bidder', { number: value });
  const amount = (minor: string) => (currency === null ? bareAmount(minor, language.value) : money(minor, currency));
  switch (leaf.kind) {
    case 'bid':
      return [
        { name: 'receipt.fact.bidder', value: bidder(leaf.bidder) },
        { name: currency === null ? 'receipt.fact.amountBare' : 'receipt.fact.amount', value: amount(leaf.amountMinor) },
        { name: 'receipt.fact.price', value: amount(leaf.priceMinor) },
        { name: 'receipt.fact.leader', value: bidder(leaf.leader) },
      ];
    case 'closed':
      if (leaf.winner === null || leaf.priceMinor === null) return [];
      return [
        { name: 'receipt.fact.winner', value: bidder(leaf.winner) },
        { name: 'receipt.fact.price', value: amount(leaf.priceMinor) },
      ];
    default:
      return [];
  }
}

/** Major units without a currency: all currencies have the same minor digits. */
const bareAmount = (minor: string, language: string) => formatMoney(minor, 'UZS', language).replace(/\sUZS$/, '');

/** A name for the receipt's files, without an ending. */
export function fileName(claim: Claim | null): string {
  const { lot, seq } = placeOf(claim?.leaf ?? null);
  const parts = [lot, seq ?? claim?.index].filter((part) => part !== null && part !== undefined);
  return ['ochiq-receipt', ...parts].join('-');
}
