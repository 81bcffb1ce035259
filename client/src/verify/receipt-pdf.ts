import { type EmbeddedFont, layoutText, PDF, type PDFPage, rgb } from '@libpdf/core';
import { toUtf8 } from '@ochiq/shared/tlog';
import encodeQR from 'qr';

/** What stands on the page, in the reader's words. */
export interface ReceiptSheet {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly site: string;
  readonly verdict: string;
  readonly good: boolean;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** How to check it, a paragraph each. */
  readonly advice: readonly string[];
  /** The link that holds the whole receipt. */
  readonly link: string;
  /** What the code says: the same link, or a short one for a receipt that is too long for a code. */
  readonly code: string;
  /** The receipt's JSON, which goes along as an attachment. */
  readonly json: string;
  readonly fileName: string;
}

export interface SheetFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

const ink = rgb(0.09, 0.13, 0.17);
const soft = rgb(0.29, 0.35, 0.4);
const line = rgb(0.85, 0.87, 0.87);
const good = rgb(0.05, 0.42, 0.27);
const bad = rgb(0.7, 0.15, 0.12);

const margin = 50;
const right = 595.28 - margin;
const width = right - margin;
const labelWidth = 150;
/** 92 mm: a module of a code with 1.5 kB is 0.7 mm wide then, which a telephone reads from paper. */
const codeSize = 262;

/** The receipt as a PDF: one A4 page with a code, the fonts cut down to the letters used. */
export async function makePdf(sheet: ReceiptSheet, fonts: SheetFonts): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.setTitle(sheet.title, { showInWindowTitleBar: true });
  pdf.setLanguage(sheet.language);
  const page = pdf.addPage({ size: 'a4' });
  const [regular, bold] = [pdf.embedFont(fonts.regular), pdf.embedFont(fonts.bold)];

  /** Writes a paragraph with its first line below `top`; returns where it ends. */
  const write = (
    text: string,
    x: number,
    top: number,
    wide: number,
    look: { font?: EmbeddedFont; size?: number; color?: typeof ink } = {},
  ) => writeText(page, text, { x, top, wide, font: look.font ?? regular, size: look.size ?? 10, color: look.color ?? ink });

  let top = 841.89 - margin;
  top = write(sheet.site, margin, top, width, { size: 9, color: soft }) - 6;
  top = write(sheet.title, margin, top, width, { font: bold, size: 20 }) - 6;
  top = write(sheet.verdict, margin, top, width, { font: bold, size: 11, color: sheet.good ? good : bad }) - 10;
  for (const { label, value } of sheet.facts) {
    page.drawLine({ start: { x: margin, y: top }, end: { x: right, y: top }, thickness: 0.5, color: line });
    const ends = [
      write(label, margin, top - 4, labelWidth - 10, { color: soft }),
      write(value, margin + labelWidth, top - 4, width - labelWidth, { font: bold }),
    ];
    top = Math.min(...ends) - 4;
  }
  drawCode(page, sheet, margin, margin);
  let adviceTop = margin + codeSize;
  for (const paragraph of sheet.advice)
    adviceTop = write(paragraph, margin + codeSize + 24, adviceTop, width - codeSize - 24, { size: 9.5 }) - 8;
  pdf.addAttachment(sheet.fileName, toUtf8(sheet.json), { mimeType: 'application/json' });
  return pdf.save({ subsetFonts: true });
}

interface Paragraph {
  readonly x: number;
  readonly top: number;
  readonly wide: number;
  readonly font: EmbeddedFont;
  readonly size: number;
  readonly color: typeof ink;
}

function writeText(page: PDFPage, text: string, { x, top, wide, font, size, color }: Paragraph): number {
  const known = [...text].map((letter) => (font.canEncode(letter) ? letter : '?')).join('');
  const lineHeight = size * 1.35;
  const { lines } = layoutText(breakable(known, font, size, wide), font, size, wide, lineHeight);
  for (const [index, { text: one }] of lines.entries()) page.drawText(one, { x, y: top - size - index * lineHeight, font, size, color });
  return top - lines.length * lineHeight;
}

/** A word that is wider than the column, such as a long name of a log, is broken where it must be. */
function breakable(text: string, font: EmbeddedFont, size: number, wide: number): string {
  const parts: string[] = [];
  for (const word of text.split(' ')) {
    let part = '';
    for (const letter of word) {
      if (font.widthOfTextAtSize(part + letter, size) > wide) {
        parts.push(part);
        part = '';
      }
      part += letter;
    }
    parts.push(part);
  }
  return parts.join(' ');
}

function drawCode(page: PDFPage, sheet: ReceiptSheet, x: number, y: number): void {
  // Four modules of white around it belong to a code (ISO/IEC 18004).
  const rows = encodeQR(sheet.code, 'raw', { ecc: 'low', border: 4 });
  const module = codeSize / rows.length;
  const path = page.drawPath();
  for (const [index, row] of rows.entries()) {
    let start = 0;
    while (start < row.length) {
      let end = start;
      while (row[end]) end += 1;
      // Neighbours as one box: thin white lines between boxes would spoil the code.
      if (end > start) path.rectangle(x + start * module, y + codeSize - (index + 1) * module, (end - start) * module, module);
      start = end + 1;
    }
  }
  path.fill({ color: rgb(0, 0, 0) });
  page.addLinkAnnotation({ rect: { x, y, width: codeSize, height: codeSize }, uri: sheet.link, borderWidth: 0 });
}
