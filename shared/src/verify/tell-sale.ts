import { type AftermathStep, type SaleStep, stepAftermath, stepSale } from '../settlement/index.js';
import type { LeafOf } from './read-leaf.js';
import type { LotLeaf, Sale, Story, Telling } from './story.js';

/** What follows the hammer. */
export const saleKinds = [
  'sale_due',
  'runner_up_offered',
  'sale_paid',
  'sale_defaulted',
  'handed_over',
  'transfer_confirmed',
  'distributed',
  'sale_annulled',
  'repeated',
  'creditor_offered',
  'creditor_taken',
  'creditor_declined',
  'returned_to_debtor',
] as const;
export type SaleLeaf = Extract<LotLeaf, { kind: (typeof saleKinds)[number] }>;

export const isOfSale = (leaf: LotLeaf): leaf is SaleLeaf => saleKinds.some((kind) => kind === leaf.kind);

/** Takes a step of the sale into the lot's story; on a lot with lost entries what it says is believed. */
export function tellSale(telling: Telling, leaf: SaleLeaf): void {
  switch (leaf.kind) {
    case 'sale_due':
    case 'runner_up_offered':
    case 'creditor_taken':
      return begin(telling, leaf);
    case 'transfer_confirmed':
      return confirmTransfer(telling, leaf);
    case 'repeated':
    case 'creditor_offered':
    case 'creditor_declined':
    case 'returned_to_debtor':
      return goOn(telling, leaf);
    default:
      return step(telling, leaf);
  }
}

/** A new attempt: the winner's after the close, the runner-up's after a default, a creditor's after their offer. */
function begin({ story, say }: Telling, leaf: LeafOf<'sale_due' | 'runner_up_offered' | 'creditor_taken'>): void {
  const { sale } = story;
  const complain = (detail: string) => story.whole && say({ code: 'sale_step_wrong', detail });
  if (leaf.attempt !== (sale?.attempt ?? 0) + 1) complain(`attempt ${leaf.attempt} after attempt ${sale?.attempt ?? 0}`);
  if (leaf.kind === 'sale_due' && sale !== null) complain(`sale_due of a lot whose attempt ${sale.attempt} is ${sale.state}`);
  if (leaf.kind === 'runner_up_offered') refuse(story, sale, 'offer_runner_up', say);
  if (leaf.kind === 'creditor_taken') goTo(story, 'creditor_takes', say);
  if (leaf.kind === 'creditor_taken') {
    if (story.whole && (leaf.priceMinor !== story.offeredMinor || BigInt(leaf.dueMinor) > BigInt(leaf.priceMinor))) {
      say({ code: 'sale_price_wrong', detail: `${leaf.dueMinor} due of ${leaf.priceMinor}, offered for ${story.offeredMinor}` });
    }
  } else judgeBuyer(story, leaf, say);
  story.sale = { attempt: leaf.attempt, state: 'to_pay', priceMinor: BigInt(leaf.priceMinor) };
}

function judgeBuyer({ closing, whole }: Story, leaf: LeafOf<'sale_due' | 'runner_up_offered'>, say: Telling['say']): void {
  if (closing === null || !whole) return;
  const { winner, runnerUp, priceMinor } = closing.leaf;
  const buyer = leaf.kind === 'sale_due' ? winner : runnerUp;
  const fits = leaf.kind === 'sale_due' ? leaf.priceMinor === priceMinor : BigInt(leaf.priceMinor) <= BigInt(priceMinor ?? 0);
  if (buyer === leaf.bidder && fits) return;
  const closed = `the lot closed at ${priceMinor} with ${buyer ?? 'nobody'}`;
  say({ code: 'sale_price_wrong', detail: `${leaf.priceMinor} of ${leaf.bidder}, but ${closed}` });
}

/** A registry hears of a buyer once the thing is theirs; a court may annul the sale before the registry answers. */
function confirmTransfer({ story, say }: Telling, leaf: LeafOf<'transfer_confirmed'>): void {
  const { sale, whole } = story;
  if (!whole) return;
  const isTheirs = sale !== null && sale.attempt === leaf.attempt && ['handed_over', 'distributed', 'annulled'].includes(sale.state);
  if (isTheirs) return;
  const detail = `transfer_confirmed of attempt ${leaf.attempt}, while attempt ${sale?.attempt ?? 0} was ${sale?.state ?? 'not due'}`;
  say({ code: 'sale_step_wrong', detail });
}

