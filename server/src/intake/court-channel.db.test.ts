import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CourtMessage, courtMessageSchema, courtViewListSchema, type ExecutiveDocument } from '@ochiq/shared/intake';
import { canonicalJson } from '@ochiq/shared/tlog';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardedRequest } from '../base/index.js';
import { createLog } from '../log/index.js';
import { startCourt, type TestCourt } from '../test/court.js';
import type { TestPerson } from '../test/world.js';
import { sendCallbacks, tellEnds } from './send-callbacks.js';
import { takeFolder } from './watch-folder.js';

let court: TestCourt;
let operator: TestPerson;
let listener: Server;
/** What the court was told, and how it answers next. */
const told: CourtMessage[] = [];
let answers: number[] = [];

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let ed: Pair;
let es: Pair;

beforeAll(async () => {
  listener = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      told.push(courtMessageSchema.parse(JSON.parse(body)));
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const callbackUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/told`;
  court = await startCourt({ callbackUrl });
  operator = await court.world.person({ role: 'operator' });
  [ed, es] = await Promise.all([
    generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
  ]);
  for (const [kid, pair] of [
    ['ed-1', ed],
    ['es-1', es],
  ] as const) {
    const answer = await asOperator('POST', `/api/operator/courts/${court.courtId}/keys`, { kid, jwk: await exportJWK(pair.publicKey) });
    expect(answer.statusCode).toBe(200);
  }
});
afterAll(async () => {
  await court.world.close();
  listener.close();
});

const asOperator = (method: 'GET' | 'POST' | 'DELETE' | 'PUT', url: string, payload?: object) =>
  court.world.app.inject({ method, url, headers: { cookie: operator.cookie }, ...(payload ? { payload } : {}) });
const sign = (document: unknown, pair: Pair, header: { alg: string; kid: string }) =>
  new CompactSign(Buffer.from(canonicalJson(document))).setProtectedHeader(header).sign(pair.privateKey);
const upload = async (file: string) => {
  const headers = { cookie: court.bailiffs[0]?.cookie ?? '' };
  const response = await court.world.app.inject({ method: 'POST', url: '/api/bailiff/documents', headers, payload: { file } });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
};
const detached = async (document: ExecutiveDocument) => {
  const [header, , signature] = (await sign(document, ed, { alg: 'EdDSA', kid: 'ed-1' })).split('.');
  return JSON.stringify({ document, signature: `${header}..${signature}` }, null, 2);
};

describe('a file with the signature of a court', () => {
  it('is taken in both forms and with both kinds of keys, once', async () => {
    const [one, two, three] = [court.document(), court.document(), court.document()];
    const first = await sign(one, ed, { alg: 'EdDSA', kid: 'ed-1' });
    expect(await upload(first)).toMatchObject({ status: 200, body: { number: one.number, state: 'assigned', repeated: false } });
    expect(await upload(first)).toMatchObject({ body: { repeated: true } });
    expect(await upload(await sign(two, es, { alg: 'ES256', kid: 'es-1' }))).toMatchObject({ body: { number: two.number } });
    expect(await upload(await detached(three))).toMatchObject({ body: { number: three.number } });
    // The same over X-Road is the same document.
    expect(await court.deliver(one)).toMatchObject({ status: 200, body: { repeated: true } });
  });

  it('is refused when anything about it is not the court’s', async () => {
    const document = court.document();
    const good = await sign(document, ed, { alg: 'EdDSA', kid: 'ed-1' });
    const [header, payload = '', signature] = good.split('.');
    const other = Buffer.from(canonicalJson({ ...document, currency: 'USD' })).toString('base64url');
    const none = Buffer.from('{"alg":"none","kid":"ed-1"}').toString('base64url');
    const stranger = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const cases: [string, string][] = [
      [`${header}.${other}.${signature}`, 'wrong_signature'],
      [`${none}.${payload}.`, 'not_signed'],
      [await sign(document, stranger, { alg: 'EdDSA', kid: 'ed-1' }), 'wrong_signature'],
      [await sign(document, stranger, { alg: 'EdDSA', kid: 'ed-9' }), 'key_unknown'],
      [await sign(document, ed, { alg: 'EdDSA', kid: 'es-1' }), 'wrong_signature'],
      ['{"document":{}}', 'not_signed'],
      ['no file at all', 'not_signed'],
    ];
    for (const [file, message] of cases) {
      expect(await upload(file)).toMatchObject({ status: 422, body: { code: 'signature_invalid', errors: [{ message }] } });
    }
    expect(await upload(await sign({ ...document, court: 'NOBODY' }, ed, { alg: 'EdDSA', kid: 'ed-1' }))).toMatchObject({ status: 404 });
    expect(await upload(await sign({ ...document, more: 1 }, ed, { alg: 'EdDSA', kid: 'ed-1' }))).toMatchObject({
      body: { code: 'document_invalid', errors: [{ path: '/more', message: 'unknown_member' }] },
    });
    const { courts } = courtViewListSchema.parse((await asOperator('GET', '/api/operator/courts')).json());
    const key = courts.find(({ id }) => id === court.courtId)?.keys.find(({ kid }) => kid === 'es-1');
    await asOperator('DELETE', `/api/operator/courts/${court.courtId}/keys/${key?.id}`);
    expect(await upload(await sign(court.document(), es, { alg: 'ES256', kid: 'es-1' }))).toMatchObject({
      body: { errors: [{ message: 'key_revoked' }] },
    });
  });

  it('is taken from a folder, with an answer beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ochiq-intake-'));
    const ground = { db: court.world.db, log: createLog({ publish: () => undefined }), drawSecret: await readDrawSecret() };
    const document = court.document();
    await writeFile(join(folder, 'a.jws'), await sign(document, ed, { alg: 'EdDSA', kid: 'ed-1' }));
    await writeFile(join(folder, 'b.json'), '{}');
    await writeFile(join(folder, 'notes.txt'), 'nothing');
    await takeFolder(ground, folder);
    expect((await readdir(folder)).toSorted()).toEqual(['notes.txt', 'refused', 'taken']);
    const answer = JSON.parse(await readFile(join(folder, 'taken', 'a.jws.answer.json'), 'utf8')) as object;
    expect(answer).toMatchObject({ number: document.number, repeated: false });
    expect(await readFile(join(folder, 'refused', 'b.json.answer.json'), 'utf8')).toContain('signature_invalid');
    await rm(folder, { recursive: true });
  });

  it('keeps no private key of a court', async () => {
    const answer = await asOperator('POST', `/api/operator/courts/${court.courtId}/keys`, {
      kid: 'p',
      jwk: await exportJWK(ed.privateKey),
    });
    expect(answer.statusCode).toBe(400);
  });
});

const readDrawSecret = async () => Buffer.from((await readFile(join(court.world.dataDir, 'draw-secret'), 'utf8')).trim(), 'hex');

describe('what a court is told', () => {
  const send = () => sendCallbacks({ db: court.world.db, secret: Buffer.alloc(32, 1), ask: createGuardedRequest({ allowPrivate: true }) });
  const makeDue = () => court.world.db.sql('update court_callback set due_at = now() where due_at is not null');

  it('comes in order, again until it is acknowledged, and under the same id', async () => {
    await send();
    told.length = 0;
    const document = court.document();
    const { body } = await court.deliver(document);
    answers = [503, 500];
    await send();
    expect(told.map(({ event }) => event)).toEqual(['received']);
    const { courts } = courtViewListSchema.parse((await asOperator('GET', '/api/operator/courts')).json());
    const waiting = courts.find(({ id }) => id === court.courtId)?.waiting ?? [];
    expect(waiting).toMatchObject([{ event: 'received', attempts: 1, status: 503, error: 'bad_status' }]);
    await makeDue();
    await send();
    expect((await asOperator('POST', `/api/operator/callbacks/${waiting[0]?.id}/send`)).statusCode).toBe(200);
    await send();
    expect(told.map(({ event, seq }) => `${event} ${seq}`)).toEqual([
      'received 1',
      'received 1',
      'received 1',
      'case_opened 2',
      'assigned 3',
    ]);
    expect(new Set(told.slice(0, 3).map(({ id }) => id)).size).toBe(1);
    expect(told.at(-1)).toMatchObject({ number: document.number, digest: body['digest'], caseNumber: body['caseNumber'], outcome: null });
  });

  it('ends with how the case ended', async () => {
    const { body } = await court.deliver(court.document());
    await send();
    const [proposer, approver] = [court.bailiffs[0]?.id, court.senior.id];
    await court.world.db.sql(
      `insert into case_end (case_id, outcome, ground, at, proposed_by, approved_by, recovered_minor, remaining_minor)
       select id, 'unenforceable', 'Nothing was found', now(), $2, $3, 0, 1 from enforcement_case where number = $1`,
      [body['caseNumber'], proposer, approver],
    );
    told.length = 0;
    await tellEnds({ db: court.world.db });
    await tellEnds({ db: court.world.db });
    await send();
    expect(told).toMatchObject([{ event: 'ended', seq: 4, outcome: 'unenforceable', caseNumber: body['caseNumber'] }]);
    expect(await court.ask(String(body['number']))).toMatchObject({ body: { state: 'ended', outcome: 'unenforceable' } });
  });

  it('never goes to an inner address, and waits for one that is there', async () => {
    await court.deliver(court.document());
    told.length = 0;
    await sendCallbacks({ db: court.world.db, secret: Buffer.alloc(32, 1), ask: createGuardedRequest({ allowPrivate: false }) });
    expect(told).toEqual([]);
    const rows = await court.world.db.sql<{ error: string }>('select error from court_callback where due_at is not null and attempts > 0');
    expect(rows).toEqual([{ error: 'address_refused' }]);
  });
});
