import type { CaseDraft } from '@ochiq/shared/cases';
import { caseTable, documentKindNames, partyKindNames, plainText, rankNames, readCaseRows, textsOf } from '@ochiq/shared/imports';
import { inLanguage, type Language } from '@ochiq/shared/language';
import { currencySchema } from '@ochiq/shared/money';
import type { Log } from '../log/index.js';
import { writeCases } from './open-case.js';
import { type CourtRow, readCaseNumbers, readCourts, readTakenNumbers } from './store.js';
import type { TableImport } from './take-table.js';

/** Courts by their names in every language; a name that several courts bear is left out, for it could be any of them. */
function courtsByName(courts: readonly CourtRow[]): Map<string, number> {
  const byName = new Map<string, number>();
  const shared = new Set<string>();
  for (const { id, name } of courts) {
    for (const text of Object.values(name)) {
      const plain = plainText(text);
      if ((byName.get(plain) ?? id) !== id) shared.add(plain);
      byName.set(plain, id);
    }
  }
  for (const plain of shared) byName.delete(plain);
  return byName;
}

const inOne = (names: Readonly<Record<string, Readonly<Record<Language, string>>>>, language: Language) =>
  Object.values(names).map((name) => name[language]);

/** Enforcement cases of the own office from a table; each is opened as by hand, with its entry in the log. */
export const importCases = (log: Log): TableImport<(typeof caseTable.keys)[number], CaseDraft> => ({
  subject: 'cases',
  kind: caseTable,
  words: async (db, language) => {
    const parties = inOne(partyKindNames, language);
    return {
      court: (await readCourts(db)).map(({ name }) => inLanguage(name, language)),
      document_kind: inOne(documentKindNames, language),
      currency: currencySchema.options,
      debtor_kind: parties,
      creditor_kind: parties,
      rank: inOne(rankNames, language),
    };
  },
  check: async (db, _author, table, now) =>
    readCaseRows(table, {
      courts: courtsByName(await readCourts(db)),
      taken: new Set(await readTakenNumbers(db, textsOf(caseTable, table, 'number'))),
      nowMs: now.getTime(),
    }),
  write: (tx, author, drafts, now) => writeCases({ tx, log }, author, drafts, now),
  named: async (db, ids) => {
    const numbers = await readCaseNumbers(db, ids);
    return ids.map((id) => ({ id, title: numbers.get(id) ?? '' }));
  },
});
