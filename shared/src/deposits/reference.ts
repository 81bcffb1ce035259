/** What a payment is for: a deposit (D) or the rest of a price (P) of a bidder at a lot, or the debt of an enforcement case (E). */
export type ReferencePurpose = PaymentReference['purpose'];

export interface LotReference {
  readonly purpose: 'D' | 'P';
  readonly lotId: number;
  readonly bidder: number;
}
export interface DebtReference {
  readonly purpose: 'E';
  readonly caseId: number;
}
export type PaymentReference = LotReference | DebtReference;

const lotDigits = 8;
const bidderDigits = 6;
/** Stands where a bidder's number would: a case has one debtor. */
const debtor = 1;

/** Of letters as ISO 7064 counts them: A is 10, Z is 35. */
const digitsOf = (text: string): string => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

/** The rest by 97, digit by digit: the number is longer than a float holds. */
const modulo97 = (digits: string): number => [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);

/** Whether a text with its first four characters put last is 1 modulo 97. Source: ISO 7064 MOD 97-10, as IBAN and ISO 11649 use it. */
export const hasCheckDigits = (text: string): boolean => modulo97(digitsOf(text.slice(4) + text.slice(0, 4))) === 1;

/**
 * The payment reference of a bidder at a lot, or of a case's debt: an ISO 11649 creditor reference, always 19 characters, "RF" and two check
 * digits first. It is made of its parts alone, so that each bidder at each lot, and each case, has exactly one.
 */
export function referenceOf(reference: PaymentReference): string {
  const [lotId, bidder] = reference.purpose === 'E' ? [reference.caseId, debtor] : [reference.lotId, reference.bidder];
  const body = `${reference.purpose}${String(lotId).padStart(lotDigits, '0')}${String(bidder).padStart(bidderDigits, '0')}`;
  if (body.length !== 1 + lotDigits + bidderDigits) throw new Error(`no reference for ${reference.purpose} ${lotId}, ${bidder}`);
  const check = 98 - modulo97(digitsOf(`${body}RF00`));
  return `RF${String(check).padStart(2, '0')}${body}`;
}

/** In groups of four, as ISO 11649 prints it for people. */
export const printedReference = (reference: string): string => reference.replace(/(.{4})(?=.)/g, '$1 ');

/**
 * Finds a reference of ours in what a payer wrote: spaces, dashes, points, slashes and case do not matter, nor what stands around it.
 * @returns null when there is none with right check digits, or when there are two different ones
 */
export function findReference(text: string): PaymentReference | null {
  const dense = text.toUpperCase().replace(/[\s\u00a0.\-/]/g, '');
  const found = [...dense.matchAll(/RF\d{2}(?=([DEP])(\d{8})(\d{6}))/g)].flatMap((match) => {
    const reference = dense.slice(match.index, match.index + 19);
    return hasCheckDigits(reference) ? [reference] : [];
  });
  const [reference] = found;
  if (reference === undefined || found.some((other) => other !== reference)) return null;
  const lotId = Number(reference.slice(5, 13));
  const bidder = Number(reference.slice(13));
  if (lotId === 0 || bidder === 0) return null;
  if (reference[4] === 'E') return bidder === debtor ? { purpose: 'E', caseId: lotId } : null;
  return { purpose: reference[4] === 'P' ? 'P' : 'D', lotId, bidder };
}
