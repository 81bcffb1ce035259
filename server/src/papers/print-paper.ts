import { CryptoKeySigner, P12Signer, PDF, type Signer } from '@libpdf/core';
import { type Composition, composeSheet } from './compose.js';
import { drawSheet } from './draw-sheet.js';
import type { Fonts } from './pen.js';
import { fill, wordsOf } from './text/index.js';

/** What signs: a PKCS#12 container, or a key with its chain, all DER. Plain bytes, so that another thread can have them. */
export type SealMaterial =
  | { readonly kind: 'p12'; readonly bytes: Uint8Array; readonly passphrase: string }
  | { readonly kind: 'own'; readonly pkcs8: Uint8Array; readonly certificate: Uint8Array; readonly chain: readonly Uint8Array[] };

export const ownAlgorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** Draws a paper, and signs it where it has a signature: PAdES baseline B-B (ETSI EN 319 142-1) over all that was drawn. */
export async function printPaper(composition: Composition, seal: SealMaterial | null, fonts: Fonts): Promise<Uint8Array> {
  const sheet = composeSheet(composition);
  const drawn = await drawSheet(sheet, fonts);
  const { signature, language } = composition;
  if (signature === null || seal === null) return drawn;
  const words = wordsOf(language);
  const pdf = await PDF.load(drawn);
  const { bytes } = await pdf.sign({
    signer: await signerOf(seal),
    level: 'B-B',
    digestAlgorithm: 'SHA-256',
    fieldName: 'Signature',
    // The library writes brackets of a reason with their escapes: there are none in ours.
    reason: fill(words.reason, { role: words.role[signature.role] }),
    location: sheet.office,
    signingTime: new Date(signature.at),
  });
  return bytes;
}

/** @throws SignerError for a container that is damaged or has another passphrase */
export async function signerOf(seal: SealMaterial): Promise<Signer> {
  if (seal.kind === 'p12') return P12Signer.create(seal.bytes, seal.passphrase);
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(seal.pkcs8), ownAlgorithm, false, ['sign']);
  return new CryptoKeySigner(key, seal.certificate, 'RSA', 'RSASSA-PKCS1-v1_5', [...seal.chain]);
}
