import {
  type InnerList,
  isInnerList,
  type Parameters,
  parseDictionary,
  parseList,
  serializeDictionary,
  serializeInnerList,
} from 'structured-headers';
import { type Field, fieldOf, type HttpMessage, type HttpRequest, SignatureFault } from './message.js';
import { serialised, signatureBase } from './signature-base.js';

/** Signs a text's bytes, or says whether a signature of them is right. */
export type Sign = (base: Buffer) => Buffer;
export type Verify = (base: Buffer, signature: Buffer) => boolean;

/** What a signature covers and says of itself, in the order in which it is written. */
export interface Signing {
  readonly label: string;
  /** Identifiers as they stand in Signature-Input: `"@method"`, `"content-digest";req`. */
  readonly components: readonly string[];
  readonly parameters: ReadonlyMap<string, string | number>;
}

/** Covered components and parameters as an inner list. @throws SignatureFault for identifiers that are none */
export function coveredOf({ components, parameters }: Pick<Signing, 'components' | 'parameters'>): InnerList {
  const [list] = serialised(() => parseList(`(${components.join(' ')})`));
  if (!list || !isInnerList(list)) throw new SignatureFault('no list of components');
  return [list[0], new Map(parameters)];
}

/** The two fields that carry a signature (RFC 9421, section 4). */
export function signMessage(signing: Signing, sign: Sign, message: HttpMessage, request: HttpRequest | null = null): Field[] {
  const covered = coveredOf(signing);
  const signature = sign(Buffer.from(signatureBase(covered, message, request)));
  return [
    ['signature-input', `${signing.label}=${serializeInnerList(covered)}`],
    ['signature', serializeDictionary({ [signing.label]: Uint8Array.from(signature) })],
  ];
}

/** A signature as a message bears it, not yet believed. */
export interface GivenSignature {
  readonly label: string;
  readonly covered: InnerList;
  readonly parameters: Parameters;
  readonly signature: Buffer;
}

/**
 * The signatures of a message, none for one without.
 * @throws SignatureFault where the two fields do not belong together or cannot be read
 */
export function readSignatures(fields: readonly Field[]): GivenSignature[] {
  const [input, value] = [fieldOf(fields, 'signature-input'), fieldOf(fields, 'signature')];
  if (input === null && value === null) return [];
  if (input === null || value === null) throw new SignatureFault('one of the two fields of a signature is missing');
  const [inputs, values] = [serialised(() => parseDictionary(input)), serialised(() => parseDictionary(value))];
  if (inputs.size !== values.size) throw new SignatureFault('the two fields name different signatures');
  return [...inputs].map(([label, covered]) => {
    const [signature] = values.get(label) ?? [];
    if (!isInnerList(covered) || !(signature instanceof ArrayBuffer)) throw new SignatureFault(`the signature ${label} cannot be read`);
    return { label, covered, parameters: covered[1], signature: Buffer.from(signature) };
  });
}

/** Whether a signature is the key's, over what it says it covers. @throws SignatureFault for what cannot be put together */
export const isSigned = (given: GivenSignature, verify: Verify, message: HttpMessage, request: HttpRequest | null = null): boolean =>
  verify(Buffer.from(signatureBase(given.covered, message, request)), given.signature);
