import { inLanguage, type Language } from '@ochiq/shared/language';
import type { LogRecord, PaperFacts, Who } from '@ochiq/shared/papers';
import { handoverBlocks, offerBlocks } from './compose-acts.js';
import { annulmentBlocks, depositBlocks, distributionBlocks } from './compose-money.js';
import { protocolBlocks, suspensionBlocks } from './compose-protocol.js';
import { localDay, zoneOf } from './local-time.js';
import type { Block, CheckBlock, Row, Sheet } from './sheet.js';
import { fill, type PaperWords } from './text/index.js';
import { type NamedParty, type Voice, voiceOf } from './voice.js';

/** Who signed, when and with what. */
export interface SignatureFacts {
  readonly role: 'bailiff' | 'senior_bailiff';
  readonly at: string;
  readonly subject: string;
  readonly serial: string;
  readonly validUntil: string;
  /** Made by this installation, no certification authority. */
  readonly own: boolean;
}

export interface Composition {
  readonly facts: PaperFacts;
  readonly number: string;
  readonly language: Language;
  /** Null for the public copy. */
  readonly names: ReadonlyMap<Who, NamedParty> | null;
  /** The signer's name goes onto official copies only. */
  readonly signature: (SignatureFacts & { readonly name: string }) | null;
  readonly record: LogRecord;
  /** Where the page is, without a slash at its end. */
  readonly site: string;
}

/** Lays a paper out in words. Pure: the same facts give the same sheet. */
export function composeSheet(paper: Composition): Sheet {
  const { facts, language, names, record, site } = paper;
  const { head } = facts;
  const voice = voiceOf(paper);
  const { words } = voice;
  return {
    language,
    office: inLanguage(head.office, language),
    title: titleOf(facts, words),
    number: fill(words.number, { number: paper.number }),
    date: localDay(head.at, head.jurisdiction),
    copy: names === null ? words.copy.public : words.copy.official,
    blocks: [...blocksOf(facts, voice), { kind: 'note', text: fill(words.zone, { zone: zoneOf(head.jurisdiction) }) }],
    check: checkOf(words, head.lot, record, site),
    signature: signatureOf(paper, voice),
    foot: footOf(paper, words),
    page: (page, pages) => fill(words.foot.page, { page, pages }),
    at: new Date(head.at),
  };
}

/** The paper's name, which a protocol has by its outcome. */
export function titleOf(facts: PaperFacts, { title }: PaperWords): string {
  switch (facts.kind) {
    case 'protocol':
      return title[facts.result.outcome];
    case 'protocol_suspended':
      return title.suspended;
    case 'handover_act':
      return title.handover;
    case 'distribution_statement':
      return title.distribution;
    case 'deposit_receipt':
      return title.deposit;
    case 'annulment_notice':
      return title.annulment;
    case 'creditor_offer':
      return title.offer;
  }
}

function blocksOf(facts: PaperFacts, voice: Voice): readonly Block[] {
  switch (facts.kind) {
    case 'protocol':
      return protocolBlocks(facts, voice);
    case 'protocol_suspended':
      return suspensionBlocks(facts, voice);
    case 'handover_act':
      return handoverBlocks(facts, voice);
    case 'distribution_statement':
      return distributionBlocks(facts, voice);
    case 'deposit_receipt':
      return depositBlocks(facts, voice);
    case 'annulment_notice':
      return annulmentBlocks(facts, voice);
    case 'creditor_offer':
      return offerBlocks(facts, voice);
  }
}

/** The address at which a reader checks a lot's event against the log; an entry without a number stands in the lot's trail. */
export const checkLink = (site: string, lot: number, seq: number | null): string =>
  seq === null ? `${site}/lots/${lot}/trail` : `${site}/verify?lot=${lot}&seq=${seq}`;

const checkOf = ({ check }: PaperWords, lot: number, { seq, index, size, root }: LogRecord, site: string): CheckBlock => ({
  title: check.title,
  link: checkLink(site, lot, seq),
  entry: fill(check.entry, { index }),
  rootLabel: fill(check.root, { size }),
  root,
  scan: check.scan,
});

function signatureOf({ facts, names, signature }: Composition, { words, head, time, text }: Voice): Sheet['signature'] {
  const label = words.signature;
  if (signature === null)
    return { title: label.title, lines: [facts.kind === 'deposit_receipt' ? label.onRequest : label.none], rows: [], signed: false };
  const name: Row[] = names === null ? [] : [[label.name, signature.name]];
  return {
    title: label.title,
    lines: [label.signed],
    rows: [
      [label.office, text(head.office)],
      [label.role, words.role[signature.role]],
      ...name,
      [label.time, time(signature.at)],
      [label.certificate, signature.subject],
      [label.serial, signature.serial],
      [label.valid, localDay(signature.validUntil, head.jurisdiction)],
    ],
    signed: true,
  };
}

function footOf({ number, signature }: Composition, { number: sign, foot }: PaperWords): string[] {
  const state = signature === null ? foot.unsigned : foot.signed;
  const first = `${fill(sign, { number })}, ${state}`;
  return signature?.own === true ? [first, foot.own] : [first];
}
