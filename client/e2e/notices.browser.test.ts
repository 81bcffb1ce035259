import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/src/identity/index.js';
import { type MailServer, startMailServer } from '../../server/src/test/mail-server.js';
import { startWorld, type World } from '../../server/src/test/world.js';
import { looked, startBrowser, visit } from './browser.js';

const clientDir = fileURLToPath(new URL('../dist', import.meta.url));
const password = 'a-long-enough-password';

let world: World;
let mail: MailServer;
let browser: Browser;
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(password);
  mail = await startMailServer();
  world = await startWorld({ clientDir, jobs: true, env: { SMTP_URL: mail.url, MAIL_FROM: 'Ochiq <no-reply@ochiq.example>' } });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
  await mail.stop();
});

async function signIn(page: Page, login: string, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${next}`);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('notices', () => {
  it('on a phone: an address shown to be one’s own, outbid, the bell, the letter, the notice, the lot', async () => {
    const aziza = await world.person({ login: 'aziza', passwordHash });
    const bekzat = await world.person();
    const lot = await world.lot();
    await world.admit(lot, [aziza, bekzat]);
    const [ours, theirs] = [await world.socket(aziza), await world.socket(bekzat)];
    const phone = await visit(browser, world.url, 390);
    const { page } = phone;
    await signIn(page, 'aziza', '/account/settings');

    await page.getByLabel('Your e-mail address').fill('aziza@example.uz');
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code from the letter').fill(/\d{6}/.exec((await lastLetter()).text ?? '')?.[0] ?? '');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Letters go to').waitFor();
    await page.getByLabel('Hold letters back at night').check();
    await looked(page, 'settings-390');
    await page.getByLabel('Hold letters back at night').uncheck();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').first().waitFor();

    await ours.bid(lot, 100_000n);
    await theirs.bid(lot, 110_000n);
    await expect
      .poll(() => world.db.sql('select kind from notice where person_id = $1', [aziza.id]), { timeout: 15_000 })
      .toEqual([{ kind: 'outbid' }]);
    await page.evaluate(`window.dispatchEvent(new Event('focus'))`);
    await page.getByRole('link', { name: 'Notices, 1 unread' }).click();
    await page.getByText('You have been outbid').waitFor();
    await looked(page, 'notices-390');
    await expect
      .poll(() => mail.letters.map((letter) => letter.subject), { timeout: 20_000 })
      .toContainEqual(expect.stringContaining('You have been outbid'));

    await page.getByRole('link', { name: /Chevrolet Cobalt/ }).click();
    await page.getByRole('textbox', { name: 'Your bid' }).waitFor();
    await page.getByRole('link', { name: 'Notices', exact: true }).waitFor();
    await page.goto('/account');
    await page.getByRole('heading', { name: /Outbid/ }).waitFor();
    await looked(page, 'account-390');

    const stop = /https?:\/\/\S+\/unsubscribe\?\S+/.exec((await lastLetter()).text ?? '')?.[0] ?? '';
    await page.goto(new URL(stop).pathname + new URL(stop).search);
    await page.getByRole('button', { name: 'No more letters about this' }).click();
    await page.getByText('You get no more letters').waitFor();
    await looked(page, 'unsubscribe-390');
    const [setting] = await world.db.sql<{ muted: string[] }>('select muted from notice_setting where person_id = $1', [aziza.id]);
    expect(setting?.muted).toEqual(['bidding']);
    expect(phone.complaints).toEqual([]);
  });

  it('an operator sees a failed job and a letter that was given up, without the reader, and runs both again', async () => {
    await world.person({ login: 'operator', role: 'operator', passwordHash });
    const job = randomUUID();
    await world.db.sql(
      `insert into pgboss.job (id, name, state, output, completed_on, policy, singleton_key)
       values ($1::uuid, 'letters', 'failed', '{"message":"no answer for <secret@example.uz>"}', now(), 'short', $2)`,
      [job, job],
    );
    const reader = await world.person();
    await world.db.sql(`update person set email = 'reader@example.uz' where id = $1`, [reader.id]);
    await world.db.sql(`insert into notice_setting (person_id, zone, token) values ($1, 'Asia/Tashkent', $2)`, [reader.id, 'a'.repeat(43)]);
    await world.db.sql(
      `with told as (insert into notice (person_id, kind, facts, created_at, sorted_at)
         values ($1, 'refund_sent', '{"amountMinor":"100","currency":"UZS"}', now(), now()) returning id)
       insert into delivery (notice_id, state, due_at, attempts, error) select id, 'dead', now(), 10, 'connection refused' from told`,
      [reader.id],
    );
    const desk = await visit(browser, world.url, 1440);
    const { page } = desk;
    await signIn(page, 'operator', '');
    await page.getByRole('heading', { name: 'Operations' }).waitFor();
    await page.getByText('The mail server answers').waitFor();
    await page.getByText('no answer for <s***@example.uz>').waitFor();
    await page.getByText('r***@example.uz').waitFor();
    expect(await page.content()).not.toMatch(/secret@|reader@/);
    await looked(page, 'operator-1440');
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByText('No job has failed.').waitFor();
    await expect
      .poll(() => world.db.sql('select state::text from pgboss.job where id = $1', [job]), { timeout: 20_000 })
      .toEqual([{ state: 'completed' }]);
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => mail.letters.map((letter) => [letter.to].flat()[0]?.text), { timeout: 20_000 }).toContain('reader@example.uz');
    expect(desk.complaints).toEqual([]);
  });
});

const lastLetter = async () => {
  await expect.poll(() => mail.letters.length, { timeout: 15_000 }).toBeGreaterThan(0);
  const letter = mail.letters.at(-1);
  if (!letter) throw new Error('no letter came');
  return letter;
};
