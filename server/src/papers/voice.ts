import { inLanguage, type Language } from '@ochiq/shared/language';
import { formatMoney } from '@ochiq/shared/money';
import type { PaperHead, Who } from '@ochiq/shared/papers';
import { localTime } from './local-time.js';
import type { Block, Row } from './sheet.js';
import { fill, type PaperWords, wordsOf } from './text/index.js';

/** A party as the official copy names it; the national id is masked already. */
export interface NamedParty {
  readonly name: string;
  readonly maskedId: string;
}

/** How a paper speaks of amounts, moments and people. */
export interface Voice {
  readonly words: PaperWords;
  readonly head: PaperHead;
  readonly names: ReadonlyMap<Who, NamedParty> | null;
  readonly site: string;
  money(minor: string): string;
  time(instant: string): string;
  text(texts: PaperHead['title']): string;
  /** `Bidder 3`; in the official copy with name and id. */
  who(who: Who): string;
  /** `Bidder 3` in either copy. */
  short(who: Who): string;
}

interface Speaker extends Pick<Voice, 'names' | 'site'> {
  readonly facts: { readonly head: PaperHead };
  readonly language: Language;
}

export function voiceOf({ facts: { head }, language, names, site }: Speaker): Voice {
  const words = wordsOf(language);
  const short = (who: Who) => {
    const [kind, n = ''] = who.split(':');
    if (kind === 'debtor') return words.debtor;
    return fill(kind === 'bidder' ? words.bidder : words.creditorRank, { n });
  };
  return {
    words,
    head,
    names,
    site,
    // An amount and its currency stay on one line.
    money: (minor) => formatMoney(minor, head.currency, language).replaceAll(' ', '\u00a0'),
    time: (instant) => localTime(instant, head.jurisdiction),
    text: (texts) => inLanguage(texts, language),
    short,
    who: (who) => {
      const named = names?.get(who);
      return named === undefined ? short(who) : `${short(who)}: ${named.name} (${named.maskedId})`;
    },
  };
}

/** Lot, property, case and, in the official copy, the parties: what every paper begins with. */
export function propertyBlocks({ words, head, names, text, who, money }: Voice): Block[] {
  const blocks: Block[] = [
    { kind: 'heading', text: words.heading.property },
    {
      kind: 'rows',
      rows: [
        [words.lot, fill(words.lotNumber, { lot: head.lot })],
        [words.property, text(head.title)],
        [words.place, head.place],
        [words.case, head.caseNumber],
        [words.document, head.executiveDocumentNumber],
        [words.court, text(head.court)],
      ],
    },
  ];
  if (names === null) return blocks;
  const parties: Row[] = [
    [words.debtor, who('debtor').replace(`${words.debtor}: `, '')],
    ...head.creditors.map((creditor): Row => [words.creditor, `${who(creditor.who)}, ${money(creditor.claimMinor)}`]),
  ];
  return [...blocks, { kind: 'heading', text: words.heading.parties }, { kind: 'rows', rows: parties }];
}
