import { type Currency, currencySchema, maxAmountMinor } from '@ochiq/shared/money';
import { StatementFault } from './statement-fault.js';
import { type Element, find, findAll, readXml, textAt } from './xml-tree.js';

/** One booked movement. An entry that gathers several payments is taken apart. */
export interface StatementEntry {
  readonly line: number;
  /** The same in every statement that shows this movement, unique at our account. */
  readonly bankReference: string;
  readonly direction: 'credit' | 'debit';
  /** Positive. */
  readonly amountMinor: bigint;
  readonly bookedOn: string;
  readonly endToEndId: string | null;
  readonly otherName: string | null;
  readonly otherAccount: string | null;
  readonly otherBank: string | null;
  /** All that the payer wrote, one piece a line. */
  readonly remittance: string;
  /** The bank's reason where the movement brings a payment back. */
  readonly returnReason: string | null;
}

export interface Statement {
  readonly line: number;
  readonly id: string;
  readonly account: string;
  readonly currency: Currency;
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly entries: readonly StatementEntry[];
}

const namespaces = new Set(['urn:iso:std:iso:20022:tech:xsd:camt.053.001.02', 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08']);

const need = <T>(value: T | null, at: Element, what: string): T => {
  if (value === null) throw new StatementFault('statement_incomplete', at.line, `${what} is missing in ${at.name}`);
  return value;
};

/**
 * Reads a bank statement, camt.053.001.02 or .08, whole: movements that are booked, of accounts that the caller must know.
 * Source: ISO 20022 Bank-to-Customer Cash Management, BankToCustomerStatement.
 * @throws StatementFault statement_not_xml, statement_unknown, statement_incomplete, statement_foreign_currency, statement_not_balanced
 */
export function readCamt053(text: string): Statement[] {
  const { root, namespace } = readXml(text);
  if (root.name !== 'Document' || !namespaces.has(namespace)) {
    throw new StatementFault('statement_unknown', root.line, `${root.name} of ${namespace || 'no namespace'}`);
  }
  const statements = findAll(root, 'BkToCstmrStmt', 'Stmt').map(readStatement);
  if (statements.length === 0) throw new StatementFault('statement_incomplete', root.line, 'there is no Stmt');
  return statements;
}

function readStatement(at: Element): Statement {
  const account = need(textAt(at, 'Acct', 'Id', 'IBAN') ?? textAt(at, 'Acct', 'Id', 'Othr', 'Id'), at, 'the account').replace(/\s/g, '');
  const opening = need(balanceOf(at, ['OPBD', 'PRCD']), at, 'the opening balance');
  const closing = need(balanceOf(at, ['CLBD']), at, 'the closing balance');
  const { currency } = opening;
  const named = textAt(at, 'Acct', 'Ccy');
  for (const other of [closing.currency, named ?? currency]) {
    if (other !== currency) throw new StatementFault('statement_foreign_currency', at.line, `${other} in a statement in ${currency}`);
  }
  const id = need(textAt(at, 'Id'), at, 'Id');
  const entries = findAll(at, 'Ntry')
    .filter((entry) => (textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts')) === 'BOOK')
    .flatMap((entry, index) => readEntry(entry, { id, currency, index }));
  const sum = entries.reduce((total, one) => total + (one.direction === 'credit' ? one.amountMinor : -one.amountMinor), 0n);
  if (opening.minor + sum !== closing.minor) {
    const detail = `${opening.minor} and movements of ${sum} make ${opening.minor + sum}, not ${closing.minor}`;
    throw new StatementFault('statement_not_balanced', at.line, detail);
  }
  return { line: at.line, id, account, currency, openingMinor: opening.minor, closingMinor: closing.minor, entries };
}

function balanceOf(at: Element, codes: readonly string[]): { minor: bigint; currency: Currency } | null {
  for (const code of codes) {
    const balance = findAll(at, 'Bal').find((one) => textAt(one, 'Tp', 'CdOrPrtry', 'Cd') === code);
    if (balance === undefined) continue;
    const { minor, currency } = amountOf(need(find(balance, 'Amt'), balance, 'Amt'));
    return { minor: directionOf(balance) === 'credit' ? minor : -minor, currency };
  }
  return null;
}

function directionOf(at: Element): 'credit' | 'debit' {
  const word = need(textAt(at, 'CdtDbtInd'), at, 'CdtDbtInd');
  if (word !== 'CRDT' && word !== 'DBIT') throw new StatementFault('statement_incomplete', at.line, `${word} is no direction`);
  return word === 'CRDT' ? 'credit' : 'debit';
}

/** An amount of at most two decimals that are not zero. */
function amountOf(at: Element): { minor: bigint; currency: Currency } {
  const currency = currencySchema.safeParse(at.attributes.get('Ccy'));
  if (!currency.success) throw new StatementFault('statement_foreign_currency', at.line, `${at.attributes.get('Ccy') ?? 'no currency'}`);
  const match = /^(\d{1,14})(?:\.(\d{1,2})0*)?$/.exec(at.text.trim());
  const minor = match === null ? null : BigInt(match[1] ?? 0) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  if (minor === null || minor > maxAmountMinor) throw new StatementFault('statement_incomplete', at.line, `${at.text.trim()} is no amount`);
  return { minor, currency: currency.data };
}

function readEntry(at: Element, { id, currency, index }: { id: string; currency: Currency; index: number }): StatementEntry[] {
  const whole = amountIn(at, need(find(at, 'Amt'), at, 'Amt'), currency);
  const bookedOn = need(textAt(at, 'BookgDt', 'Dt') ?? textAt(at, 'BookgDt', 'DtTm'), at, 'BookgDt').slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(bookedOn)) throw new StatementFault('statement_incomplete', at.line, `${bookedOn} is no date`);
  const reference = textAt(at, 'AcctSvcrRef') ?? `${id}/${textAt(at, 'NtryRef') ?? index + 1}`;
  const direction = directionOf(at);
  const details = findAll(at, 'NtryDtls', 'TxDtls');
  const parts = details.length > 1 ? details : [details[0] ?? null];
  const entries = parts.map((part, place): StatementEntry => {
    const amount = part === null || parts.length === 1 ? null : need(partAmount(part), part, 'Amt');
    return {
      line: (part ?? at).line,
      bankReference: parts.length === 1 ? reference : `${reference}/${place + 1}`,
      direction,
      amountMinor: amount === null ? whole : amountIn(part ?? at, amount, currency),
      bookedOn,
      ...partyOf(part, direction),
      endToEndId: part && textAt(part, 'Refs', 'EndToEndId'),
      remittance: remittanceOf(at, part),
      returnReason:
        part && (textAt(part, 'RtrInf', 'Rsn', 'Cd') ?? textAt(part, 'RtrInf', 'Rsn', 'Prtry') ?? (find(part, 'RtrInf') && '-')),
    };
  });
  const sum = entries.reduce((total, one) => total + one.amountMinor, 0n);
  if (sum !== whole) throw new StatementFault('statement_not_balanced', at.line, `the payments of the entry make ${sum}, not ${whole}`);
  return entries;
}

/** .08 has the amount of one payment beside its details, .02 within them. */
const partAmount = (part: Element): Element | null => find(part, 'Amt') ?? find(part, 'AmtDtls', 'TxAmt', 'Amt');

function amountIn(at: Element, amount: Element, currency: Currency): bigint {
  const found = amountOf(amount);
  if (found.currency !== currency) {
    throw new StatementFault('statement_foreign_currency', at.line, `${found.currency} in a statement in ${currency}`);
  }
  if (found.minor === 0n) throw new StatementFault('statement_incomplete', at.line, 'a movement of nothing');
  return found.minor;
}

function partyOf(part: Element | null, direction: 'credit' | 'debit') {
  const [who, bank] = direction === 'credit' ? (['Dbtr', 'DbtrAgt'] as const) : (['Cdtr', 'CdtrAgt'] as const);
  if (part === null) return { otherName: null, otherAccount: null, otherBank: null };
  const account =
    [...findAll(part, 'RltdPties', `${who}Acct`, 'Id')].map((id) => textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id'))[0] ?? null;
  const agent = find(part, 'RltdAgts', bank, 'FinInstnId');
  return {
    otherName: textAt(part, 'RltdPties', who, 'Pty', 'Nm') ?? textAt(part, 'RltdPties', who, 'Nm'),
    otherAccount: account?.replace(/\s/g, '') ?? null,
    otherBank:
      agent && (textAt(agent, 'BICFI') ?? textAt(agent, 'BIC') ?? textAt(agent, 'ClrSysMmbId', 'MmbId') ?? textAt(agent, 'Othr', 'Id')),
  };
}

function remittanceOf(at: Element, part: Element | null): string {
  const pieces = [
    ...(part === null ? [] : findAll(part, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref')),
    ...(part === null ? [] : findAll(part, 'RmtInf', 'Ustrd')),
    ...(part === null ? [] : findAll(part, 'AddtlTxInf')),
    ...findAll(at, 'AddtlNtryInf'),
  ];
  return pieces.map(({ text }) => text.trim()).join('\n');
}
