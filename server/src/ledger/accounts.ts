import type { Currency } from '@ochiq/shared/money';

/*
 * The codes of all accounts, and nothing else makes one. A code holds lot numbers, bidder numbers, ids of parties and rows,
 * never a name or a bank account. A debit is positive: `bank` is positive while money lies there, what is owed is negative.
 */

/** Our account at the bank, one per currency. */
export const bank = (currency: Currency): string => `bank:${currency}`;

/** What a bidder has paid as a deposit on a lot and still has there. */
export const deposit = (lotId: number, bidder: number): string => `deposit:${lotId}:${bidder}`;

/** What the buyer of a lot has paid in towards its price so far, the deposit included once it is applied. */
export const price = (lotId: number): string => `price:${lotId}`;

/** The price of a lot that is paid in full, until it is distributed. */
export const proceeds = (lotId: number): string => `proceeds:${lotId}`;

/** Deposits of a lot that were lost to a default. */
export const forfeited = (lotId: number): string => `forfeited:${lotId}`;

/** Money of a bank entry that names no reference of ours; `entryId` is the entry's row. */
export const unmatched = (entryId: number): string => `unmatched:${entryId}`;

/** Money that the bank took from our account without an order of ours, such as its charges. */
export const unordered = (entryId: number): string => `unordered:${entryId}`;

/** What is owed by one row of `payable`, until it is sent. */
export const payable = (payableId: number): string => `payable:${payableId}`;

/** Money that a payment file has ordered away and the bank has not yet booked. */
export const inTransit = (currency: Currency): string => `in_transit:${currency}`;

/** Costs of enforcement that a lot's proceeds repay to the office. */
export const costs = (lotId: number): string => `costs:${lotId}`;

/** The fee of enforcement taken from a lot's proceeds. */
export const fee = (lotId: number): string => `fee:${lotId}`;

/** A creditor's share of a lot's proceeds. */
export const creditor = (lotId: number, partyId: string): string => `creditor:${lotId}:${partyId}`;

/** What is left of a lot's proceeds for its debtor. */
export const debtor = (lotId: number): string => `debtor:${lotId}`;

/** Money that came for the debt of a case from one source (the debtor, a seized account, seized income) and is not given out yet. */
export const debt = (caseId: number, source: string): string => `debt:${caseId}:${source}`;

/** A creditor's share of what came for the debt of a case, and the shares that repay costs and the fee. */
export const caseCreditor = (caseId: number, partyId: string): string => `case_creditor:${caseId}:${partyId}`;
export const caseCosts = (caseId: number): string => `case_costs:${caseId}`;
export const caseFee = (caseId: number): string => `case_fee:${caseId}`;

/** What we must get back from whoever an account of a creditor or debtor stands for: it was paid out, and its sale annulled. */
export const receivable = (account: string): string => `receivable:${account}`;

/** What every code looks like. */
export const accountPattern = /^[a-z]+(_[a-z]+)*(:[A-Za-z0-9-]+)+$/;
