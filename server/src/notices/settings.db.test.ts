import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../test/mail-server.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { notify } from './notify.js';

let world: World;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  world = await startWorld({ env: { SMTP_URL: mail.url, MAIL_FROM: 'no-reply@ochiq.example' } });
});
afterAll(async () => {
  await world.close();
  await mail.stop();
});

async function ask(person: TestPerson | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const headers = person ? { cookie: person.cookie } : {};
  return world.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}
const lastCode = () => /\d{6}/.exec(mail.letters.at(-1)?.text ?? '')?.[0] ?? '';
/** As if the half minute between two codes had passed. */
const rest = () => world.db.sql(`update email_code set sent_at = sent_at - interval '1 hour'`);
const otherCode = (code: string) => (code === '000000' ? '000001' : '000000');

async function verify(person: TestPerson, email: string) {
  await ask(person, 'POST', '/api/account/email', { email });
  return ask(person, 'POST', '/api/account/email/verify', { code: lastCode() });
}

describe('an address', () => {
  it('is the person’s own after the code that was sent to it', async () => {
    const ann = await world.person();
    expect((await ask(ann, 'POST', '/api/account/email', { email: 'Ann@example.uz' })).statusCode).toBe(204);
    expect((await ask(ann, 'GET', '/api/account/settings')).json()).toMatchObject({
      email: null,
      pendingEmail: 'Ann@example.uz',
      sendsLetters: true,
    });
    expect((await ask(ann, 'POST', '/api/account/email', { email: 'b@example.uz' })).json()).toMatchObject({ code: 'code_just_sent' });
    expect((await ask(ann, 'POST', '/api/account/email/verify', { code: otherCode(lastCode()) })).json()).toMatchObject({
      code: 'code_wrong',
    });
    expect((await ask(ann, 'POST', '/api/account/email/verify', { code: lastCode() })).statusCode).toBe(204);
    expect((await ask(ann, 'GET', '/api/account/settings')).json()).toMatchObject({ email: 'Ann@example.uz', pendingEmail: null });
    await ask(ann, 'DELETE', '/api/account/email');
    expect((await ask(ann, 'GET', '/api/account/settings')).json()).toMatchObject({ email: null });
  });

  it('belongs to one person, in whichever case its letters are written', async () => {
    const [ann, bob] = [await world.person(), await world.person()];
    expect((await verify(ann, 'one@example.uz')).statusCode).toBe(204);
    expect((await verify(bob, 'ONE@example.uz')).json()).toMatchObject({ status: 409, code: 'email_taken' });
  });

  it('is not had by guessing: after five tries the right code is wrong', async () => {
    const ann = await world.person();
    await ask(ann, 'POST', '/api/account/email', { email: 'guess@example.uz' });
    const code = lastCode();
    const person = ann.id;
    for (let n = 0; n < 5; n += 1) await ask(ann, 'POST', '/api/account/email/verify', { code: otherCode(code) });
    expect((await ask(ann, 'POST', '/api/account/email/verify', { code })).json()).toMatchObject({ code: 'code_wrong' });
    await rest();
    expect(await world.db.sql('select email from person where id = $1', [person])).toEqual([{ email: null }]);
  });

  it.each(['no address', 'a@b', 'a@example.uz\r\nBcc: b@example.uz', `${'a'.repeat(300)}@example.uz`])('is not %j', async (email) => {
    const answer = await ask(await world.person(), 'POST', '/api/account/email', { email });
    expect(answer.json()).toMatchObject({ status: 400, code: 'bad_request' });
  });
});

describe('settings', () => {
  const wanted = { language: 'ky', muted: ['sale', 'bidding'], quiet: { from: 1320, until: 420 }, zone: 'Asia/Bishkek' };

  it('are kept, and the language is the person’s from then on', async () => {
    const ann = await world.person();
    expect((await ask(ann, 'PUT', '/api/account/settings', wanted)).json()).toMatchObject(wanted);
    expect((await ask(ann, 'GET', '/api/session')).json()).toMatchObject({ me: { language: 'ky' } });
  });

  it.each([
    { ...wanted, language: 'de' },
    { ...wanted, quiet: { from: 60, until: 60 } },
    { ...wanted, quiet: { from: -1, until: 2000 } },
    { ...wanted, zone: 'Mars' },
  ])('refuse %j', async (payload) => {
    expect((await ask(await world.person(), 'PUT', '/api/account/settings', payload)).statusCode).toBe(400);
  });

  it('end a group by the link of a letter, as mail programs press it, without a session', async () => {
    const ann = await world.person();
    await ask(ann, 'PUT', '/api/account/settings', { ...wanted, muted: [] });
    const [row] = await world.db.sql<{ token: string }>('select token from notice_setting where person_id = $1', [ann.id]);
    const press = (token: string) =>
      world.app.inject({
        method: 'POST',
        url: `/api/notices/unsubscribe?token=${token}&group=money`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      });
    for (let n = 0; n < 2; n += 1) expect((await press(row?.token ?? '')).statusCode).toBe(204);
    expect((await press('x'.repeat(43))).statusCode).toBe(404);
    expect((await ask(ann, 'GET', '/api/account/settings')).json()).toMatchObject({ muted: ['money'] });
  });
});

describe('notices in the page', () => {
  const facts = { amountMinor: '100', currency: 'UZS' } as const;

  it('are listed newest first, page by page, and read by their own reader only', async () => {
    const [ann, bob] = [await world.person(), await world.person()];
    const lotId = await world.lot();
    const notices = Array.from({ length: 5 }, () => ({ personId: ann.id, kind: 'refund_sent', lotId, facts }) as const);
    await world.db.transact((tx) => notify(tx, notices));
    const first = (await ask(ann, 'GET', '/api/account/notices?limit=3')).json();
    expect(first).toMatchObject({
      unread: 5,
      notices: [{ kind: 'refund_sent', lot: lotId, title: { en: 'Chevrolet Cobalt 2021' }, read: false }, {}, {}],
    });
    const second = (await ask(ann, 'GET', `/api/account/notices?limit=3&before=${first.next}`)).json();
    expect(second.notices).toHaveLength(2);
    expect(second.next).toBeNull();
    const ids = first.notices.map((one: { id: number }) => one.id);
    await ask(bob, 'POST', '/api/account/notices/read', { ids });
    expect((await ask(ann, 'GET', '/api/account/notices/unread')).json()).toEqual({ unread: 5 });
    await ask(ann, 'POST', '/api/account/notices/read', { ids: ids.slice(0, 1) });
    expect((await ask(ann, 'GET', '/api/account/notices/unread')).json()).toEqual({ unread: 4 });
    await ask(ann, 'POST', '/api/account/notices/read', { upTo: ids[0] });
    expect((await ask(ann, 'GET', '/api/account/notices/unread')).json()).toEqual({ unread: 0 });
    expect((await ask(bob, 'GET', '/api/account/notices')).json()).toMatchObject({ unread: 0, notices: [] });
  });

  it('go with the address when a person erases themselves', async () => {
    const ann = await world.person();
    await verify(ann, 'gone@example.uz');
    await world.db.transact((tx) => notify(tx, [{ personId: ann.id, kind: 'refund_sent', lotId: null, facts }]));
    expect((await ask(ann, 'DELETE', '/api/account')).statusCode).toBe(204);
    expect(await world.db.sql('select email from person where id = $1', [ann.id])).toEqual([{ email: null }]);
    for (const table of ['notice', 'notice_setting', 'email_code']) {
      expect(await world.db.sql(`select from ${table} where person_id = $1`, [ann.id]), table).toEqual([]);
    }
  });
});
