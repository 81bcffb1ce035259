import type { Currency } from '@ochiq/shared/money';
import { amountText, escapeXml } from './xml-text.js';

/** A credit that the bank of a demo or of a test has booked. */
export interface BankedPayment {
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly remittance: string;
  readonly payerName: string;
  readonly payerAccount: string;
}

/** Writes the camt.053.001.08 of a bank that has booked some payments; for demos and tests, which have no bank. */
export function statementText(statement: {
  readonly id: string;
  readonly account: string;
  readonly currency: Currency;
  readonly at: Date;
  readonly payments: readonly BankedPayment[];
}): string {
  const { id, account, currency, at, payments } = statement;
  const sum = payments.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const day = at.toISOString().slice(0, 10);
  const accountId = /^\d+$/.test(account) ? `<Othr><Id>${account}</Id></Othr>` : `<IBAN>${account}</IBAN>`;
  const balance = (code: string, minor: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amountText(minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>` +
    `<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entries = payments.map(
    (one) => `<Ntry><NtryRef>${escapeXml(one.reference)}</NtryRef><Amt Ccy="${currency}">${amountText(one.amountMinor)}</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${escapeXml(one.reference)}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>${escapeXml(one.payerName)}</Nm></Pty></Dbtr>
<DbtrAcct><Id><Othr><Id>${escapeXml(one.payerAccount)}</Id></Othr></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>${escapeXml(one.remittance)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${escapeXml(id)}</MsgId><CreDtTm>${at.toISOString()}</CreDtTm></GrpHdr>
<Stmt><Id>${escapeXml(id)}</Id><CreDtTm>${at.toISOString()}</CreDtTm><Acct><Id>${accountId}</Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', 0n)}${balance('CLBD', sum)}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}
