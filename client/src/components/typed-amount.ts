/** Where a person's typing stands: the text shown and the caret in it. */
export interface TypedAmount {
  text: string;
  caret: number;
}

const groupGap = '\u00a0';

/**
 * Groups the digits of an amount while it is typed ("1250000" becomes "1 250 000") and keeps the caret behind the same digit.
 * Letters are dropped; a comma or point begins at most two decimals.
 */
export function regroup(raw: string, caret: number): TypedAmount {
  const signs = (text: string) => text.replace(/[^\d.,]/g, '').length;
  const before = signs(raw.slice(0, caret));
  const [whole = '', ...rest] = raw.replace(/[^\d.,]/g, '').split(/[.,]/);
  const digits = whole.replace(/^0+(?=\d)/, '').slice(0, 14);
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, groupGap);
  const text = rest.length > 0 ? `${grouped || '0'},${rest.join('').slice(0, 2)}` : grouped;
  let at = 0;
  for (let seen = 0; at < text.length && seen < before; at += 1) if (text[at] !== groupGap) seen += 1;
  return { text, caret: at };
}

/** Minor units (two decimals) as the text of an amount field. */
export function amountText(minor: string | null): string {
  if (minor === null) return '';
  const amount = BigInt(minor);
  const cents = amount % 100n;
  const whole = (amount / 100n).toString();
  const text = cents === 0n ? whole : `${whole},${cents.toString().padStart(2, '0')}`;
  return regroup(text, text.length).text;
}
