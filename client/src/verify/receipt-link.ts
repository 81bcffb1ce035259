import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@ochiq/shared/tlog';

/** A receipt's letters at most, when it is read from a link or a file; one has about two thousand. */
export const maxReceiptLength = 1_500_000;

/** Bytes that the largest code holds (ISO/IEC 18004, version 40, level L). */
const mostInCode = 2953;

/** Before the receipt in a link's fragment: deflated (RFC 1951), or plain where the browser cannot deflate. */
const marks = { deflated: 'd.', plain: 'p.' } as const;

/**
 * The receipt as the fragment of a link, without `#`. A fragment stays in the browser: no server sees it.
 * @param receipt as parsed JSON, good or not
 */
export async function toFragment(receipt: unknown): Promise<string> {
  const bytes = toUtf8(JSON.stringify(receipt));
  if (typeof CompressionStream === 'undefined') return marks.plain + toBase64Url(bytes);
  return marks.deflated + toBase64Url(await through(bytes, new CompressionStream('deflate-raw'), bytes.length * 2 + 64));
}

/**
 * The receipt in a link's fragment, with or without `#`; parsed JSON, which is still to be checked.
 * @returns undefined for what is no receipt's fragment, or one that is broken or too large
 */
export async function fromFragment(fragment: string): Promise<unknown> {
  const text = fragment.replace(/^#/, '');
  const bytes = text.length > maxReceiptLength * 2 ? null : fromBase64Url(text.slice(2));
  if (bytes === null || bytes.length === 0) return undefined;
  try {
    if (text.startsWith(marks.plain)) return parse(bytes);
    if (!text.startsWith(marks.deflated)) return undefined;
    return parse(await through(bytes, new DecompressionStream('deflate-raw'), maxReceiptLength));
  } catch {
    return undefined;
  }
}

/** Whether a link can stand in a code for a camera. */
export const fitsCode = (link: string): boolean => toUtf8(link).length <= mostInCode;

/** Whether an address's fragment, with its `#`, is meant as a receipt's. */
export const isReceiptFragment = (hash: string): boolean => Object.values(marks).some((mark) => hash.startsWith(`#${mark}`));

/** The fragment within a text, such as a pasted link; null when there is none. */
export function findFragment(text: string): string | null {
  return /#([dp]\.[A-Za-z0-9_-]+)/.exec(text)?.[1] ?? null;
}

function parse(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  return text === null ? undefined : JSON.parse(text);
}

/** Throws when more than `maxLength` bytes come out: a small link can hold a very long text. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  change: CompressionStream | DecompressionStream,
  maxLength: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    length += step.value.length;
    if (length <= maxLength) continue;
    await reader.cancel();
    throw new RangeError('too long');
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  const standard = text.replace(/-/g, '+').replace(/_/g, '/');
  return fromBase64(standard + '='.repeat((4 - (standard.length % 4)) % 4));
}
