import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { modelFile } from '../signals/learned/built-in-model.js';
import { BadTenders } from './cartel-data.js';
import { BadData, type LabelledRow, ownSample, parseLabelled, readText } from './labelled-data.js';
import { writeCartels } from './section-cartels.js';
import { writeLabelled, writeUnseen } from './section-labelled.js';
import { writeMarkets } from './section-market.js';
import { writeMistakes } from './section-mistakes.js';
import { writePublished } from './section-published.js';
import { writePlanted, writeRecorded } from './section-recorded.js';
import { writeRuled } from './section-ruled.js';
import { modelOf } from './training.js';

/** A part of the report. Add one here and it is printed and written with the others. */
interface Section {
  /** What `--only` calls it. */
  readonly name: string;
  readonly title: string;
  /** Its text in Markdown, without the title. */
  readonly write: (rows: readonly LabelledRow[], say: (text: string) => void) => string | Promise<string>;
}

const sections: readonly Section[] = [
  { name: 'labelled', title: 'Labelled shill bids: cross-validated by auction', write: writeLabelled },
  { name: 'mistakes', title: 'Where the learned score is wrong', write: writeMistakes },
  { name: 'published', title: 'Beside published results on the same set', write: writePublished },
  { name: 'recorded', title: 'Real bid histories without labels', write: writeRecorded },
  { name: 'planted', title: 'Shills planted into real bid histories', write: writePlanted },
  { name: 'cartels', title: 'Real cartels: screens of bids, rings, allotted markets', write: writeCartels },
  { name: 'markets', title: 'Simulated markets with planted frauds', write: writeMarkets },
];

const reportFile = new URL('../../../docs/signals-evaluation.md', import.meta.url);
const usage = 'usage: npm run eval:signals -- [--train FILE [--test FILE] [--save]] [--only SECTION[,SECTION]] | --ruled FILE';
const badInput = 2;

const say = (text: string) => process.stderr.write(`${text}\n`);

function refuse(message: string): never {
  say(message);
  process.exit(badInput);
}

function readArguments() {
  try {
    const options = {
      train: { type: 'string' },
      test: { type: 'string' },
      save: { type: 'boolean' },
      only: { type: 'string' },
      ruled: { type: 'string' },
    } as const;
    const { values } = parseArgs({ options });
    const only = values.only?.split(',');
    const unknown = only?.find((name) => !sections.some((section) => section.name === name));
    if (unknown !== undefined || (values.test !== undefined && values.train === undefined)) return refuse(usage);
    return { train: values.train, test: values.test, save: values.save === true, only, ruled: values.ruled };
  } catch {
    return refuse(usage);
  }
}

function readRows(path: string | URL): LabelledRow[] {
  try {
    return parseLabelled(readText(path));
  } catch (error) {
    return refuse(`${path}: ${error instanceof BadData ? error.message : 'cannot be read'}`);
  }
}

function judgeRuled(file: string): string {
  try {
    return writeRuled(file);
  } catch (error) {
    return refuse(`${file}: ${error instanceof BadTenders ? error.message : 'cannot be read'}`);
  }
}

function saveModel(rows: readonly LabelledRow[]): void {
  const model = modelOf('UCI Shill Bidding', rows);
  writeFileSync(modelFile, `${JSON.stringify(model)}\n`);
  say(`saved ${model.forest.trees.length} trees`);
}

async function writeSections(rows: readonly LabelledRow[], only: readonly string[] | undefined): Promise<string> {
  const parts: string[] = [];
  for (const { name, title, write } of sections) {
    if (only === undefined || only.includes(name)) parts.push(`## ${title}\n\n${await write(rows, say)}`);
  }
  return parts.join('\n\n');
}

const { train, test, save, only, ruled } = readArguments();
const rows = readRows(train ?? ownSample);
if (ruled !== undefined) {
  process.stdout.write(`${judgeRuled(ruled)}\n`);
} else if (save) {
  saveModel(rows);
} else if (test !== undefined) {
  process.stdout.write(`${writeUnseen(rows, readRows(test), say)}\n`);
} else {
  const report = `# Signals: how good are they?\n\nPrinted by \`npm run eval:signals\`.\n\n${await writeSections(rows, only)}\n`;
  process.stdout.write(report);
  if (train === undefined && only === undefined) writeFileSync(reportFile, report);
}
