import { createHash } from 'node:crypto';
import type { AccountSettings, NoticeSettings } from '@ochiq/shared/notices';
import { type Db, newCode, newId, newToken, type Queryable, Refusal, type Visitor } from '../base/index.js';
import { confirmEmail, readContact, saveEmailCode, setLanguage } from '../identity/index.js';
import { codeLetterOf } from './letter.js';
import type { Post } from './post.js';
import { readSetting, saveSetting } from './store-settings.js';

/** A person's settings as their own page shows them. */
export async function showSettings(db: Queryable, personId: string, post: Post | null): Promise<AccountSettings> {
  const [contact, setting] = [await readContact(db, personId), await readSetting(db, personId)];
  return { ...contact, ...setting, muted: [...setting.muted], sendsLetters: post !== null };
}

export async function changeSettings(db: Db, { personId }: Visitor, { language, ...setting }: NoticeSettings): Promise<void> {
  await db.transact(async (tx) => {
    await setLanguage(tx, personId, language);
    await saveSetting(tx, personId, setting, newToken());
  });
}

const codeLifeMs = 30 * 60_000;
const codeRestMs = 30_000;
/** Of a million codes: whoever guesses is right once in 200,000 letters. */
const maxTries = 5;

const hashCode = (personId: string, code: string): Buffer => createHash('sha256').update(`${personId} ${code}`).digest();

/**
 * Sends a code to an address; it becomes the person's own by `verifyEmail`.
 * @throws Refusal letters_off, code_just_sent, letter_not_sent
 */
export async function changeEmail(db: Db, { personId, language }: Visitor, email: string, post: Post | null): Promise<void> {
  if (post === null) throw new Refusal('letters_off');
  const code = newCode();
  await db.transact(async (tx) => {
    const kept = await saveEmailCode(tx, { personId, email, codeHash: hashCode(personId, code), lifeMs: codeLifeMs, restMs: codeRestMs });
    if (!kept) throw new Refusal('code_just_sent');
  });
  const answer = await post.send(codeLetterOf({ to: email, code, language, messageId: `<code-${newId()}@${post.host}>` }));
  if (answer.result !== 'sent') throw new Refusal('letter_not_sent');
}

/**
 * Makes the address that waits the person's own.
 * @throws Refusal code_wrong (or too old, or tried too often), email_taken
 */
export async function verifyEmail(db: Db, { personId }: Visitor, code: string): Promise<void> {
  const result = await db.transact((tx) => confirmEmail(tx, personId, hashCode(personId, code), maxTries));
  if (result === 'wrong') throw new Refusal('code_wrong');
  if (result === 'taken') throw new Refusal('email_taken');
}
