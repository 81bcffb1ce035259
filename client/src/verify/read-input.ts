import { fromUtf8 } from '@ochiq/shared/tlog';
import { findFragment, fromFragment, maxReceiptLength } from './receipt-link';

/** Why nothing in a file, a text or a link could be checked. */
export type InputProblem = 'empty' | 'too_large' | 'not_json' | 'bad_link' | 'pdf_without_receipt';

/** What was given, as parsed JSON that is still to be checked. */
export type Input = { readonly value: unknown } | { readonly problem: InputProblem };

/** A PDF of ours has about 100 kB; its link holds the receipt. */
const maxFileBytes = 4_000_000;

/** Reads a receipt's file: its JSON, or the PDF that was made of it. Never throws. */
export async function readFile(file: Blob): Promise<Input> {
  if (file.size === 0) return { problem: 'empty' };
  if (file.size > maxFileBytes) return { problem: 'too_large' };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Removed, or changed, since it was chosen.
    return { problem: 'empty' };
  }
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return readPdf(bytes);
  const text = fromUtf8(bytes);
  return text === null ? { problem: 'not_json' } : readText(text);
}

/** Reads what a person pasted: the receipt's JSON, or a link to one. Never throws. */
export async function readText(pasted: string): Promise<Input> {
  if (pasted.length > maxReceiptLength) return { problem: 'too_large' };
  const text = pasted.replace(/^\ufeff/, '').trim();
  if (text === '') return { problem: 'empty' };
  if (/^(https?:|#)/.test(text)) return readLink(text);
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'not_json' };
  }
}

/** Reads a link with a receipt in its fragment. Never throws. */
export async function readLink(link: string): Promise<Input> {
  const fragment = findFragment(link);
  const value = fragment === null ? undefined : await fromFragment(fragment);
  return value === undefined ? { problem: 'bad_link' } : { value };
}

/** The link that our PDF has on its code stands in the file as plain ASCII. */
async function readPdf(bytes: Uint8Array): Promise<Input> {
  const read = await readLink(/\/verify(#[dp]\.[A-Za-z0-9_-]+)/.exec(new TextDecoder('latin1').decode(bytes))?.[1] ?? '');
  return 'problem' in read ? { problem: 'pdf_without_receipt' } : read;
}
