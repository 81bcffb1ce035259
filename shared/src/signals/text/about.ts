import type { Language } from '../../language/index.js';
import type { SubjectKind } from '../code.js';

interface Named {
  readonly kind: SubjectKind;
  readonly id: string;
}

interface AboutTexts {
  readonly thisLot: string;
  /** With `{n}`, how many lots it rests on. */
  readonly theseLots: string;
  readonly ownLots: string;
  /** Of a lot's part, what somebody did elsewhere: `{who}` and `{n}`. */
  readonly bidder: string;
  readonly official: string;
  readonly ring: string;
}

const texts: Readonly<Record<Language, AboutTexts>> = {
  en: {
    thisLot: 'this lot alone',
    theseLots: 'this lot with others, {n} in all',
    ownLots: 'its own lots',
    bidder: 'its bidder {who} at lots like it: {n}',
    official: 'its official {who} at lots like it: {n}',
    ring: 'the ring {who} at lots like it: {n}',
  },
  ru: {
    thisLot: 'только этот лот',
    theseLots: 'этот лот вместе с другими, всего: {n}',
    ownLots: 'собственные лоты',
    bidder: 'участник {who} на таких лотах, всего: {n}',
    official: 'должностное лицо {who} на таких лотах, всего: {n}',
    ring: 'группа {who} на таких лотах, всего: {n}',
  },
  uz: {
    thisLot: 'faqat shu lot',
    theseLots: 'shu lot boshqalari bilan, jami {n} ta',
    ownLots: 'oʻz lotlari',
    bidder: 'ishtirokchi {who}, shunday lotlar: {n} ta',
    official: 'mansabdor {who}, shunday lotlar: {n} ta',
    ring: 'guruh {who}, shunday lotlar: {n} ta',
  },
  ky: {
    thisLot: 'ушул лот гана',
    theseLots: 'ушул лот башкалары менен, баары: {n}',
    ownLots: 'өз лоттору',
    bidder: 'катышуучу {who}, мындай лоттор: {n}',
    official: 'кызматкер {who}, мындай лоттор: {n}',
    ring: 'топ {who}, мындай лоттор: {n}',
  },
};

/**
 * Whose doings a part of a score speaks about, in words: this lot alone, or what its bidder, official or ring did at lots like it.
 * @param who the label of `about`, as the reader may see it
 */
export function tellAbout({ kind, id, count }: Named & { readonly count: number }, own: Named, language: Language, who: string): string {
  const words = texts[language];
  const fill = (text: string) => text.replace('{who}', who).replace('{n}', String(count));
  if (kind === own.kind && id === own.id) return own.kind !== 'lot' ? words.ownLots : count > 1 ? fill(words.theseLots) : words.thisLot;
  return kind === 'bidder' || kind === 'official' || kind === 'ring' ? fill(words[kind]) : who;
}
