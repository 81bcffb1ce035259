import type { Language } from '@ochiq/shared/language';
import type { NoticeSettings } from '@ochiq/shared/notices';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newToken } from '../base/index.js';
import { readBidderNumbers } from '../deposits/index.js';
import { cardsOf, readEndingSoon } from '../lots/index.js';
import { type MailServer, startMailServer } from '../test/mail-server.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { carryLetters, maxAttempts, waitAfter } from './carry-letters.js';
import type { NoticeGround } from './ground.js';
import { createJobs } from './jobs.js';
import { type NewNotice, notify } from './notify.js';
import { openPost, type Post } from './post.js';
import { sortLetters } from './sort-letters.js';
import { claimLetter } from './store-letters.js';
import { saveSetting } from './store-settings.js';

let world: World;
let mail: MailServer;
let post: Post;
let ground: NoticeGround;
beforeAll(async () => {
  [world, mail] = await Promise.all([startWorld(), startMailServer()]);
  post = openPost({ smtpUrl: mail.url, from: 'Ochiq <no-reply@ochiq.example>' });
  const jobs = createJobs({ db: world.db, onError: () => undefined, enabled: false });
  const lots = { cards: cardsOf, admitted: readBidderNumbers, endingSoon: readEndingSoon };
  ground = { db: world.db, jobs, lots, post, publicUrl: 'https://ochiq.example' };
});
afterAll(async () => {
  post.close();
  await mail.stop();
  await world.close();
});
beforeEach(() => {
  mail.letters.length = 0;
  mail.unknown.clear();
});

let count = 0;
async function reader(language: Language = 'en', setting?: Omit<NoticeSettings, 'language'>): Promise<TestPerson & { email: string }> {
  const person = await world.person();
  count += 1;
  const email = `reader${count}@example.uz`;
  await world.db.sql('update person set email = $2, language = $3 where id = $1', [person.id, email, language]);
  if (setting) await world.db.transact((tx) => saveSetting(tx, person.id, setting, newToken()));
  return { ...person, email };
}

const tell = (...notices: NewNotice[]) => world.db.transact((tx) => notify(tx, notices));
const money = { amountMinor: '1250000000', currency: 'UZS' } as const;
const refund = (personId: string, lotId: number | null = null): NewNotice => ({ personId, kind: 'refund_sent', lotId, facts: money });

async function deliver(): Promise<void> {
  while ((await sortLetters(ground)) > 0);
  await carryLetters(ground);
}

const deliveryOf = async (personId: string) => {
  const [row] = await world.db.sql<{ state: string; error: string | null; attempts: number; dueAt: Date; soon: boolean }>(
    `select state, error, attempts, due_at as "dueAt", due_at <= clock_timestamp() as soon
     from delivery join notice on id = notice_id where person_id = $1`,
    [personId],
  );
  return row;
};
/** As if the time until the letter is due had passed. */
const makeDue = () => world.db.sql(`update delivery set due_at = clock_timestamp(), claimed_until = null where state = 'waiting'`);

