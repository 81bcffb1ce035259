import { hash } from 'node:crypto';
import type { LotEvent } from '@ochiq/shared/bids';
import { type PersonFacts, sealOf } from '@ochiq/shared/log';
import { canonicalJson, hashWith } from '@ochiq/shared/tlog';

/** A public event of a lot with the person who acted, null for the system. */
export interface PublicEntry {
  readonly event: LotEvent;
  readonly actorId: string | null;
  /** Who asked for what the actor approved. */
  readonly submitterId?: string;
  /** Facts that the leaf only commits to. */
  readonly secret?: Secret;
}

/** What happened beside a lot's public events. No personal data in `body`: it is public as well. */
export interface OtherEntry {
  readonly lotId: number | null;
  readonly kind: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly submitterId?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly secret?: Secret;
}
export type NewEntry = PublicEntry | OtherEntry;
export type Secret = Readonly<Record<string, unknown>>;

/** An entry as it is stored. */
export interface EntryRow {
  readonly lotId: number | null;
  readonly seq: number | null;
  readonly kind: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly leaf: string;
  readonly secret: Secret | null;
  readonly nonce: Buffer | null;
}

/** Chance and salts, for the entries that need them. */
export interface SealGround {
  newNonce(): Buffer;
  saltOf(personId: string): Buffer;
}

/** In one call: a Hash object each would keep the garbage collector busy (7 ms after some ten thousand). */
export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/** Who stands behind these is said by the admission of their bidder number: no commitment of their own. */
const byNumber: readonly string[] = ['bid', 'bid_refused', 'proxy_sealed'];

/** The actor that an entry's leaf commits to, null for none. */
function committedPerson(entry: NewEntry): string | null {
  const kind = 'event' in entry ? entry.event.kind : entry.kind;
  return byNumber.includes(kind) ? null : entry.actorId;
}

/** Everybody whose salt an entry's leaf needs. */
export function committedPeople(entry: NewEntry): string[] {
  const person = committedPerson(entry);
  return [...(person === null ? [] : [person]), ...(entry.submitterId === undefined ? [] : [entry.submitterId])];
}

/** The commitment of a person in one entry: HMAC-SHA-256 under the person's salt, over what makes the entry unlike others. */
export const commitPerson = (facts: PersonFacts, salt: Buffer): string => hashWith(sealOf(facts, salt), sha256);

/** What an entry says to the world, and what of it is kept back. */
export function entryRow(entry: NewEntry, ground: SealGround): EntryRow {
  const open = 'event' in entry ? entry.event : { ...entry.body, kind: entry.kind, at: entry.at.toISOString(), ...lotOf(entry.lotId) };
  const lotId = 'event' in entry ? entry.event.lot : entry.lotId;
  const seq = 'event' in entry ? entry.event.seq : null;
  const { kind, at } = open;
  const person = committedPerson(entry);
  const common = { lotId, seq, kind, at, actorId: entry.actorId };
  if (person === null && !entry.secret) return { ...common, leaf: canonical(open), secret: null, nonce: null };
  const commit = (person: string) => commitPerson({ person, kind, at, lot: lotId }, ground.saltOf(person));
  const actor = {
    ...(person === null ? {} : { actor: commit(person) }),
    ...(entry.submitterId === undefined ? {} : { submitter: commit(entry.submitterId) }),
  };
  if (!entry.secret) return { ...common, leaf: canonical({ ...open, ...actor }), secret: null, nonce: null };
  const nonce = ground.newNonce();
  const sealed = hashWith(sealOf(entry.secret, nonce), sha256);
  return { ...common, leaf: canonical({ ...open, ...actor, sealed }), secret: entry.secret, nonce };
}

const lotOf = (lotId: number | null) => (lotId === null ? {} : { lot: lotId });

/** A flat object whose members stand in order is canonical as `JSON.stringify` writes it: bids are made so. */
function canonical(value: object): string {
  let before = '';
  for (const [name, member] of Object.entries(value)) {
    if (name <= before || (typeof member === 'object' && member !== null) || typeof member === 'undefined') return canonicalJson(value);
    before = name;
  }
  return JSON.stringify(value);
}
