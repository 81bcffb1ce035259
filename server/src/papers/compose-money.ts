import type { FactsOf } from '@ochiq/shared/papers';
import type { Block, Row } from './sheet.js';
import { propertyBlocks, type Voice } from './voice.js';

/** Who got what of the proceeds. The lines add up to what was received: the schema of the facts holds that. */
export function distributionBlocks(facts: FactsOf<'distribution_statement'>, voice: Voice): Block[] {
  const { words, who, money } = voice;
  const rows = facts.lines.map(({ what, who: whom, claimMinor, amountMinor }) => [
    words.paidFor[what],
    whom === null ? '–' : who(whom),
    claimMinor === null ? '–' : money(claimMinor),
    money(amountMinor),
  ]);
  return [
    { kind: 'text', text: words.distribution },
    ...propertyBlocks(voice),
    { kind: 'heading', text: words.heading.money },
    { kind: 'rows', rows: [[words.received, money(facts.receivedMinor)]] },
    {
      kind: 'table',
      columns: [
        { title: words.table.what, share: 26, align: 'left' },
        { title: words.table.who, share: 32, align: 'left' },
        { title: words.table.claim, share: 23, align: 'right' },
        { title: words.table.paid, share: 23, align: 'right' },
      ],
      rows: [...rows, [words.table.total, '', '', money(facts.receivedMinor)]],
      strong: [rows.length],
    },
  ];
}

export function depositBlocks(facts: FactsOf<'deposit_receipt'>, voice: Voice): Block[] {
  const { words, who, money, time } = voice;
  return [
    { kind: 'text', text: words.depositText },
    {
      kind: 'rows',
      rows: [
        [words.table.bidder, who(`bidder:${facts.bidder}`)],
        [words.amount, money(facts.amountMinor)],
        [words.reference, facts.reference],
        [words.receivedAt, time(facts.receivedAt)],
      ],
    },
    ...propertyBlocks({ ...voice, names: null }),
    { kind: 'heading', text: words.heading.next },
    { kind: 'text', text: words.depositNext },
  ];
}

export function annulmentBlocks(facts: FactsOf<'annulment_notice'>, voice: Voice): Block[] {
  const { words, who, money, text } = voice;
  const rows: Row[] = [
    [words.decidedBy, facts.court === null ? words.decider[facts.decidedBy] : text(facts.court)],
    ...(facts.order === null ? [] : [[words.order, facts.order] as const]),
    ...(facts.ground === null ? [] : [[words.ground, facts.ground] as const]),
    ...(facts.buyer === null ? [] : [[words.buyer, who(facts.buyer)] as const]),
    ...(facts.refundMinor === null ? [] : [[words.refund, money(facts.refundMinor)] as const]),
  ];
  return [{ kind: 'text', text: words.annulment, strong: true }, { kind: 'rows', rows }, ...propertyBlocks(voice)];
}
