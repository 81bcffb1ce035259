import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PapersConfig, readOrMake } from '../base/index.js';
import { makeAuthority, makeCertificate } from './make-certificate.js';
import { type SealMaterial, signerOf } from './print-paper.js';

/** What an office signs its papers with, and what the papers say of it. */
export interface Seal {
  readonly material: SealMaterial;
  readonly subject: string;
  /** Hexadecimal digits. */
  readonly serial: string;
  readonly validUntil: string;
  readonly own: boolean;
}

export interface SealGround {
  readonly config: PapersConfig;
  readonly dataDir: string;
}

/**
 * The seal of an office: the configured one, which is then every office's, or one that this installation makes for it.
 * @throws Error that says what is wrong with a configured one
 */
export async function openSeal({ config, dataDir }: SealGround, office: { id: number; name: string }, now: Date): Promise<Seal> {
  if (config.sealFile === null) return ownSeal(join(dataDir, 'seal'), office, now);
  const material = { kind: 'p12' as const, bytes: await readFile(config.sealFile), passphrase: config.sealPassphrase };
  const signer = await signerOf(material).catch((error: Error) => {
    throw new Error(`the seal at ${config.sealFile} cannot be opened: ${error.message}`);
  });
  return sealOf(material, signer.certificate, false);
}

/** Every year an office gets a new certificate; it is good for three, and the installation's authority for twenty. */
async function ownSeal(folder: string, { id, name }: { id: number; name: string }, now: Date): Promise<Seal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = readPem(await readOrMake(join(folder, 'authority.pem'), () => makeAuthority(now)));
  const path = join(folder, `office-${id}-${now.getUTCFullYear()}.pem`);
  const office = readPem(await readOrMake(path, () => makeCertificate(name, authority, now)));
  return sealOf({ kind: 'own', ...office, chain: [authority.certificate] }, office.certificate, true);
}

function sealOf(material: SealMaterial, der: Uint8Array, own: boolean): Seal {
  const certificate = new X509Certificate(der);
  // Node writes a name as lines of `CN=...` with escapes.
  const names = new Map(
    certificate.subject.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const subject = (names.get('CN') ?? certificate.subject).replace(/\\(.)/g, '$1');
  return { material, subject, serial: certificate.serialNumber, validUntil: new Date(certificate.validTo).toISOString(), own };
}

/** A key and a certificate from their PEM. */
export interface KeyPair {
  readonly pkcs8: Uint8Array;
  readonly certificate: Uint8Array;
}

const readPem = (pem: string): KeyPair => ({
  pkcs8: createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }),
  certificate: new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))).raw,
});
