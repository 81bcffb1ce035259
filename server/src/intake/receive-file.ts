import { canonicalJson } from '@ochiq/shared/tlog';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';
import { Refusal } from '../base/index.js';
import type { DrawGround } from './commit-chain.js';
import { receiveDocument } from './receive-document.js';
import type { DocumentRow } from './store.js';
import { findCourtByCode, findKey } from './store-courts.js';

/** A document beside its court's detached signature (RFC 7515, appendix F) over its canonical JSON (RFC 8785). */
const detachedSchema = z.strictObject({ document: z.unknown(), signature: z.string().regex(/^[\w-]+\.\.[\w-]+$/) });
const namedSchema = z.object({ court: z.string().max(40) });
const algorithms = ['EdDSA', 'ES256'];

/** The JWS of a file and what it signs; null when it is neither of the two forms. */
function readFile(text: string): { jws: string; document: unknown } | null {
  try {
    if (!text.startsWith('{')) {
      const [, payload = ''] = text.split('.');
      return { jws: text, document: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) };
    }
    const { document, signature } = detachedSchema.parse(JSON.parse(text));
    const payload = Buffer.from(canonicalJson(document)).toString('base64url');
    return { jws: signature.replace('..', `.${payload}.`), document };
  } catch {
    return null;
  }
}

/**
 * Takes a document that came as a file with its court's signature: a compact JWS (RFC 7515) with the document as payload, or JSON
 * `{document, signature}` with a detached one. Ed25519 (EdDSA) or ES256; `kid` names one of the court's keys.
 * @throws Refusal signature_invalid, court_unknown, and what `receiveDocument` throws
 */
export async function receiveFile(
  ground: DrawGround,
  { text, delivery, uploadedBy }: { text: string; delivery: 'upload' | 'folder'; uploadedBy: string | null },
): Promise<{ row: DocumentRow; repeated: boolean }> {
  const file = readFile(text.trim());
  if (file === null) throw new Refusal('signature_invalid', [{ path: '', message: 'not_signed' }]);
  const code = namedSchema.safeParse(file.document).data?.court;
  const court = code === undefined ? null : await findCourtByCode(ground.db, code);
  if (!court) throw new Refusal('court_unknown');
  await mustBeSigned(ground, court.courtId, file.jws);
  return receiveDocument(ground, court, { delivery, uploadedBy, signature: file.jws }, file.document);
}

async function mustBeSigned({ db }: DrawGround, courtId: number, jws: string): Promise<void> {
  const refused = (message: string) => new Refusal('signature_invalid', [{ path: '', message }]);
  const header = headerOf(jws);
  const { kid, alg } = header ?? {};
  if (kid === undefined || alg === undefined || !algorithms.includes(alg)) throw refused('not_signed');
  const key = await findKey(db, courtId, kid);
  if (key === null) throw refused('key_unknown');
  if (key.revokedAt !== null) throw refused('key_revoked');
  try {
    await compactVerify(jws, await importJWK(key.jwk, alg), { algorithms });
  } catch {
    throw refused('wrong_signature');
  }
}

function headerOf(jws: string): { kid?: string | undefined; alg?: string | undefined } | null {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return null;
  }
}
