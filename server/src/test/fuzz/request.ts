import { randomBytes } from 'node:crypto';
import type { Chance } from '../../demo/chance.js';
import type { Operation } from './operations.js';
import { type Known, sample } from './sample.js';
import { hostileValue, spoil } from './spoil.js';

/** How far from the document a request is. */
export const kinds = ['valid', 'nearly', 'hostile'] as const;
export type Kind = (typeof kinds)[number];

export interface FuzzRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** Files as people and others send them. */
export interface UploadFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A hostile object may have a `toString` that is none. */
const textOf = (value: unknown): string => String(typeof value === 'object' ? JSON.stringify(value) : value);

/** What a path or query can carry; a lone surrogate can not be sent at all. */
const encoded = (value: unknown): string => encodeURIComponent(Buffer.from(textOf(value)).toString());

function pathOf(operation: Operation, kind: Kind, chance: Chance, known: Known): string {
  return operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    const value = kind === 'hostile' && chance.yes(0.4) ? hostileValue(chance) : sample(parameter?.schema ?? {}, chance, known, name);
    return encoded(value) || '%20';
  });
}

function queryOf(operation: Operation, kind: Kind, chance: Chance, known: Known): string {
  const pairs: string[] = [];
  for (const { name, required, schema } of operation.parameters.filter((one) => one.in === 'query')) {
    // What waits on purpose is not waited for.
    if (name === 'waitMs' || (!required && chance.yes(0.5))) continue;
    const value =
      kind !== 'valid' && chance.yes(kind === 'nearly' ? 0.3 : 0.7) ? hostileValue(chance) : sample(schema, chance, known, name);
    for (const one of [value].flat()) pairs.push(`${encodeURIComponent(name)}=${encoded(one)}`);
    if (kind === 'hostile' && chance.yes(0.2)) pairs.push(`${name}[]=1`, `${name}[a]=2`, `${name}=`);
  }
  if (kind === 'hostile' && chance.yes(0.2)) pairs.push('%FF=%FE', '__proto__=1', 'constructor[prototype][a]=1', '&&=');
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function headersOf(kind: Kind, chance: Chance): Record<string, string> {
  const headers: Record<string, string> = {};
  if (chance.yes(0.3)) headers['accept-language'] = chance.pick(['uz', 'ru-RU,ru;q=0.9', 'ky', 'en', 'tlh', ',,;q=', '*']);
  if (kind === 'hostile' && chance.yes(0.3))
    headers[chance.pick(['accept', 'range', 'if-none-match', 'if-modified-since', 'accept-encoding', 'x-forwarded-for'])] = chance.pick([
      '',
      '*',
      'bytes=-1',
      '"',
      'x'.repeat(2000),
      '😀'.normalize('NFD').codePointAt(0)?.toString() ?? '',
    ]);
  return headers;
}

/** A form with files; the boundary is kept out of their bytes by its length. */
function formOf(files: readonly UploadFile[], field: string): { type: string; payload: Buffer } {
  const boundary = `----fuzz${randomBytes(12).toString('hex')}`;
  const parts = files.flatMap(({ name, type, bytes }) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]) };
}

function uploadOf(kind: Kind, chance: Chance, files: readonly UploadFile[]): { type: string; payload: Buffer } {
  const count = kind === 'hostile' ? chance.pick([0, 1, 2, 12]) : 1;
  const some = Array.from({ length: count }, () => chance.pick(files));
  const form = formOf(some, kind === 'valid' ? 'file' : chance.pick(['file', 'file', 'other', '', '__proto__']));
  if (kind !== 'hostile') return form;
  const cut = form.payload.subarray(0, chance.int(0, form.payload.length));
  return {
    type: chance.pick([form.type, form.type, 'multipart/form-data', 'multipart/form-data; boundary=']),
    payload: chance.yes(0.5) ? cut : form.payload,
  };
}

function jsonOf(operation: Operation, kind: Kind, chance: Chance, known: Known): { type: string; payload: string } {
  const schema = operation.requestBody?.content['application/json']?.schema ?? {};
  const value = sample(schema, chance, known);
  const type = 'application/json';
  if (kind === 'valid') return { type, payload: JSON.stringify(value) };
  if (kind === 'nearly') return { type, payload: JSON.stringify(spoil(value, chance)) ?? 'null' };
  const text = JSON.stringify(value);
  return chance.pick([
    { type, payload: JSON.stringify(hostileValue(chance)) },
    { type, payload: text.slice(0, -1) },
    { type, payload: '' },
    { type, payload: `{"a":`.repeat(500) },
    { type: 'text/plain', payload: text },
    { type: 'application/xml', payload: '<a/>' },
    { type: 'application/json; charset=utf-16', payload: text },
    { type: 'nonsense', payload: text },
    { type: 'application/x-www-form-urlencoded', payload: 'a=1' },
    { type, payload: `"${'x'.repeat(300_000)}"` },
  ]);
}

/** A request for an operation: by its document, nearly so, or with the worst in mind. */
export function requestOf(operation: Operation, kind: Kind, chance: Chance, known: Known, files: readonly UploadFile[]): FuzzRequest {
  const { method, requestBody } = operation;
  const url = pathOf(operation, kind, chance, known) + queryOf(operation, kind, chance, known);
  const headers = headersOf(kind, chance);
  if (requestBody === undefined) return { method, url, headers };
  const types = Object.keys(requestBody.content);
  const type = chance.pick(types);
  const xml = files.filter((file) => file.type === 'application/xml');
  const body =
    type === 'multipart/form-data'
      ? uploadOf(kind, chance, files)
      : type === 'application/json'
        ? jsonOf(operation, kind, chance, known)
        : { type, payload: kind === 'hostile' ? Buffer.from(textOf(hostileValue(chance))) : chance.pick(xml).bytes };
  return { method, url, headers: { ...headers, 'content-type': body.type }, payload: body.payload };
}