const saleStepOf = {
  sale_paid: 'pay',
  sale_defaulted: 'default',
  handed_over: 'hand_over',
  distributed: 'distribute',
  sale_annulled: 'annul',
} as const satisfies Record<string, SaleStep>;
const saleStateAfter = {
  sale_paid: 'paid',
  sale_defaulted: 'defaulted',
  handed_over: 'handed_over',
  distributed: 'distributed',
  sale_annulled: 'annulled',
} as const;

function step({ story, say }: Telling, leaf: LeafOf<keyof typeof saleStepOf>): void {
  const { sale } = story;
  if (story.whole && sale !== null && leaf.attempt !== sale.attempt) {
    say({ code: 'sale_step_wrong', detail: `${leaf.kind} of attempt ${leaf.attempt}, but attempt ${sale.attempt} is under way` });
  }
  refuse(story, sale, saleStepOf[leaf.kind], say);
  if (leaf.kind === 'sale_paid' && story.whole && sale !== null && BigInt(leaf.priceMinor) !== sale.priceMinor) {
    say({ code: 'sale_price_wrong', detail: `${leaf.priceMinor} paid, but ${sale.priceMinor} was due` });
  }
  if (leaf.kind === 'sale_defaulted' && leaf.forfeitedTo === 'proceeds') story.forfeitedMinor += BigInt(leaf.forfeitedMinor);
  if (leaf.kind === 'distributed') judgeDistribution(story, leaf, say);
  story.sale = { attempt: leaf.attempt, state: saleStateAfter[leaf.kind], priceMinor: sale?.priceMinor ?? 0n };
}

/** To the last minor unit: what is given out is what came in. */
function judgeDistribution(story: Story, leaf: LeafOf<'distributed'>, say: Telling['say']): void {
  if (story.sale === null || !story.whole) return;
  const given = leaf.ranks.reduce((sum, { paidMinor }) => sum + BigInt(paidMinor), BigInt(leaf.debtorMinor));
  const due = story.sale.priceMinor + story.forfeitedMinor;
  if (given !== due) say({ code: 'distribution_wrong', detail: `${given} distributed of ${due}` });
}

const aftermathStepOf = {
  repeated: 'repeat',
  creditor_offered: 'offer_creditor',
  creditor_declined: 'creditor_declines',
  returned_to_debtor: 'return_to_debtor',
} as const satisfies Record<string, AftermathStep>;

function goOn({ story, say }: Telling, leaf: LeafOf<keyof typeof aftermathStepOf>): void {
  const lapsedPayment = leaf.kind === 'creditor_declined' && story.aftermath === 'taken' && story.sale?.state === 'defaulted';
  goTo(story, lapsedPayment ? 'creditor_defaults' : aftermathStepOf[leaf.kind], say);
  if (leaf.kind === 'creditor_offered') story.offeredMinor = leaf.priceMinor;
}

/** A lot goes on without a buyer only when it was unsold, or its last buyer did not pay. */
function goTo(story: Story, wanted: AftermathStep, say: Telling['say']): void {
  const free = story.closing?.leaf.result === 'unsold' || story.sale?.state === 'defaulted';
  const refusal = free ? stepAftermath(story.aftermath, wanted) : 'lot_not_unsold';
  if (refusal !== null && story.whole)
    say({ code: 'sale_step_wrong', detail: `${wanted} while the lot was ${story.aftermath}: ${refusal}` });
  story.aftermath = aftermathAfter[wanted];
}

const aftermathAfter = {
  repeat: 'repeated',
  offer_creditor: 'offered',
  creditor_takes: 'taken',
  creditor_declines: 'declined',
  creditor_defaults: 'declined',
  return_to_debtor: 'returned',
} as const satisfies Record<AftermathStep, Story['aftermath']>;

function refuse(story: Story, sale: Sale | null, wanted: SaleStep, say: Telling['say']): void {
  if (!story.whole) return;
  const refusal = sale === null ? 'sale_unknown' : stepSale(sale.state, wanted);
  if (refusal !== null) say({ code: 'sale_step_wrong', detail: `${wanted} while the sale was ${sale?.state ?? 'not due'}: ${refusal}` });
}
