import { z } from 'zod';
import { sealOf } from '../log/index.js';
import { minorSchema } from '../money/index.js';
import { fromHex, type Hashing } from '../tlog/index.js';
import type { LeafOf } from './read-leaf.js';
import type { Seal, Telling } from './story.js';

const lot = z.int();
const reserveSchema = z.strictObject({ lot, reserveMinor: minorSchema.nullable() });
const maximumSchema = z.strictObject({ lot, bidder: z.int(), maxMinor: minorSchema });

/** Opens a seal: the facts must be those that were sealed, and about this lot and bidder. */
export function* openSeal({ story, say }: Telling, leaf: LeafOf<'seal_opened'>): Hashing<void> {
  const seal = story.seals.get(leaf.sealed);
  if (seal === undefined) {
    if (story.settled) say({ code: 'seal_repeated', detail: `${leaf.sealed} opened after all seals were open` });
    else if (story.whole) say({ code: 'seal_unknown', detail: `${leaf.sealed} is sealed by no entry of the lot` });
    return;
  }
  if (seal.opened) return say({ code: 'seal_repeated', detail: `the seal of entry ${seal.index} was open already` });
  seal.opened = true;
  if (seal.of !== 'draft') story.unopened -= 1;
  const nonce = fromHex(leaf.nonce);
  const fits = nonce !== null && (yield* sealOf(leaf.facts, nonce)) === leaf.sealed;
  if (fits && readFacts(seal, leaf)) return;
  story.exact = false;
  const why = fits ? 'says something else than it should' : 'holds other facts than those shown';
  say({ code: 'seal_wrong', detail: `the seal of entry ${seal.index} ${why}` });
}

/** Takes the amount out of facts that fit the seal. @returns whether they are about what was sealed */
function readFacts(seal: Seal, { lot, facts }: LeafOf<'seal_opened'>): boolean {
  if (seal.of === 'draft') return true;
  if (seal.of === 'reserve') {
    const parsed = reserveSchema.safeParse(facts);
    if (!parsed.success || parsed.data.lot !== lot) return false;
    seal.amountMinor = parsed.data.reserveMinor === null ? null : BigInt(parsed.data.reserveMinor);
    return true;
  }
  const parsed = maximumSchema.safeParse(facts);
  if (!parsed.success || parsed.data.lot !== lot || parsed.data.bidder !== seal.bidder) return false;
  seal.amountMinor = BigInt(parsed.data.maxMinor);
  return true;
}
