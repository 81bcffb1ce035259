import type { PayoutAccount, PayTo } from '@ochiq/shared/deposits';
import { amountText, escapeXml } from './xml-text.js';

/** One payment out. */
export interface Payment {
  readonly endToEndId: string;
  readonly amountMinor: bigint;
  readonly to: PayoutAccount;
  /** At most 140 characters. */
  readonly remittance: string;
}

export interface PaymentBatch {
  /** At most 35 characters; never used twice. */
  readonly messageId: string;
  readonly at: Date;
  readonly from: PayTo;
  readonly payments: readonly Payment[];
}

const accountId = (account: string): string =>
  /^\d/.test(account) ? `<Id><Othr><Id>${escapeXml(account)}</Id></Othr></Id>` : `<Id><IBAN>${escapeXml(account)}</IBAN></Id>`;

const agent = (bankCode: string): string =>
  /^\d/.test(bankCode)
    ? `<FinInstnId><ClrSysMmbId><MmbId>${escapeXml(bankCode)}</MmbId></ClrSysMmbId></FinInstnId>`
    : `<FinInstnId><BICFI>${escapeXml(bankCode)}</BICFI></FinInstnId>`;

/**
 * Writes a payment order, pain.001.001.09, of one batch in one currency.
 * Source: ISO 20022 Payments Initiation, CustomerCreditTransferInitiation V09.
 */
export function pain001({ messageId, at, from, payments }: PaymentBatch): string {
  const sum = amountText(payments.reduce((total, { amountMinor }) => total + amountMinor, 0n));
  const totals = `<NbOfTxs>${payments.length}</NbOfTxs><CtrlSum>${sum}</CtrlSum>`;
  const transfers = payments.map(
    ({ endToEndId, amountMinor, to, remittance }) => `<CdtTrfTxInf>
<PmtId><EndToEndId>${escapeXml(endToEndId)}</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="${from.currency}">${amountText(amountMinor)}</InstdAmt></Amt>
<CdtrAgt>${agent(to.bankCode)}</CdtrAgt>
<Cdtr><Nm>${escapeXml(to.holder)}</Nm></Cdtr>
<CdtrAcct>${accountId(to.account)}</CdtrAcct>
<RmtInf><Ustrd>${escapeXml(remittance)}</Ustrd></RmtInf>
</CdtTrfTxInf>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>${escapeXml(messageId)}</MsgId><CreDtTm>${at.toISOString()}</CreDtTm>${totals}<InitgPty><Nm>${escapeXml(from.holder)}</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>${escapeXml(messageId)}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>${totals}
<ReqdExctnDt><Dt>${at.toISOString().slice(0, 10)}</Dt></ReqdExctnDt>
<Dbtr><Nm>${escapeXml(from.holder)}</Nm></Dbtr>
<DbtrAcct>${accountId(from.account)}<Ccy>${from.currency}</Ccy></DbtrAcct>
<DbtrAgt>${agent(from.bankCode)}</DbtrAgt>
${transfers.join('\n')}
</PmtInf></CstmrCdtTrfInitn></Document>
`;
}
