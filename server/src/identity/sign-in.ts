import type { SignIn } from '@ochiq/shared/people';
import { type Db, newId, newToken, Refusal, readClock, type Tx, type Visitor } from '../base/index.js';
import { matchesPassword } from './password.js';
import { hashToken, sessionMs } from './session.js';
import { deleteEndedSessions, deleteSession, insertSession, readCredentials, readVisitor } from './store.js';

export interface SignedIn {
  readonly visitor: Visitor;
  /** The cookie's secret; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Opens a new session for a login and password. The session of `previousToken` ends with it: a token known from before
 * the sign-in (session fixation) is of no use after it.
 * @throws Refusal wrong_credentials
 */
export async function signIn(db: Db, { login, password }: SignIn, previousToken: string | null = null): Promise<SignedIn> {
  const credentials = await readCredentials(db, login);
  const right = await matchesPassword(credentials?.passwordHash ?? null, password);
  if (!credentials || !right) throw new Refusal('wrong_credentials');
  const { personId } = credentials;
  return db.transact(async (tx) => {
    if (previousToken !== null) await deleteSession(tx, hashToken(previousToken));
    const { token, createdAt, expiresAt } = await openSession(tx, personId);
    const visitor = await readVisitor(tx, hashToken(token), createdAt);
    if (!visitor) throw new Error('the session just opened is not there');
    return { visitor, token, expiresAt };
  });
}

/** Opens a session for a person who has shown who they are, and clears their ended ones. */
export async function openSession(tx: Tx, personId: string): Promise<{ token: string; createdAt: Date; expiresAt: Date }> {
  const createdAt = await readClock(tx);
  const expiresAt = new Date(createdAt.getTime() + sessionMs);
  const token = newToken();
  await deleteEndedSessions(tx, personId, createdAt);
  await insertSession(tx, { id: newId(), tokenHash: hashToken(token), personId, createdAt, expiresAt });
  return { token, createdAt, expiresAt };
}
