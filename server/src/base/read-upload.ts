import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { Refusal } from './problem.js';

/**
 * Reads the files of a multipart request one after the other and hands each to `keep`; only what `keep` makes of them
 * stays in memory. The first bad file refuses them all.
 * @throws Refusal unsupported_media, file_empty (no file at all), too_many_files, too_large, bad_request (no whole form), and what `keep` throws
 */
export async function readUpload<Kept>(
  request: FastifyRequest,
  keep: (bytes: Buffer, fileName: string) => Promise<Kept> | Kept,
): Promise<Kept[]> {
  if (!request.isMultipart()) throw new Refusal('unsupported_media');
  const kept: Kept[] = [];
  let keeping = false;
  try {
    for await (const part of request.files()) {
      const bytes = await part.toBuffer();
      keeping = true;
      kept.push(await keep(bytes, part.filename));
      keeping = false;
    }
  } catch (error) {
    throw keeping ? error : refusalOf(error);
  }
  if (kept.length === 0) throw new Refusal('file_empty');
  return kept;
}

/** What the multipart parser says, in our codes. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // A form that ends in the middle or has no boundary is a plain error of the parser.
  if (!('code' in error)) return new Refusal('bad_request');
  if (error.code === 'FST_FILES_LIMIT') return new Refusal('too_many_files');
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return new Refusal('too_large');
  return error;
}
