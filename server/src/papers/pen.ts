import PDFDocument from 'pdfkit';
import type { SheetBody } from './sheet.js';

export type Face = 'regular' | 'bold';

export interface Look {
  readonly face?: Face;
  readonly size?: number;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
}

export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

/** A4 in points; the left margin is wide enough for a file's holes. */
export const page: Readonly<Record<'width' | 'height' | 'left' | 'right' | 'top' | 'bottom', number>> = {
  width: 595.28,
  height: 841.89,
  left: 68,
  right: 45,
  top: 46,
  bottom: 64,
};
export const inner = page.width - page.left - page.right;
export const ink = { text: '#141c24', soft: '#4d5863', line: '#b9c1c7', band: '#eef1f3', seal: '#1d4f91' } as const;
const lineFactor = 1.32;
export const lineHeight = (size: number): number => size * lineFactor;

/** The document being drawn, and how far down its page the drawing has come. Measured from the top, in points. */
export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  y: number;
  /** What a page begins with after the first. */
  readonly runningHead: string;
}

/** An empty document. Nothing in it comes from a clock or from chance: the same sheet gives the same bytes. */
export function openPen(sheet: SheetBody, fonts: Fonts): Pen {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    lang: sheet.language,
    pdfVersion: '1.7',
    // For archives (ISO 19005-2, level B): embedded fonts, XMP metadata, a stated colour space.
    subset: 'PDF/A-2',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: `${sheet.title} ${sheet.number}`,
      Author: sheet.office,
      Subject: sheet.copy,
      Creator: 'Ochiq',
      Producer: 'Ochiq',
      CreationDate: sheet.at,
      ModDate: sheet.at,
    },
  });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  doc.addPage();
  return { doc, y: page.top, runningHead: `${sheet.title}, ${sheet.number}` };
}

/** Begins a new page unless so many points are left on this one. */
export function need(pen: Pen, points: number): void {
  if (pen.y + points <= page.height - page.bottom) return;
  pen.doc.addPage();
  pen.y = page.top;
  const look = { size: 8, color: ink.soft } as const;
  const [first = ''] = wrap(pen.doc, pen.runningHead, inner, look);
  writeLine(pen.doc, first, page.left, pen.y, inner, look);
  rule(pen.doc, pen.y + 13, 0.5);
  pen.y += 24;
}

export function rule(doc: PDFKit.PDFDocument, y: number, thickness: number, x = page.left, width = inner, color: string = ink.line): void {
  doc
    .lineWidth(thickness)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke(color);
}

const dress = (doc: PDFKit.PDFDocument, { face = 'regular', size = 10, color = ink.text }: Look) =>
  doc.font(face).fontSize(size).fillColor(color);

/** One line that is known to fit. */
export function writeLine(doc: PDFKit.PDFDocument, text: string, x: number, y: number, width: number, look: Look = {}): void {
  dress(doc, look);
  const { align = 'left' } = look;
  const slack = align === 'left' ? 0 : width - doc.widthOfString(text);
  doc.text(text, x + (align === 'center' ? slack / 2 : slack), y, { lineBreak: false });
}

/** Breaks a text into lines of at most this width; a word that is wider, such as a hash, is broken where it must be. */
export function wrap(doc: PDFKit.PDFDocument, text: string, width: number, look: Look): string[] {
  dress(doc, look);
  const fits = (line: string) => doc.widthOfString(line) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (!fits(line)) {
        const cut = lettersThatFit(line, fits);
        lines.push(line.slice(0, cut));
        line = line.slice(cut);
      }
    }
    lines.push(line);
  }
  return lines;
}

function lettersThatFit(word: string, fits: (line: string) => boolean): number {
  let cut = word.length - 1;
  while (cut > 1 && !fits(word.slice(0, cut))) cut -= 1;
  // Between the halves of one letter there is no place for a break.
  return cut > 1 && /[\ud800-\udbff]/.test(word[cut - 1] ?? '') ? cut - 1 : cut;
}

/** A paragraph that may go on to the next page. */
export function writeText(pen: Pen, text: string, look: Look = {}): void {
  const height = lineHeight(look.size ?? 10);
  for (const line of wrap(pen.doc, text, inner, look)) {
    need(pen, height);
    writeLine(pen.doc, line, page.left, pen.y, inner, look);
    pen.y += height;
  }
}

/** A paragraph in a place of its own. @returns where it ends */
export function writeBox(doc: PDFKit.PDFDocument, text: string, x: number, y: number, width: number, look: Look = {}): number {
  const height = lineHeight(look.size ?? 10);
  const lines = wrap(doc, text, width, look);
  for (const [index, line] of lines.entries()) writeLine(doc, line, x, y + index * height, width, look);
  return y + lines.length * height;
}
