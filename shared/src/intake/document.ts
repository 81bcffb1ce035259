import { z } from 'zod';
import { claimRankSchema, executiveDocumentKinds, partyKindSchema } from '../cases/index.js';
import { languageSchema } from '../language/index.js';
import { regionSchema } from '../lots/index.js';
import { currencySchema, maxAmountMinor, positiveMinorSchema } from '../money/index.js';

/** Text as the court wrote it: nothing is cut off or put right, so that the digest is of what the court sent. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^\S(.*\S)?$/su);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const nationalId = z.string().regex(/^\d{9,14}$/);

/** What a creditor is owed, and for what. */
export const claimKinds = ['principal', 'interest', 'penalty', 'court_costs', 'maintenance', 'other'] as const;
export const claimSchema = z.strictObject({ kind: z.enum(claimKinds), amountMinor: positiveMinorSchema });

export const addressSchema = z.strictObject({ region: regionSchema, text: text(300) });

/** The debtor, by whose address the document finds its office. `birthDate` is null for an organisation only. */
export const debtorSchema = z.strictObject({
  kind: partyKindSchema,
  name: text(200).min(2),
  nationalId,
  birthDate: z.iso.date().nullable(),
  address: addressSchema,
});

export const creditorSchema = z.strictObject({
  kind: partyKindSchema,
  name: text(200).min(2),
  nationalId,
  rank: claimRankSchema,
  claims: z.array(claimSchema).min(1).max(20),
});

/** What the document orders. */
export const demandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('recover_money') }),
  /** The claims are what the thing is worth, and what else is owed. */
  z.strictObject({ kind: z.literal('hand_over_thing'), thing: text(1000) }),
]);

/** A file that the document refers to; it stays with the court, its hash comes along. */
export const namedFileSchema = z.strictObject({ name: text(200), sha256: sha256Hex, bytes: z.int().positive().max(1_000_000_000) });

/**
 * An executive document as a court delivers it. One document has one debtor: of several who owe together each gets a document of their
 * own, and each names the others' in `jointWith`. Days are those of the court's calendar; amounts are minor units of `currency`.
 */
export const executiveDocumentSchema = z.strictObject({
  version: z.literal(1),
  /** 32 random bytes of the court's making: with them nobody can guess the document from its digest, which is public. */
  nonce: sha256Hex,
  /** The court's code, as the platform's operator gave it. */
  court: text(40),
  kind: z.enum(executiveDocumentKinds),
  number: text(60),
  issuedOn: z.iso.date(),
  /** Until when it may be presented for enforcement. */
  presentBy: z.iso.date(),
  language: languageSchema,
  debtor: debtorSchema,
  creditors: z.array(creditorSchema).min(1).max(20),
  currency: currencySchema,
  demand: demandSchema,
  /** Numbers of the documents of the same court against others who owe the same. */
  jointWith: z.array(text(60)).max(20),
  files: z.array(namedFileSchema).max(20),
});
export type ExecutiveDocument = z.output<typeof executiveDocumentSchema>;

/** What a creditor is owed in all, in minor units. */
export const claimOf = ({ claims }: Pick<ExecutiveDocument['creditors'][number], 'claims'>): bigint =>
  claims.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);

/** What can be wrong at a place of a document. Senders' programs go by the code, so a code never changes its meaning. */
export const documentFaults = [
  'not_an_object',
  'missing',
  'unknown_member',
  'wrong_type',
  'wrong_form',
  'unknown_value',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'in_future',
  'expired',
  'before_issue',
  'birth_date_missing',
  'birth_date_of_organisation',
  'repeated',
  'creditor_is_debtor',
  'other_country',
  'no_office',
  'other_court',
] as const;
export type DocumentFault = (typeof documentFaults)[number];

/** `path` is a JSON Pointer (RFC 6901) into the document. */
export interface DocumentError {
  readonly path: string;
  readonly code: DocumentFault;
}

export type CheckedDocument = { readonly document: ExecutiveDocument } | { readonly errors: readonly DocumentError[] };

/** What a document is checked against besides itself. */
export interface DocumentGround {
  /** The code of the court that delivers it, and the country whose courts are of its kind. */
  readonly court: string;
  readonly jurisdiction: 'UZ' | 'KG';
  /** Regions that an enforcement office is there for. */
  readonly regions: ReadonlySet<string>;
  /** The day in the court's calendar. */
  readonly today: string;
}

