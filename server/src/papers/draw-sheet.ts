import encodeQR from 'qr';
import { drawBlock } from './draw-blocks.js';
import { type Fonts, ink, inner, need, openPen, type Pen, page, rule, wrap, writeBox, writeLine, writeText } from './pen.js';
import type { Report, Sheet, SheetBody } from './sheet.js';
import { fill } from './text/index.js';

const codeSize = 92;
const checkWidth = 248;

/** Draws a sheet as a PDF (A4, PDF/A-2b, subsets of the fonts embedded). The same sheet gives the same bytes. */
export const drawSheet = (sheet: Sheet, fonts: Fonts): Promise<Buffer> => draw(sheet, fonts, (pen) => drawEnd(pen, sheet));

/** Draws a report in the same dress. */
export const drawReport = (report: Report, fonts: Fonts): Promise<Buffer> =>
  draw({ ...report, page: (page, pages) => fill(report.pageText, { page, pages }) }, fonts, () => undefined);

function draw(sheet: SheetBody, fonts: Fonts, drawLast: (pen: Pen) => void): Promise<Buffer> {
  const pen = openPen(sheet, fonts);
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pen.doc.on('data', (part: Buffer) => parts.push(part));
    pen.doc.on('end', () => resolve(Buffer.concat(parts)));
    pen.doc.on('error', reject);
  });
  drawHead(pen, sheet);
  for (const block of sheet.blocks) drawBlock(pen, block);
  drawLast(pen);
  drawFeet(pen, sheet);
  pen.doc.end();
  return done;
}

function drawHead(pen: Pen, sheet: SheetBody): void {
  writeText(pen, sheet.office, { face: 'bold', size: 11, align: 'center' });
  pen.y += 5;
  rule(pen.doc, pen.y, 1.4, page.left, inner, ink.text);
  rule(pen.doc, pen.y + 3, 0.5, page.left, inner, ink.text);
  pen.y += 20;
  writeText(pen, sheet.title, { face: 'bold', size: 16, align: 'center' });
  pen.y += 6;
  writeLine(pen.doc, sheet.number, page.left, pen.y, inner, { face: 'bold', size: 11 });
  writeLine(pen.doc, sheet.date, page.left, pen.y, inner, { size: 11, align: 'right' });
  pen.y += 18;
  writeText(pen, sheet.copy, { size: 8.5, color: ink.soft, align: 'center' });
  pen.y += 8;
}

/** The code and the signature stand side by side and stay together. */
function drawEnd(pen: Pen, sheet: Sheet): void {
  const { doc } = pen;
  const rightX = page.left + checkWidth + 16;
  const rightWidth = inner - checkWidth - 16;
  const signatureHeight = measureSignature(doc, sheet, rightWidth);
  need(pen, Math.max(signatureHeight, codeSize + 56) + 12);
  pen.y += 12;
  const top = pen.y;
  drawCheck(pen, sheet, page.left, top);
  drawSignature(doc, sheet, rightX, top, rightWidth, signatureHeight);
  pen.y = top + Math.max(signatureHeight, codeSize + 56);
}

function drawCheck({ doc }: Pen, { check }: Sheet, x: number, top: number): void {
  writeLine(doc, check.title, x, top, checkWidth, { face: 'bold', size: 9.5 });
  const codeTop = top + 16;
  drawCode(doc, check.link, x, codeTop, codeSize);
  doc.link(x, codeTop, codeSize, codeSize, check.link);
  const besideX = x + codeSize + 10;
  const besideWidth = checkWidth - codeSize - 10;
  const small = { size: 8, color: ink.soft } as const;
  let y = writeBox(doc, check.scan, besideX, codeTop + 3, besideWidth, small) + 1;
  y = writeBox(doc, check.link, besideX, y, besideWidth, { size: 7.5, color: ink.seal });
  const below = Math.max(codeTop + codeSize, y) + 2;
  y = writeBox(doc, `${check.entry}. ${check.rootLabel}`, x, below, checkWidth, small);
  writeBox(doc, check.root, x, y, checkWidth, { face: 'bold', size: 7.5 });
}

/** Neighbouring modules as one box: thin white lines between boxes would spoil the code. Four modules of white belong to it. */
function drawCode(doc: PDFKit.PDFDocument, text: string, x: number, y: number, size: number): void {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const module = size / rows.length;
  for (const [index, row] of rows.entries()) {
    let start = 0;
    while (start < row.length) {
      let end = start;
      while (row[end]) end += 1;
      if (end > start) doc.rect(x + start * module, y + index * module, (end - start) * module, module);
      start = end + 1;
    }
  }
  doc.fill('#000000');
}

const pad = 9;
const rowSize = 8;
const nameWidth = 74;

function measureSignature(doc: PDFKit.PDFDocument, { signature }: Sheet, width: number): number {
  const lines = signature.lines.flatMap((line) => wrap(doc, line, width - 2 * pad, { face: 'bold', size: 9 }));
  const rows = signature.rows.map(([label, value]) =>
    Math.max(
      wrap(doc, label, nameWidth - 4, { size: rowSize }).length,
      wrap(doc, value, width - 2 * pad - nameWidth, { size: rowSize }).length,
    ),
  );
  const rowLines = rows.reduce((sum, count) => sum + count, 0);
  return 16 + pad + lines.length * 12 + 4 + rowLines * 10.6 + rows.length * 2 + pad;
}

function drawSignature(doc: PDFKit.PDFDocument, { signature }: Sheet, x: number, top: number, width: number, height: number): void {
  writeLine(doc, signature.title, x, top, width, { face: 'bold', size: 9.5 });
  const color = signature.signed ? ink.seal : ink.soft;
  const boxTop = top + 16;
  doc.lineWidth(signature.signed ? 1.2 : 0.6).roundedRect(x, boxTop, width, height - 16, 4);
  if (signature.signed) doc.stroke(color);
  else doc.dash(3, { space: 2 }).stroke(color).undash();
  let y = boxTop + pad - 2;
  for (const line of signature.lines)
    y = writeBox(doc, line, x + pad, y, width - 2 * pad, { face: signature.signed ? 'bold' : 'regular', size: 9, color });
  y += 4;
  for (const [label, value] of signature.rows) {
    const ends = [
      writeBox(doc, label, x + pad, y, nameWidth - 4, { size: rowSize, color: ink.soft }),
      writeBox(doc, value, x + pad + nameWidth, y, width - 2 * pad - nameWidth, { size: rowSize }),
    ];
    y = Math.max(...ends) + 2;
  }
}

function drawFeet({ doc }: Pen, sheet: SheetBody): void {
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    const y = page.height - page.bottom + 18;
    rule(doc, y, 0.5);
    const look = { size: 8, color: ink.soft } as const;
    for (const [at, line] of sheet.foot.entries()) writeLine(doc, line, page.left, y + 5 + at * 11, inner, look);
    writeLine(doc, sheet.page(index + 1, count), page.left, y + 5, inner, { ...look, align: 'right' });
  }
}
