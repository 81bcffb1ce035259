import type { FactsOf } from '@ochiq/shared/papers';
import type { Block } from './sheet.js';
import { propertyBlocks, type Voice } from './voice.js';

/** What the two who sign write in by hand. */
const blank = '_'.repeat(30);

/** Hand-over and acceptance: two people sign by hand below. */
export function handoverBlocks(facts: FactsOf<'handover_act'>, voice: Voice): Block[] {
  const { words, who, money, time } = voice;
  const items: Block[] =
    facts.items.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: words.table.number, share: 8, align: 'right' },
              { title: words.table.item, share: 92, align: 'left' },
            ],
            rows: facts.items.map((item, index) => [String(index + 1), item]),
            strong: [],
          },
        ];
  return [
    { kind: 'text', text: words.handover },
    ...propertyBlocks(voice),
    { kind: 'heading', text: words.heading.handover },
    {
      kind: 'rows',
      rows: [
        [words.buyer, who(facts.buyer)],
        [words.price, money(facts.priceMinor)],
        [words.paid, time(facts.paidAt)],
        [words.act, facts.act],
        [words.handedAt, facts.place ?? blank],
        [words.condition, facts.condition ?? blank],
      ],
    },
    ...items,
    { kind: 'hands', labels: [words.handsOver, words.accepts] },
  ];
}

/** What a creditor is offered when nobody bought. */
export function offerBlocks(facts: FactsOf<'creditor_offer'>, voice: Voice): Block[] {
  const { words, who, money, time } = voice;
  return [
    { kind: 'text', text: words.offer },
    {
      kind: 'rows',
      rows: [
        [words.creditor, who(facts.creditor)],
        [words.offerPrice, money(facts.offerMinor)],
        [words.answerBy, time(facts.answerBy)],
        [words.failed, String(facts.failedAuctions)],
      ],
    },
    ...propertyBlocks(voice),
  ];
}
