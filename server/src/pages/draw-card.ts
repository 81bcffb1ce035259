import { type EmbedOptions, escapeHtml } from '@ochiq/shared/embed';
import { regionNames } from '@ochiq/shared/imports';
import { inLanguage } from '@ochiq/shared/language';
import type { LotPage } from '@ochiq/shared/lots';
import { isOver, shownPrice, shownTime } from './describe-lot.js';
import { pathIn } from './fill-page.js';
import { pageWords } from './words.js';

/** The page's own colours (client/src/design/tokens.css): each pair meets WCAG AA. */
const light =
  '--paper:#fff;--sunk:#eef0ee;--ink:#16212c;--soft:#4a5966;--line:#d9dedd;--brand:#124a72;--on:#fff;--live:#0d6b45;--livebg:#def3e8;--calm:#4a5966;--calmbg:#e8ebec';
const dark =
  '--paper:#182027;--sunk:#222c34;--ink:#edf2f5;--soft:#a9b7c2;--line:#2e3a43;--brand:#8cc4ea;--on:#0b1a25;--live:#7fdcae;--livebg:#14352a;--calm:#b5c1ca;--calmbg:#29343c';

const style = `:root{${light}}
@media (prefers-color-scheme:dark){:root[data-theme=auto]{${dark}}}
:root[data-theme=dark]{${dark}}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}:root[data-theme=auto]{color-scheme:light dark}
*{box-sizing:border-box;margin:0}
body{font:15px/1.4 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--paper)}
article{display:flex;flex-direction:column;height:100vh;min-height:340px;border:1px solid var(--line);border-radius:10px;overflow:hidden}
.photo{flex:1 1 0;min-height:90px;background:var(--sunk);display:grid;place-items:center;color:var(--soft);overflow:hidden}
.photo img{width:100%;height:100%;object-fit:cover;display:block}
.text{padding:12px 14px 14px;display:grid;gap:6px}
h1{font-size:17px;line-height:1.3;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere}
.top{display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center;font-size:13px;color:var(--soft)}
.state{font-weight:600;padding:1px 8px;border-radius:99px;color:var(--calm);background:var(--calmbg)}
.state.live{color:var(--live);background:var(--livebg)}
dl{display:grid;gap:2px;font-size:14px}
dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px}
dt{color:var(--soft)}dd{font-variant-numeric:tabular-nums}
.price dd{font-weight:700;font-size:17px}
a{display:block;text-align:center;margin-top:4px;padding:9px 12px;border-radius:6px;background:var(--brand);color:var(--on);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid #ffbf3f;outline-offset:2px}
p{padding:24px;color:var(--soft)}`;

const frame = (title: string, body: string, { language, theme }: EmbedOptions): string => `<!doctype html>
<html lang="${language}" data-theme="${theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>${body}</body>
</html>
`;

/** The card of a lot that there is not. */
export function drawUnknownCard(options: EmbedOptions): string {
  const text = pageWords[options.language].unknownLot;
  return frame(text, `<article><p>${escapeHtml(text)}.</p></article>`, options);
}

/**
 * The card of a lot as a small page of its own: no script, pictures of this server only. It says when it was made by what it shows,
 * and is not live: the link leads to where the price moves.
 */
export function drawCard(page: LotPage, options: EmbedOptions): string {
  const { language } = options;
  const words = pageWords[language];
  const title = inLanguage(page.title, language);
  const [price, time] = [shownPrice(page, language), shownTime(page, language)];
  const [photo] = page.photos;
  const alt = escapeHtml(photo?.caption ? inLanguage(photo.caption, language) : '');
  const picture = photo ? `<img src="${escapeHtml(photo.thumbnailUrl)}" alt="${alt}">` : escapeHtml(words.noPhoto);
  const line = (name: string, value: string, kind = '') => `<div${kind}><dt>${escapeHtml(name)}</dt><dd>${value}</dd></div>`;
  const bids = isOver(page.state) || page.bidCount > 0 ? ` <span>${escapeHtml(words.bids(page.bidCount))}</span>` : '';
  const body = `<article>
<div class="photo">${picture}</div>
<div class="text">
<div class="top"><span class="state${page.state === 'live' ? ' live' : ''}">${escapeHtml(words.state[page.state])}</span><span>${escapeHtml(regionNames[page.region][language])}</span>${bids}</div>
<h1>${escapeHtml(title)}</h1>
<dl>${line(price.name, escapeHtml(price.text), ' class="price"')}
${line(time.name, `<time datetime="${time.instant}">${escapeHtml(time.text)}</time>`)}</dl>
<a href="${escapeHtml(pathIn(`/lots/${page.lot}`, language))}" target="_blank" rel="noopener">${escapeHtml(words.open)} · Ochiq</a>
</div>
</article>`;
  return frame(title, body, options);
}
