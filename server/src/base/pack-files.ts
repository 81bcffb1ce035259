import { unzipSync, zipSync } from 'fflate';

/** ZIP has no earlier day; it is written by the local calendar, so it is the same everywhere. */
const noTime = new Date(1980, 0, 1);
const mostBytes = 512 * 1024 * 1024;

/** Files by their paths. */
export type FileSet = ReadonlyMap<string, Uint8Array>;

/** A ZIP of files, stored in the order of their paths without compression or times: the same files give the same bytes. */
export const packFiles = (files: FileSet): Uint8Array =>
  zipSync(Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))), { level: 0, mtime: noTime });

/** The files of such a ZIP; null for bytes that `packFiles` would not have written, however little they differ. */
export function unpackFiles(bytes: Uint8Array): FileSet | null {
  if (bytes.length > mostBytes) return null;
  try {
    const files = new Map(Object.entries(unzipSync(bytes)));
    return Buffer.compare(packFiles(files), bytes) === 0 ? files : null;
  } catch {
    return null;
  }
}
