import { type SignalCode, type SubjectKind, signalCodeSchema, subjectKindSchema } from '@ochiq/shared/signals';
import { z } from 'zod';
import type { Measured, SignalTable, Subjects } from '../combine/collect.js';
import { Growing } from '../combine/growing.js';
import { strataNames } from '../combine/strata.js';
import type { Measure } from '../measure.js';
import type { Network } from '../ring/network.js';

const kinds = subjectKindSchema.options;
const columnSchema = z.custom<Float64Array<ArrayBuffer>>((value) => value instanceof Float64Array && value.buffer instanceof ArrayBuffer);
const pairSchema = z.object({ measure: columnSchema, subject: columnSchema });

/** A signal's table, or a part of it, on its way from one thread to another. */
const sentTableSchema = z.object({
  code: signalCodeSchema,
  statistic: columnSchema,
  exactP: columnSchema,
  value: columnSchema,
  past: columnSchema,
  /** By their number among all strata. */
  strata: columnSchema,
  subjects: z.record(subjectKindSchema, pairSchema),
  // Our own plain objects, which Node's copying from thread to thread keeps as they are.
  findings: z.array(z.object({ measure: z.custom<Measure>((value) => typeof value === 'object' && value !== null), place: z.int() })),
});
export type SentTable = z.output<typeof sentTableSchema>;

/** Subjects whom a thread has numbered itself, from `known` on: the first ones are the window's, and have the same number everywhere. */
const addedSchema = z.record(subjectKindSchema, z.object({ known: z.int(), ids: z.array(z.string()) }));
type Added = z.output<typeof addedSchema>;

/** A task's result. That a thread failed is told by its end. */
export const sentSchema = z.object({
  place: z.int(),
  tables: z.array(sentTableSchema),
  added: addedSchema,
  network: z.custom<Network>((value) => typeof value === 'object' && value !== null).nullable(),
});
export type Sent = z.output<typeof sentSchema>;

const stratumNumbers = new Map(strataNames.map((name, number) => [name, number]));

/** A column of its own, which may change its thread. */
const sentColumn = (list: Growing): Float64Array<ArrayBuffer> => Float64Array.from(list.view());

function sendTable({ table, past }: Measured): SentTable {
  const pair = (kind: SubjectKind) => {
    const { measure, subject } = table.subjects[kind];
    return { measure: sentColumn(measure), subject: sentColumn(subject) };
  };
  return {
    code: table.code,
    statistic: sentColumn(table.statistic),
    exactP: sentColumn(table.exactP),
    value: sentColumn(table.value),
    past: sentColumn(table.past),
    strata: Float64Array.from(table.strata, (name) => stratumNumbers.get(name) ?? 0),
    subjects: { lot: pair('lot'), bidder: pair('bidder'), ring: pair('ring'), official: pair('official'), office: pair('office') },
    findings: [...past],
  };
}

/** A task's result as it is sent. @param known how many subjects of each kind the window has by itself */
export function sendMeasured(
  place: number,
  measured: readonly Measured[],
  network: Network | null,
  { ids }: Subjects,
  known: Readonly<Record<SubjectKind, number>>,
): Sent {
  const added = (kind: SubjectKind) => ({ known: known[kind], ids: ids[kind].slice(known[kind]) });
  return {
    place,
    tables: measured.map(sendTable),
    added: { lot: added('lot'), bidder: added('bidder'), ring: added('ring'), official: added('official'), office: added('office') },
    network,
  };
}

/** What of a result need not be copied. */
export const buffersOf = ({ tables }: Sent): ArrayBuffer[] =>
  tables.flatMap(({ statistic, exactP, value, past, strata, subjects }) =>
    [statistic, exactP, value, past, strata, ...kinds.flatMap((kind) => [subjects[kind].measure, subjects[kind].subject])].map(
      ({ buffer }) => buffer,
    ),
  );

/** A part of a signal's table, with who numbered its subjects. */
export interface TablePart {
  readonly table: SentTable;
  readonly added: Added;
}

/** One signal's table of its parts, in their order, with its subjects as `subjects` numbers them. */
export function joinTable(code: SignalCode, parts: readonly TablePart[], subjects: Subjects): Measured {
  const tables = parts.map(({ table }) => table);
  const starts: number[] = [];
  let end = 0;
  for (const { value } of tables) {
    starts.push(end);
    end += value.length;
  }
  const column = (name: 'statistic' | 'exactP' | 'value' | 'past') => Growing.joined(tables.map((table) => table[name]));
  const pair = (kind: SubjectKind) => ({
    measure: Growing.joined(tables.map(({ subjects: { [kind]: own } }, part) => own.measure.map((place) => place + (starts[part] ?? 0)))),
    subject: Growing.joined(parts.map((part) => renumbered(part, kind, subjects))),
  });
  const table: SignalTable = {
    code,
    statistic: column('statistic'),
    exactP: column('exactP'),
    value: column('value'),
    past: column('past'),
    strata: tables.flatMap(({ strata }) => Array.from(strata, (number) => strataNames[number] ?? '*')),
    subjects: { lot: pair('lot'), bidder: pair('bidder'), ring: pair('ring'), official: pair('official'), office: pair('office') },
  };
  const past = tables.flatMap(({ findings }, part) =>
    findings.map(({ measure, place }) => ({ measure, place: place + (starts[part] ?? 0) })),
  );
  return { table, past };
}

function renumbered({ table, added }: TablePart, kind: SubjectKind, subjects: Subjects): Float64Array {
  const { known, ids } = added[kind];
  return table.subjects[kind].subject.map((number) => (number < known ? number : subjects.numberOf(kind, ids[number - known] ?? '')));
}
