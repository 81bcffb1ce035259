import type { AssistanceKind, Purpose } from './kinds.js';

/** Facts that may leave with a request, and that may come back with its answer, as paths into `Asked` and `Answer`. */
export interface Minimum {
  readonly out: readonly string[];
  readonly back: readonly string[];
}

const judgment = ['judgment.court', 'judgment.number', 'judgment.issuedOn'];
/** Name, number and birth date together: so that nobody else is looked at for having the same name. */
const person = ['subject.kind', 'subject.name', 'subject.nationalId', 'subject.birthDate'];
const claim = ['claim.amountMinor', 'claim.currency'];
const things = ['outcome', 'items.kind', 'items.region', 'items.band', 'items.currency', 'items.encumbrance'];
const incomes = ['outcome', 'incomes.kind', 'incomes.band', 'incomes.currency'];

/**
 * What each kind of request needs for each purpose, and nothing more; a pair that is not here cannot be asked. A search for property
 * brings no addresses, numbers or other holders: what it finds is seized by a request of its own, under the law of the other country.
 * Alimony needs more of a debtor's income, since it is a share of it, and their address, since a child's claim goes to where they live.
 */
export const minima: Readonly<Record<AssistanceKind, Partial<Record<Purpose, Minimum>>>> = {
  find_debtor: {
    recover_debt: { out: [...person, ...judgment], back: ['outcome', 'debtor.region', 'debtor.diedOn'] },
    alimony: { out: [...person, ...judgment], back: ['outcome', 'debtor.region', 'debtor.address', 'debtor.diedOn'] },
  },
  find_property: {
    recover_debt: { out: [...person, ...judgment, ...claim], back: things },
    alimony: { out: [...person, ...judgment, ...claim], back: things },
  },
  find_income: {
    recover_debt: { out: [...person, ...judgment, ...claim], back: incomes },
    alimony: { out: [...person, ...judgment], back: [...incomes, 'incomes.payer', 'incomes.monthlyMinor'] },
  },
  serve_document: {
    notify: {
      out: [
        'subject.kind',
        'subject.name',
        'subject.birthDate',
        'subject.lastAddress',
        'document.title',
        'document.text',
        'document.sha256',
      ],
      back: ['outcome', 'served.on', 'served.how'],
    },
  },
  judgment_status: {
    recognition: {
      out: ['subject.kind', 'subject.name', ...judgment],
      back: ['outcome', 'recognition.state', 'recognition.court', 'recognition.decidedOn'],
    },
  },
};

/** Null for a kind that is not asked for this purpose. */
export const minimumOf = (kind: AssistanceKind, purpose: Purpose): Minimum | null => minima[kind][purpose] ?? null;

/** The paths of a value's facts; the members of a list are told apart by nothing. */
export function pathsOf(value: unknown, at = ''): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...pathsOf(one, at)]));
  if (typeof value !== 'object' || value === null) return new Set(at === '' ? [] : [at]);
  return new Set(
    Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [...pathsOf(one, at === '' ? name : `${at}.${name}`)])),
  );
}

/** What of a value may leave: the listed paths, and of everything else nothing. */
export function minimise(value: unknown, allowed: readonly string[], at = ''): unknown {
  // No fact is a list of plain values.
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'object' && one !== null).map((one) => minimise(one, allowed, at));
  if (typeof value !== 'object' || value === null) return {};
  const kept = Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
    const path = at === '' ? name : `${at}.${name}`;
    if (one === undefined) return [];
    const isFact = allowed.includes(path);
    // A fact is a plain value; whatever is built of others is looked into.
    if (typeof one !== 'object' || one === null) return isFact ? [[name, one]] : [];
    return allowed.some((other) => other.startsWith(`${path}.`)) ? [[name, minimise(one, allowed, path)]] : [];
  });
  return Object.fromEntries(kept);
}

/** Facts in a value that may not be there, by their paths. */
export const excessOf = (value: unknown, allowed: readonly string[]): string[] =>
  [...pathsOf(value)].filter((path) => !allowed.includes(path));