/** Reads a document of a court, and tells everything that is wrong with it at once. */
export function checkDocument(value: unknown, ground: DocumentGround): CheckedDocument {
  const parsed = executiveDocumentSchema.safeParse(value);
  if (!parsed.success) return { errors: parsed.error.issues.flatMap((issue) => errorsOfIssue(issue, value)) };
  const errors = [...faultsOfDates(parsed.data, ground), ...faultsOfPeople(parsed.data), ...faultsOfPlace(parsed.data, ground)];
  return errors.length > 0 ? { errors } : { document: parsed.data };
}

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Whether the last member of a path is not there. */
function isMissing(root: unknown, path: readonly PropertyKey[]): boolean {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return true;
    value = Object.getOwnPropertyDescriptor(value, part)?.value;
  }
  return false;
}

/** The codes of zod's issues in words of our own: those of a library may change with its versions. */
function errorsOfIssue(issue: z.core.$ZodIssue, root: unknown): DocumentError[] {
  const path = pointer(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: `${path}${pointer([key])}`, code: 'unknown_member' as const }));
    case 'invalid_type':
      if (path === '') return [{ path, code: 'not_an_object' }];
      return [{ path, code: isMissing(root, issue.path) ? 'missing' : 'wrong_type' }];
    case 'too_small':
      return [{ path, code: issue.origin === 'number' || issue.origin === 'int' ? 'too_small' : 'too_short' }];
    case 'too_big':
      return [{ path, code: issue.origin === 'number' || issue.origin === 'int' ? 'too_large' : 'too_long' }];
    case 'invalid_value':
    case 'invalid_union':
      return [{ path, code: isMissing(root, issue.path) ? 'missing' : 'unknown_value' }];
    default:
      return [{ path, code: 'wrong_form' }];
  }
}

function faultsOfDates({ issuedOn, presentBy, debtor }: ExecutiveDocument, { today }: DocumentGround): DocumentError[] {
  const errors: DocumentError[] = [];
  if (issuedOn > today) errors.push({ path: '/issuedOn', code: 'in_future' });
  if (presentBy < issuedOn) errors.push({ path: '/presentBy', code: 'before_issue' });
  else if (presentBy < today) errors.push({ path: '/presentBy', code: 'expired' });
  if (debtor.birthDate !== null && debtor.birthDate > today) errors.push({ path: '/debtor/birthDate', code: 'in_future' });
  return errors;
}

function faultsOfPeople({ debtor, creditors, number, jointWith }: ExecutiveDocument): DocumentError[] {
  const errors: DocumentError[] = [];
  if (debtor.kind === 'person' && debtor.birthDate === null) errors.push({ path: '/debtor/birthDate', code: 'birth_date_missing' });
  if (debtor.kind === 'organisation' && debtor.birthDate !== null)
    errors.push({ path: '/debtor/birthDate', code: 'birth_date_of_organisation' });
  const seen = new Set<string>();
  for (const [index, creditor] of creditors.entries()) {
    const path = `/creditors/${index}`;
    if (creditor.nationalId === debtor.nationalId) errors.push({ path: `${path}/nationalId`, code: 'creditor_is_debtor' });
    // One creditor may have claims of several ranks.
    const key = `${creditor.nationalId} ${creditor.rank}`;
    if (seen.has(key)) errors.push({ path, code: 'repeated' });
    seen.add(key);
    if (claimOf(creditor) > maxAmountMinor) errors.push({ path: `${path}/claims`, code: 'too_large' });
  }
  for (const [index, other] of jointWith.entries())
    if (other === number || jointWith.indexOf(other) !== index) errors.push({ path: `/jointWith/${index}`, code: 'repeated' });
  return errors;
}

function faultsOfPlace({ court, debtor }: ExecutiveDocument, ground: DocumentGround): DocumentError[] {
  const errors: DocumentError[] = [];
  if (court !== ground.court) errors.push({ path: '/court', code: 'other_court' });
  const path = '/debtor/address/region';
  // What is owed abroad goes by a request for legal assistance.
  if (!debtor.address.region.startsWith(`${ground.jurisdiction}-`)) errors.push({ path, code: 'other_country' });
  else if (!ground.regions.has(debtor.address.region)) errors.push({ path, code: 'no_office' });
  return errors;
}
