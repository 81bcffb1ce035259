import type { Translated } from '@ochiq/shared/language';
import type { FactsOf, PaperHead, PaperPerson, Who } from '@ochiq/shared/papers';
import type { Tx } from '../base/index.js';
import { issuePaper, readHead } from '../papers/index.js';
import type { SaleLot, SaleRow } from './store.js';
import type { ShareRow } from './store-money.js';

/** What a paper begins with, and who stands behind its numbers. */
interface Ground {
  readonly head: PaperHead;
  readonly people: readonly PaperPerson[];
}

async function groundOf(tx: Tx, lotId: number, at: Date): Promise<Ground> {
  const read = await readHead(tx, lotId, at.toISOString());
  if (read === null) throw new Error(`lot ${lotId} of a sale was never published`);
  return read;
}

/** The number of a creditor of the case. @throws Error for a party that is none */
function creditorIn({ people }: Ground, partyId: string | null): Who {
  const found = people.find(({ who, id }) => who.startsWith('creditor:') && id === partyId);
  if (!found) throw new Error(`party ${partyId} is no creditor of the case`);
  return found.who;
}

/** The buyer by number, and everyone whom a paper of the sale names. */
function buyerOf(ground: Ground, { bidder, buyerId, partyId }: Pick<SaleRow, 'bidder' | 'buyerId' | 'partyId'>) {
  if (bidder === null) return { buyer: creditorIn(ground, partyId), people: ground.people };
  const buyer: Who = `bidder:${bidder}`;
  const person: PaperPerson[] = buyerId === null ? [] : [{ who: buyer, of: 'person', id: buyerId }];
  return { buyer, people: [...ground.people, ...person] };
}

/** `№ 12-A, 24.11.2026`, in every language the same. */
const numbered = (number: string, day: string): string => `№ ${number}, ${day.split('-').reverse().join('.')}`;

/** Issues the act of hand-over and acceptance, with the fact itself; once for each attempt to sell. */
export async function issueHandOverAct(tx: Tx, sale: SaleRow, at: Date): Promise<void> {
  const { lotId, attempt, paidAt, actNumber, actOn, priceMinor } = sale;
  if (paidAt === null || actNumber === null || actOn === null) throw new Error(`lot ${lotId} was handed over without payment or act`);
  const ground = await groundOf(tx, lotId, at);
  const { buyer, people } = buyerOf(ground, sale);
  const facts: FactsOf<'handover_act'> = {
    kind: 'handover_act',
    head: ground.head,
    buyer,
    priceMinor: priceMinor.toString(),
    paidAt: paidAt.toISOString(),
    act: numbered(actNumber, actOn),
    place: null,
    condition: null,
    items: [],
  };
  await issuePaper(tx, { lotId, facts, people, edition: attempt });
}

type Line = FactsOf<'distribution_statement'>['lines'][number];

/** The lines of a statement: costs and fee in one sum each, creditors by their number, what is left to the debtor. */
export function statementLines(shares: readonly ShareRow[], whoOf: (partyId: string | null) => Who): Line[] {
  const summed = (what: 'sale_costs' | 'enforcement_fee'): Line[] => {
    const own = shares.filter(({ rank }) => rank === what);
    const amountMinor = own.reduce((sum, { paidMinor }) => sum + paidMinor, 0n).toString();
    return own.length === 0 ? [] : [{ what, who: null, claimMinor: null, amountMinor }];
  };
  const parties = shares.filter(({ rank }) => rank !== 'sale_costs' && rank !== 'enforcement_fee');
  return [
    ...summed('sale_costs'),
    ...summed('enforcement_fee'),
    ...parties.map(({ rank, partyId, claimMinor, paidMinor }): Line => {
      const amountMinor = paidMinor.toString();
      if (rank === 'debtor') return { what: 'surplus', who: 'debtor', claimMinor: null, amountMinor };
      return { what: 'creditor', who: whoOf(partyId), claimMinor: claimMinor.toString(), amountMinor };
    }),
  ];
}

/** Issues the statement of a distribution that is carried out. */
export async function issueDistributionStatement(
  tx: Tx,
  { lotId, attempt }: Pick<SaleRow, 'lotId' | 'attempt'>,
  shares: readonly ShareRow[],
  at: Date,
): Promise<void> {
  const ground = await groundOf(tx, lotId, at);
  const received = shares.reduce((sum, { paidMinor }) => sum + paidMinor, 0n);
  const facts: FactsOf<'distribution_statement'> = {
    kind: 'distribution_statement',
    head: ground.head,
    receivedMinor: received.toString(),
    lines: statementLines(shares, (partyId) => creditorIn(ground, partyId)),
  };
  await issuePaper(tx, { lotId, facts, people: ground.people, edition: attempt });
}

interface Annulment {
  readonly court: Translated;
  readonly number: string;
  /** ISO day. */
  readonly day: string;
  readonly refundMinor: bigint;
}

/** Issues the notice that a court has annulled a sale. */
export async function issueAnnulmentNotice(
  tx: Tx,
  sale: Pick<SaleRow, 'lotId' | 'attempt' | 'bidder' | 'buyerId' | 'partyId'>,
  { court, number, day, refundMinor }: Annulment,
  at: Date,
): Promise<void> {
  const ground = await groundOf(tx, sale.lotId, at);
  const { buyer, people } = buyerOf(ground, sale);
  const facts: FactsOf<'annulment_notice'> = {
    kind: 'annulment_notice',
    head: ground.head,
    decidedBy: 'court',
    court,
    order: numbered(number, day),
    ground: null,
    buyer,
    refundMinor: refundMinor === 0n ? null : refundMinor.toString(),
  };
  await issuePaper(tx, { lotId: sale.lotId, facts, people, edition: sale.attempt });
}

/** Issues the offer to a creditor to keep what nobody bought; `edition` counts the creditors who were asked. */
export async function issueCreditorOffer(
  tx: Tx,
  { id: lotId, round }: Pick<SaleLot, 'id' | 'round'>,
  { partyId, priceMinor, until, edition }: { partyId: string; priceMinor: bigint; until: Date; edition: number },
  at: Date,
): Promise<void> {
  const ground = await groundOf(tx, lotId, at);
  const facts: FactsOf<'creditor_offer'> = {
    kind: 'creditor_offer',
    head: ground.head,
    creditor: creditorIn(ground, partyId),
    failedAuctions: round,
    offerMinor: priceMinor.toString(),
    answerBy: until.toISOString(),
  };
  await issuePaper(tx, { lotId, facts, people: ground.people, edition });
}
