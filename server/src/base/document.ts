import { createHash } from 'node:crypto';
import type { Files } from './files.js';
import { Refusal } from './problem.js';

const maxNameLength = 200;
/** Where readers look for the end mark: the last 1024 bytes (ISO 32000, as implemented). */
const endBytes = 1024;

export interface CheckedDocument {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/**
 * Checks that an uploaded document is a whole PDF.
 * @throws Refusal file_empty, file_not_pdf, file_damaged (its end is missing)
 */
export function checkDocument(fileName: string, bytes: Buffer): CheckedDocument {
  if (bytes.length === 0) throw new Refusal('file_empty');
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Refusal('file_not_pdf');
  if (!bytes.subarray(-endBytes).includes('%%EOF')) throw new Refusal('file_damaged');
  return { name: nameOf(fileName), sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

/** The last part of a sender's path, without characters that no name needs. */
function nameOf(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim();
  const base = plain.replace(/\.pdf$/i, '').slice(0, maxNameLength - 4);
  return `${base === '' ? 'document' : base}.pdf`;
}

export const storeDocument = (files: Files, { sha256, bytes }: CheckedDocument): Promise<void> => files.save(`${sha256}.pdf`, bytes);
