import {
  type InnerList,
  type Item,
  isInnerList,
  type Parameters,
  parseDictionary,
  parseItem,
  parseList,
  serializeDictionary,
  serializeInnerList,
  serializeItem,
  serializeList,
} from 'structured-headers';
import { type Field, type HttpMessage, type HttpRequest, isRequest, SignatureFault, valuesOf } from './message.js';

/** What may stand behind a component's name (RFC 9421, section 2.1); `tr` is not among them: we read no trailers. */
const fieldParameters = ['sf', 'key', 'bs', 'req'];

/**
 * The text that is signed (RFC 9421, section 2.5).
 * @param covered the components in their order, with the signature's parameters
 * @param request the one that a response answers, for components with `req`
 * @throws SignatureFault for a component that is named twice, is unknown, or is not in the message
 */
export function signatureBase(covered: InnerList, message: HttpMessage, request: HttpRequest | null = null): string {
  const lines = new Map<string, string>();
  for (const component of covered[0]) {
    const identifier = serialised(() => serializeItem(component));
    if (lines.has(identifier)) throw new SignatureFault(`${identifier} is covered twice`);
    lines.set(identifier, `${identifier}: ${componentValue(component, message, request)}`);
  }
  const base = [...lines.values(), `"@signature-params": ${serialised(() => serializeInnerList(covered))}`].join('\n');
  if (!/^[\x20-\x7e\n]*$/.test(base)) throw new SignatureFault('a covered value is not plain ASCII');
  return base;
}

function componentValue([name, parameters]: Item, message: HttpMessage, request: HttpRequest | null): string {
  if (typeof name !== 'string' || name !== name.toLowerCase()) throw new SignatureFault('a component is named in lower case');
  const ofRequest = parameters.has('req');
  if (ofRequest && (parameters.get('req') !== true || isRequest(message))) throw new SignatureFault(`${name} bears req where it may not`);
  const context = ofRequest ? request : message;
  if (context === null) throw new SignatureFault(`${name} is of a request that is not known`);
  const value = name.startsWith('@') ? derivedValue(name, parameters, context) : fieldValue(name, parameters, context.fields);
  // Otherwise a value could pretend to be the next line.
  if (value.includes('\n') || value.includes('\r')) throw new SignatureFault(`${name} has more than one line`);
  return value;
}

/** RFC 9421, section 2.2. */
function derivedValue(name: string, parameters: Parameters, message: HttpMessage): string {
  const allowed = name === '@query-param' ? ['req', 'name'] : ['req'];
  for (const parameter of parameters.keys())
    if (!allowed.includes(parameter)) throw new SignatureFault(`${name} does not take ${parameter}`);
  if (name === '@status') {
    if (isRequest(message)) throw new SignatureFault('a request has no status');
    return String(message.status);
  }
  if (!isRequest(message)) throw new SignatureFault(`a response has no ${name}`);
  if (name === '@method') return message.method;
  if (name === '@target-uri') return message.url;
  if (!URL.canParse(message.url)) throw new SignatureFault('the target is no URI');
  const url = new URL(message.url);
  const [target = '', query] = targetOf(message.url);
  switch (name) {
    case '@authority':
      return url.host;
    case '@scheme':
      return url.protocol.slice(0, -1);
    case '@request-target':
      return query === undefined ? target : `${target}?${query}`;
    case '@path':
      return target;
    case '@query':
      return `?${query ?? ''}`;
    case '@query-param':
      return queryParameter(url, parameters.get('name'));
    default:
      throw new SignatureFault(`${name} is not known`);
  }
}

/** Path and query as they are written: the URL class would write some octets in another way. */
function targetOf(uri: string): string[] {
  const [, target = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/i.exec(uri) ?? [];
  const cut = target.indexOf('?');
  if (cut < 0) return [target || '/'];
  return [target.slice(0, cut) || '/', target.slice(cut + 1)];
}

/** One that stands in the query once, in the spelling of the form serialiser (section 2.2.8). */
function queryParameter(url: URL, name: unknown): string {
  if (typeof name !== 'string') throw new SignatureFault('@query-param needs a name');
  const values = [...url.searchParams].filter(([one]) => formSpelling(one) === name);
  const [value] = values;
  if (value === undefined || values.length > 1) throw new SignatureFault(`the query has ${values.length} parameters ${name}`);
  return formSpelling(value[1]);
}

/** As application/x-www-form-urlencoded spells it, with %20 for a space. */
const formSpelling = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1).replaceAll('+', '%20');

/** RFC 9421, section 2.1. */
function fieldValue(name: string, parameters: Parameters, fields: readonly Field[]): string {
  for (const parameter of parameters.keys())
    if (!fieldParameters.includes(parameter)) throw new SignatureFault(`${name} does not take ${parameter}`);
  const values = valuesOf(fields, name);
  if (values.length === 0) throw new SignatureFault(`${name} is not in the message`);
  const [strict, key, binary] = [parameters.get('sf'), parameters.get('key'), parameters.get('bs')];
  if (binary !== undefined) {
    if (binary !== true || strict !== undefined || key !== undefined) throw new SignatureFault(`${name} bears bs beside sf or key`);
    return serialised(() => serializeList(values.map((value) => [Buffer.from(value), new Map()])));
  }
  const value = values.join(', ');
  if (key !== undefined) return memberOf(name, value, key);
  return strict === undefined ? value : strictly(name, value);
}

function memberOf(name: string, value: string, key: unknown): string {
  const member = typeof key === 'string' ? serialised(() => parseDictionary(value)).get(key) : undefined;
  if (member === undefined) throw new SignatureFault(`${name} has no member ${String(key)}`);
  return serialised(() => (isInnerList(member) ? serializeInnerList(member) : serializeItem(member)));
}

/** Of a field whose type is not known to both sides nothing strict can be said (section 2.1.1). */
const structured: Readonly<Record<string, (value: string) => string>> = {
  'content-digest': (value) => serializeDictionary(parseDictionary(value)),
  'repr-digest': (value) => serializeDictionary(parseDictionary(value)),
  signature: (value) => serializeDictionary(parseDictionary(value)),
  'signature-input': (value) => serializeDictionary(parseDictionary(value)),
  'client-cert': (value) => serializeItem(parseItem(value)),
  'client-cert-chain': (value) => serializeList(parseList(value)),
};

function strictly(name: string, value: string): string {
  const write = structured[name];
  if (write === undefined) throw new SignatureFault(`${name} is not known to be a structured field`);
  return serialised(() => write(value));
}

/** Runs what reads or writes a structured field, whose faults are faults of the message. */
export function serialised<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new SignatureFault(error instanceof Error ? error.message : 'a structured field cannot be read');
  }
}
