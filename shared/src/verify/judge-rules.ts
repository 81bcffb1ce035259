import { type RuleProfile, resumeLeastOf, ruleProfileSchema, rulesOf } from '../rules/index.js';
import { canonicalJson, type Hashing, toHex, toUtf8 } from '../tlog/index.js';
import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';

/** A version of the rules as the log published it. */
interface KnownRules {
  readonly sha256: string;
  /** Null for one of a form that this program does not know: then only its hash is compared. */
  readonly profile: RuleProfile | null;
}

/** The versions that the log has told of. */
export type RuleBook = Map<string, KnownRules>;

const nameOf = (profile: string, version: number) => `${profile} ${version}`;

/** Takes a version into the book; a version is published once, with a text that has the hash it is known by. */
export function* tellRules(book: RuleBook, { profile: name, version, sha256, text }: LeafOf<'rules_published'>): Hashing<Complaint | null> {
  const known = book.get(nameOf(name, version));
  if (known) return { code: 'rules_changed', detail: `the rules ${nameOf(name, version)} were published before` };
  book.set(nameOf(name, version), { sha256, profile: readProfile(text) });
  const found = toHex(yield toUtf8(text));
  return found === sha256 ? null : { code: 'rules_wrong', detail: `the text of the rules ${nameOf(name, version)} has the hash ${found}` };
}

/** Whether a lot goes by the rules that it names: those that were published, with the figures that they give for its start price. */
export function judgeRules(book: RuleBook, { rules, currency, startMinor }: LeafOf<'published'>): Complaint | null {
  if (rules.sha256 === undefined) return null;
  const name = nameOf(rules.profile, rules.version);
  const known = book.get(name);
  if (!known) return { code: 'rules_unpublished', detail: `the rules ${name} are not in the log before the lot` };
  if (known.sha256 !== rules.sha256) return { code: 'rules_wrong', detail: `the rules ${name} were published with another text` };
  if (known.profile === null) return null;
  const { increment, softClose, depositBasisPoints } = rulesOf(known.profile, { currency, minor: BigInt(startMinor) }, known.sha256);
  const told = { increment: rules.increment, softClose: rules.softClose, depositBasisPoints: rules.depositBasisPoints };
  if (canonicalJson({ increment, softClose, depositBasisPoints }) === canonicalJson(told)) return null;
  return { code: 'rules_wrong', detail: `other figures than the rules ${name} give` };
}

/**
 * What is left at least after a suspension of a lot, in ms: by its rules as the log published them, or as this program knows them
 * where their entry is lost; null where it cannot be known.
 */
export function resumeLeastIn(book: RuleBook, { rules }: LeafOf<'published'>): number | null {
  const known = book.get(nameOf(rules.profile, rules.version));
  return known ? (known.profile?.figures.resumeLeastMs.value ?? null) : resumeLeastOf(rules);
}

function readProfile(text: string): RuleProfile | null {
  try {
    return ruleProfileSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
