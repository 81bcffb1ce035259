import { ink, inner, type Look, lineHeight, need, type Pen, page, rule, wrap, writeLine, writeText } from './pen.js';
import type { Block, Row, TableBlock } from './sheet.js';

const labelWidth = 172;
const cellPad = 5;

export function drawBlock(pen: Pen, block: Block): void {
  switch (block.kind) {
    case 'heading':
      // A heading alone at the foot of a page helps nobody.
      need(pen, 58);
      pen.y += 9;
      writeText(pen, block.text, { face: 'bold', size: 11 });
      pen.y += 3;
      return;
    case 'text':
      writeText(pen, block.text, block.strong ? { face: 'bold', size: 10.5 } : { size: 10 });
      pen.y += 6;
      return;
    case 'note':
      pen.y += 2;
      writeText(pen, block.text, { size: 8.5, color: ink.soft });
      pen.y += 2;
      return;
    case 'rows':
      drawRows(pen, block.rows);
      return;
    case 'table':
      drawTable(pen, block);
      return;
    case 'hands':
      drawHands(pen, block.labels);
  }
}

function drawRows(pen: Pen, rows: readonly Row[]): void {
  for (const [label, value] of rows) {
    const labelLook: Look = { size: 9.5, color: ink.soft };
    const valueLook: Look = { size: 10 };
    const labels = wrap(pen.doc, label, labelWidth - 10, labelLook);
    const values = wrap(pen.doc, value, inner - labelWidth, valueLook);
    const height = lineHeight(10);
    // Long values go on to the next page line by line; short ones stay whole.
    need(pen, Math.min(Math.max(labels.length, values.length), 12) * height + 5);
    rule(pen.doc, pen.y, 0.4);
    pen.y += 2.5;
    for (let at = 0; at < Math.max(labels.length, values.length); at += 1) {
      need(pen, height);
      writeLine(pen.doc, labels[at] ?? '', page.left, pen.y, labelWidth, labelLook);
      writeLine(pen.doc, values[at] ?? '', page.left + labelWidth, pen.y, inner - labelWidth, valueLook);
      pen.y += height;
    }
    pen.y += 2.5;
  }
  if (rows.length > 0) rule(pen.doc, pen.y, 0.4);
  pen.y += 6;
}

function drawTable(pen: Pen, { columns, rows, strong }: TableBlock): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / shares) * inner);
  const lefts = widths.map((_, at) => page.left + widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  const size = 9;
  const height = lineHeight(size);

  const linesOf = (cells: readonly string[], look: Look) =>
    cells.map((cell, at) => wrap(pen.doc, cell, (widths[at] ?? 0) - 2 * cellPad, look));
  const drawLines = (cells: readonly (readonly string[])[], look: Look) => {
    for (const [at, lines] of cells.entries())
      for (const [index, line] of lines.entries())
        writeLine(pen.doc, line, (lefts[at] ?? 0) + cellPad, pen.y + 3 + index * height, (widths[at] ?? 0) - 2 * cellPad, {
          ...look,
          align: columns[at]?.align ?? 'left',
        });
    pen.y += Math.max(...cells.map((lines) => lines.length)) * height + 6;
    rule(pen.doc, pen.y, 0.4);
  };
  const heads = linesOf(
    columns.map(({ title }) => title),
    { face: 'bold', size },
  );
  const drawHead = () => {
    const tall = Math.max(...heads.map((lines) => lines.length)) * height + 6;
    pen.doc.rect(page.left, pen.y, inner, tall).fill(ink.band);
    drawLines(heads, { face: 'bold', size });
  };

  need(pen, 3 * height + 12);
  drawHead();
  for (const [index, row] of rows.entries()) {
    const look: Look = { size, face: strong.includes(index) ? 'bold' : 'regular' };
    const cells = linesOf(row, look);
    const before = pen.y;
    need(pen, Math.max(...cells.map((lines) => lines.length)) * height + 6);
    if (pen.y < before) drawHead();
    drawLines(cells, look);
  }
  pen.y += 8;
}

/** Two lines to sign on, side by side. */
function drawHands(pen: Pen, labels: readonly string[]): void {
  need(pen, 76);
  pen.y += 40;
  const gap = 28;
  const width = (inner - gap * (labels.length - 1)) / labels.length;
  for (const [index, label] of labels.entries()) {
    const x = page.left + index * (width + gap);
    rule(pen.doc, pen.y, 0.7, x, width, ink.text);
    writeLine(pen.doc, label, x, pen.y + 4, width, { size: 8.5, color: ink.soft });
  }
  pen.y += 30;
}
