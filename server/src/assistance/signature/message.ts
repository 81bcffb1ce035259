/** A header field as it stood in the message; a name may come several times. */
export type Field = readonly [name: string, value: string];

/** What of a request a signature can cover. */
export interface HttpRequest {
  readonly method: string;
  /** The whole target URI, as the one who signs wrote it: never put together from what the request says of its own host. */
  readonly url: string;
  readonly fields: readonly Field[];
}

export interface HttpResponse {
  readonly status: number;
  readonly fields: readonly Field[];
}

export type HttpMessage = HttpRequest | HttpResponse;

export const isRequest = (message: HttpMessage): message is HttpRequest => 'method' in message;

/** A signature or digest that cannot be read or made as RFC 9421 and RFC 9530 say; `message` tells what is wrong, in English. */
export class SignatureFault extends Error {
  override readonly name = 'SignatureFault';
}

/** The values of a field in the order of the message, without the white space around them or in folded lines (RFC 9421, section 2.1). */
export const valuesOf = (fields: readonly Field[], name: string): string[] =>
  fields.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value.trim().replace(/\s*\r?\n\s+/g, ' '));

/** The same as one value; null for a field that is not there. */
export function fieldOf(fields: readonly Field[], name: string): string | null {
  const values = valuesOf(fields, name);
  return values.length === 0 ? null : values.join(', ');
}

/** The fields of a message as Node's `rawHeaders` lists them: name, value, name, value. */
export const fieldsOf = (rawHeaders: readonly string[]): Field[] =>
  Array.from({ length: Math.floor(rawHeaders.length / 2) }, (_, index) => [rawHeaders[2 * index] ?? '', rawHeaders[2 * index + 1] ?? '']);
