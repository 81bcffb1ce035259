import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** Argon2id (the enum is ambient, so its value stands here); memory, passes and lanes are OWASP's first choice for argon2id. */
const argon2id: Algorithm = 2;
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id. @returns a PHC string */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let nobodysHash: Promise<string> | undefined;

/**
 * Checks a password. With no hash (no such login) it does the same work against a hash of nobody, so that the time of
 * the answer does not tell which logins exist.
 */
export async function matchesPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody');
  const right = await verify(passwordHash ?? (await nobodysHash), password);
  return right && passwordHash !== null;
}