describe('letters', () => {
  it.each([
    ['en', 'Your money is on its way', /12,500,000 UZS has gone to the bank/],
    ['ru', 'Деньги отправлены вам', /Поручение вернуть 12.500.000 UZS передано банку/],
    ['uz', 'Pulingiz joʻnatildi', /12.500.000 UZS qaytarish topshirigʻi bankka yuborildi/],
    ['ky', 'Акчаңыз жөнөтүлдү', /12.500.000 UZS кайтаруу тапшырмасы банкка берилди/],
  ] as const)('arrive once, in %s, letter for letter, with a way to stop them', async (language, title, words) => {
    const { id, email } = await reader(language);
    const lot = await world.lot({ title: 'Уй, Ош ш. "Ак-Буура" көчөсү — 5 <b>' });
    await tell(refund(id, lot));
    await deliver();
    await deliver();
    expect(mail.letters).toHaveLength(1);
    const [letter] = mail.letters;
    expect(letter?.subject).toContain(title);
    expect(letter?.subject).toContain('Уй, Ош ш. "Ак-Буура" көчөсү — 5 <b>');
    expect(letter?.text).toMatch(words);
    expect(letter?.html).toContain('көчөсү — 5 &lt;b&gt;');
    expect([letter?.to].flat().map((one) => one?.text)).toEqual([email]);
    expect(letter?.messageId).toMatch(/^<notice-\d+@ochiq\.example>$/);
    const headers = letter?.headerLines.map(({ line }) => line.replaceAll(/\s+/g, ' ')) ?? [];
    expect(headers).toContainEqual(
      expect.stringMatching(/^List-Unsubscribe: <https:\/\/ochiq\.example\/api\/notices\/unsubscribe\?token=[\w-]{43}&group=money>$/),
    );
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('two nodes that carry at once send each letter once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => reader()));
    await tell(...people.map(({ id }) => refund(id)));
    await Promise.all([sortLetters(ground), sortLetters(ground)]);
    await sortLetters(ground);
    const sent = await Promise.all([carryLetters(ground), carryLetters(ground)]);
    expect(sent[0] + sent[1]).toBe(12);
    expect(new Set(mail.letters.map((letter) => letter.messageId)).size).toBe(12);
  });

  it('a letter whose node died after the mail server took it comes again with the same Message-ID, not before its time', async () => {
    const { id } = await reader();
    await tell(refund(id));
    while ((await sortLetters(ground)) > 0);
    await claimLetter(world.db, 60_000);
    expect(await carryLetters(ground)).toBe(0);
    await makeDue();
    await carryLetters(ground);
    const first = mail.letters.at(-1)?.messageId;
    await world.db.sql(
      `update delivery set state = 'waiting', sent_at = null where notice_id = (select id from notice where person_id = $1)`,
      [id],
    );
    await carryLetters(ground);
    expect(mail.letters.map((letter) => letter.messageId)).toEqual([first, first]);
  });

  it('wait for the morning, but what cannot wait does not', async () => {
    const [clock] = await world.db.sql<{ minute: number }>(
      `select (extract(hour from now() at time zone 'Asia/Tashkent') * 60 + extract(minute from now() at time zone 'Asia/Tashkent'))::int as minute`,
    );
    const minute = clock?.minute ?? 0;
    const quiet = { from: (minute + 1430) % 1440, until: (minute + 60) % 1440 };
    const sleeper = await reader('en', { muted: [], quiet, zone: 'Asia/Tashkent' });
    await tell(refund(sleeper.id));
    await deliver();
    expect(mail.letters).toHaveLength(0);
    expect(await deliveryOf(sleeper.id)).toMatchObject({ state: 'waiting', soon: false });
    await tell({ personId: sleeper.id, kind: 'won', lotId: null, facts: { priceMinor: '100', currency: 'KGS' } });
    await deliver();
    expect(mail.letters.map((letter) => letter.subject)).toEqual(['You won']);
    await makeDue();
    await deliver();
    expect(mail.letters.map((letter) => letter.subject)).toEqual(['You won', 'Your money is on its way']);
  });

  it('a recipient whom the mail server does not know is given up, without the address in the error', async () => {
    const { id, email } = await reader();
    mail.unknown.add(email);
    await tell(refund(id));
    await deliver();
    const delivery = await deliveryOf(id);
    expect(delivery).toMatchObject({ state: 'dead', attempts: 1 });
    expect(delivery?.error).toContain('550');
    expect(delivery?.error).not.toContain(email);
  });

  it('a mail server that is down is tried again later, and has the letter when it is back', async () => {
    const { id } = await reader();
    const port = Number(new URL(mail.url).port);
    await mail.stop();
    await tell(refund(id));
    await deliver();
    expect(await deliveryOf(id)).toMatchObject({ state: 'waiting', attempts: 1, soon: false });
    mail = await startMailServer(port);
    await makeDue();
    await deliver();
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent', attempts: 2, error: null });
    expect(mail.letters).toHaveLength(1);
  });

  it('are given up after many attempts, each waiting longer than the one before, up to a bound', () => {
    const waits = Array.from({ length: maxAttempts }, (_, index) => waitAfter(index + 1));
    expect(waits.at(-1)).toBeNull();
    const numbers = waits.slice(0, -1).map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(Math.max(...numbers)).toBeLessThanOrEqual(6 * 3_600_000);
  });

  it('do not go to someone without an address, of a group switched off, or switched off while they waited', async () => {
    const nobody = await world.person();
    const silent = await reader('en', { muted: ['money'], quiet: null, zone: 'Asia/Tashkent' });
    const late = await reader();
    await tell(refund(nobody.id), refund(silent.id), refund(late.id));
    while ((await sortLetters(ground)) > 0);
    await world.db.sql(`update notice_setting set muted = '{money}' where person_id = $1`, [late.id]);
    await carryLetters(ground);
    expect(mail.letters).toEqual([]);
  });
});
