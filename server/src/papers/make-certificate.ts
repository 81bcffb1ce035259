import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { newNonce } from '../base/index.js';
import { ownAlgorithm } from './print-paper.js';
import type { KeyPair } from './seal.js';

const keyOptions = { ...ownAlgorithm, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) };
const years = (now: Date, count: number): Date => new Date(Date.UTC(now.getUTCFullYear() + count, now.getUTCMonth(), now.getUTCDate()));

/** 10 random bytes; the first bit is clear, since a serial number is positive (RFC 5280, 4.1.2.2). */
const newSerial = (): string => {
  const bytes = newNonce().subarray(0, 10);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
};

const pair = () => crypto.subtle.generateKey(keyOptions, true, ['sign', 'verify']);

/** The installation's own certification authority: key and certificate as PEM. */
export async function makeAuthority(now: Date): Promise<string> {
  const keys = await pair();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: [{ CN: ['Ochiq installation authority'] }, { O: ['Ochiq'] }],
    notBefore: now,
    notAfter: years(now, 20),
    keys,
    signingAlgorithm: ownAlgorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return pemOf(keys.privateKey, certificate);
}

/** An office's certificate, for signing papers only: key and certificate as PEM. */
export async function makeCertificate(office: string, authority: KeyPair, now: Date): Promise<string> {
  const issuer = new x509.X509Certificate(new Uint8Array(authority.certificate));
  const signingKey = await crypto.subtle.importKey('pkcs8', new Uint8Array(authority.pkcs8), ownAlgorithm, false, ['sign']);
  const keys = await pair();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    // A common name has 64 letters at most (RFC 5280, appendix A).
    subject: [{ CN: [[...office].slice(0, 64).join('')] }, { O: ['Ochiq'] }],
    issuer: issuer.subjectName.toJSON(),
    notBefore: now,
    notAfter: years(now, 3),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: ownAlgorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return pemOf(keys.privateKey, certificate);
}

type Key = Parameters<typeof crypto.subtle.exportKey>[1];

async function pemOf(key: Key, certificate: x509.X509Certificate): Promise<string> {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n${certificate.toString('pem')}\n`;
}
