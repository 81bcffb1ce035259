import { inLanguage, type Language, type Translated } from '@ochiq/shared/language';
import { type NoticeKind, type NoticeZone, noticeKinds, type ShownFacts } from '@ochiq/shared/notices';
import { fill, type NoticeWords, noticeWords, sayNotice } from '@ochiq/shared/notices/text';

/** What is written and to whom; `messageId` is the same however often it is sent. */
export interface Letter {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one press ends letters of this group (RFC 8058); null for a code. */
  readonly unsubscribeUrl: string | null;
  readonly language: Language;
}

export interface LetterFacts {
  readonly notice: { readonly id: number; readonly kind: NoticeKind; readonly lotId: number | null; readonly facts: ShownFacts };
  readonly reader: { readonly email: string; readonly language: Language; readonly zone: NoticeZone; readonly token: string };
  readonly title: Translated | null;
  readonly publicUrl: string;
  /** What follows the at sign of a Message-ID. */
  readonly host: string;
}

const calendars: Record<Language, string> = { uz: 'uz-Latn-UZ', ru: 'ru-RU', ky: 'ky-KG', en: 'en-GB' };

/** An instant by the reader's clock, with its offset from UTC: letters are read anywhere. */
function momentIn(language: Language, timeZone: NoticeZone): (instant: string) => string {
  const format = new Intl.DateTimeFormat(calendars[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'shortOffset',
  });
  return (instant) => format.format(new Date(instant));
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** Where a letter leads, and the words of the link. */
function placeOf({ kind, lotId, facts }: LetterFacts['notice'], words: NoticeWords['letter']): { page: string; open: string } {
  const { group } = noticeKinds[kind];
  if (lotId !== null && (group === 'bidding' || group === 'searches')) return { page: `/lots/${lotId}`, open: words.openLot };
  if (group === 'searches') return { page: `/?${facts['query']}`, open: words.openSearch };
  return { page: '/account', open: words.openAccount };
}

/** Writes a notice as a letter: text and simple HTML, no picture, nothing that tells when it is opened. */
export function letterOf({ notice, reader, title, publicUrl, host }: LetterFacts): Letter {
  const { language } = reader;
  const { groups, letter } = noticeWords(language);
  const { group } = noticeKinds[notice.kind];
  const said = sayNotice(notice, language, momentIn(language, reader.zone));
  const about =
    notice.lotId === null ? null : `${fill(letter.lot, () => String(notice.lotId))}${title ? `: ${inLanguage(title, language)}` : ''}`;
  const { page, open } = placeOf(notice, letter);
  const why = fill(letter.why, () => groups[group]);
  const stop = `${publicUrl}/unsubscribe?token=${reader.token}&group=${group}`;
  const paragraphs = [...(about === null ? [] : [about]), said.text];
  return {
    to: reader.email,
    messageId: `<notice-${notice.id}@${host}>`,
    subject: about === null ? said.title : `${said.title} — ${about}`,
    text: [said.title, ...paragraphs, `${open}: ${publicUrl}${page}`, '-- ', why, `${letter.unsubscribe}: ${stop}`].join('\n\n'),
    html: htmlOf({
      language,
      heading: said.title,
      paragraphs,
      link: { url: `${publicUrl}${page}`, words: open },
      foot: { why, stop, words: letter.unsubscribe },
    }),
    unsubscribeUrl: `${publicUrl}/api/notices/unsubscribe?token=${reader.token}&group=${group}`,
    language,
  };
}

interface Html {
  readonly language: Language;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly link: { readonly url: string; readonly words: string };
  readonly foot: { readonly why: string; readonly stop: string; readonly words: string };
}

function htmlOf({ language, heading, paragraphs, link, foot }: Html): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  const a = (url: string, words: string) => `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>`;
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(heading)}</title></head>` +
    `<body style="font-family:sans-serif;line-height:1.5;max-width:36rem;margin:0 auto;padding:1rem">` +
    `<h1 style="font-size:1.25rem">${escapeHtml(heading)}</h1>${body}<p>${a(link.url, link.words)}</p>` +
    `<p style="font-size:.85rem;opacity:.75">${escapeHtml(foot.why)} ${a(foot.stop, foot.words)}</p></body></html>`
  );
}

/** The letter with the code that shows an address to be the person's. */
export function codeLetterOf({
  to,
  code,
  language,
  messageId,
}: {
  to: string;
  code: string;
  language: Language;
  messageId: string;
}): Letter {
  const { codeSubject, codeText } = noticeWords(language).letter;
  const text = fill(codeText, () => code);
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(codeSubject)}</title></head><body><p>${escapeHtml(text)}</p></body></html>`;
  return { to, messageId, subject: codeSubject, text, html, unsubscribeUrl: null, language };
}
