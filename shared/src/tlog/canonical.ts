import { isWellFormed } from './bytes.js';

/** Deeper JSON is refused before it exhausts the stack; entries of the log are three or four deep. */
const maxDepth = 64;

/**
 * The one text of a JSON value: no spaces, members ordered by the UTF-16 code units of their names, numbers and strings as
 * ECMAScript writes them. Source: RFC 8785 (JSON Canonicalization Scheme).
 * @throws TypeError, naming the place, for what JSON cannot say exactly: NaN, infinities, undefined, bigint, functions, holes,
 * lone surrogates, objects with a prototype of their own, or more than 64 levels (which a circle has)
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0);
}

/** Whether a text is JSON in canonical form. A text with a member twice is not: its canonical form has it once. */
export function isCanonicalJson(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > maxDepth) throw new TypeError(`${path.slice(0, 80)}...: deeper than ${maxDepth} levels`);
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value === 'number') return writeNumber(value, path);
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => write(item, `${path}[${index}]`, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return writeObject(value, path, depth);
  throw new TypeError(`${path}: JSON has no ${typeof value}`);
}

/** `JSON.stringify` escapes as RFC 8785, section 3.2.2.2 asks, but would write a lone surrogate as an escape. */
function writeString(text: string, path: string): string {
  if (!isWellFormed(text)) throw new TypeError(`${path}: a lone surrogate`);
  return JSON.stringify(text);
}

/** RFC 8785, section 3.2.2.3 is ECMAScript's own number format; -0 becomes 0 there, too. */
function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${path}: JSON has no ${value}`);
  return String(value);
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A Date or a Map has no members, and would silently become {}.
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`${path}: not a plain object`);
  const members = Object.entries(value)
    // Without a function, `sort` compares code units too, but of the whole pair joined by a comma.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${writeString(name, path)}:${write(member, `${path}.${name}`, depth + 1)}`);
  return `{${members.join(',')}}`;
}
