import { randomBytes, randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A new UUIDv7: ids made later sort later. */
export const newId = (): string => v7();

/** 32 random bytes as base64url (43 characters): a secret nobody guesses. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** 32 random bytes: a nonce or a salt. */
export const newNonce = (): Buffer => randomBytes(32);

/** A code of six digits that a person copies from a letter. */
export const newCode = (): string => randomInt(1_000_000).toString().padStart(6, '0');
