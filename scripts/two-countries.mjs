/**
 * `npm run two-countries [-- --stay]`: starts two installations, Uzbekistan's and Kyrgyzstan's, each with its own database and keys, and
 * plays a request for legal assistance from a case to its answer over their real interfaces; then both logs are verified and laid side by
 * side. Ends with 0 when everything fits. With --stay both go on until Ctrl-C.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { run, start } from './process.mjs';

const stay = process.argv.includes('--stay');
const password = 'ochiq-demo';
const patienceMs = 90_000;
const started = performance.now();

const say = (text) => console.log(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}`);

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

/** Asks until the answer is good enough. */
async function until(what, ask) {
  for (const end = performance.now() + patienceMs; performance.now() < end; await delay(200)) {
    const found = await ask().catch(() => null);
    if (found) return found;
  }
  throw new Error(`${what}: not within ${patienceMs / 1000} s`);
}

/** One country's installation in processes of its own. */
async function startLand(country, name, folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ...{
      DATABASE_URL: undefined,
      DATABASE_REPLICA_URL: undefined,
      NATS_URL: undefined,
      LOG_KEY: undefined,
      INSTALLATION_SECRET: undefined,
    },
    ...{ DATA_DIR: join(folder, country), PORT: String(port), PUBLIC_URL: url, COUNTRY: country, ASSISTANCE_PRIVATE: '1' },
    ...{ DEMO: '1', DEMO_SMALL: '1', PAPERS: '0', LOG_LEVEL: 'error', LOG_ORIGIN: `${country.toLowerCase()}.ochiq.example/log` },
  };
  const stdio = ['ignore', 'ignore', 'inherit'];
  const program = start(process.execPath, ['--enable-source-maps', 'server/dist/main.js'], { env, stdio });
  const land = { country, name, url, program, cookies: new Map() };
  const ready = until(`${name} starts`, async () => (await fetch(`${url}/healthz`)).ok);
  const early = program.ended.then((code) => Promise.reject(new Error(`${name} ended with ${code} before it was ready`)));
  early.catch(() => undefined);
  await Promise.race([ready, early]);
  say(`${name} is open at ${url}`);
  return land;
}

async function call(land, login, method, path, body) {
  const cookie = land.cookies.get(login) ?? '';
  const headers = { cookie, 'accept-language': 'en', ...(body ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(`${land.url}/api/${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const json = await response.json().catch(() => null);
  if (!response.ok) throw new Error(`${land.name}, ${login}: ${method} ${path} answered ${response.status} ${json?.code ?? ''}`);
  return { json, response };
}

const get = async (land, login, path) => (await call(land, login, 'GET', path)).json;
const post = async (land, login, path, body = {}) => (await call(land, login, 'POST', path, body)).json;

async function signIn(land, ...logins) {
  for (const login of logins) {
    const { response } = await call(land, login, 'POST', 'session', { login, password });
    land.cookies.set(
      login,
      response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
    );
  }
}

/** The operators of both sides compare the keys of the other, and trust them. */
async function trust(land, other) {
  const { offices, keys } = await get(land, 'operator', 'operator/assistance');
  const { directory } = await post(land, 'operator', 'operator/assistance/directory', { url: other.url });
  const { keys: theirs } = await get(other, 'operator', 'operator/assistance');
  const kids = directory.keys.map(({ kid }) => kid);
  if (kids.join() !== theirs.map(({ kid }) => kid).join()) throw new Error(`${other.name} shows other keys than its operator reads out`);
  const mine = await get(land, land.bailiff, 'session');
  const officeId = offices.find(({ id }) => id === mine.me?.officeId)?.id ?? mine.officeId ?? offices[0].id;
  await post(land, 'operator', 'operator/assistance/partners', {
    url: other.url,
    name: other.name,
    country: other.country,
    officeId,
    kids,
  });
  say(
    `${land.name}: the operator compared the key ${kids[0].slice(0, 12)}... of ${other.name} with what was read out, and trusts it (own key ${keys[0].kid.slice(0, 12)}...)`,
  );
}

const flat = (value, at = '') =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, one]) => flat(one, Array.isArray(value) ? at : at ? `${at}.${name}` : name))
    : [at];
const paths = (value) => [...new Set(flat(value))].join(', ');

async function play(uz, kg) {
  const { cases } = await get(uz, uz.bailiff, 'bailiff/cases');
  const own = cases.find(({ debtor }) => debtor.kind === 'person') ?? cases[0];
  const { partners } = await get(uz, uz.bailiff, 'bailiff/assistance/partners');
  const draft = {
    caseId: own.id,
    partnerId: partners[0].id,
    kind: 'find_property',
    purpose: 'recover_debt',
    birthDate: '1988-02-01',
    lastAddress: 'Toshkent',
  };
  const preview = await post(uz, uz.bailiff, 'bailiff/assistance/preview', draft);
  say(`${uz.name}: the bailiff of case ${own.number} asks ${kg.name} to look for the debtor's property`);
  say(`  this and nothing else will leave: ${paths(preview.asked)}`);
  say(`  this and nothing else may come back: ${preview.back.join(', ')}`);
  const { id, reference } = await post(uz, uz.bailiff, 'bailiff/assistance', draft);
  const at = `bailiff/assistance/${id}`;
  await post(uz, uz.bailiff, `${at}/steps`, { step: 'submit' });
  await post(uz, uz.senior, `${at}/decision`, { step: 'approve' });
  say(`${uz.name}: the senior bailiff approved request ${reference}; it leaves, signed by the installation's Ed25519 key`);
  const state = (land, login, wanted) => until(`${land.name}: ${wanted}`, async () => (await get(land, login, at)).state === wanted);
  await state(uz, uz.bailiff, 'received');
  say(`${kg.name}: the signature, the digest and the facts were checked; the request lies in the inbox, and ${uz.name} heard so`);
  await post(kg, kg.bailiff, `${at}/accept`, { text: '' });
  await state(uz, uz.bailiff, 'accepted');
  say(`${kg.name}: a bailiff took it up; ${uz.name} sees it`);
  const work = await until(`${kg.name}: the registries`, async () => {
    const now = await post(kg, kg.bailiff, `${at}/search`);
    return now.silent.length === 0 ? now : null;
  });
  say(
    `${kg.name}: land, vehicles and banks answered over X-Road with ${work.found.length} entries; the official sees them, they do not leave`,
  );
  await post(kg, kg.bailiff, `${at}/answer`, { answer: work.suggested });
  await post(kg, kg.senior, `${at}/decision`, { step: 'approve_answer' });
  say(`${kg.name}: a second official approved the answer; it leaves`);
  await state(uz, uz.bailiff, 'answered');
  const { answer } = await get(uz, uz.bailiff, at);
  say(`${uz.name}: the answer is here: ${answer.outcome}`);
  for (const item of answer.items ?? [])
    say(`  ${[item.kind, item.region, `value ${item.band}`, `encumbrance ${item.encumbrance}`].filter(Boolean).join(', ')}`);
  await post(uz, uz.bailiff, `${at}/steps`, { step: 'close' });
  await state(kg, kg.bailiff, 'closed');
  say('both sides closed the request');
}

await install();
let code = await build(['server']);
if (code !== 0) process.exit(code);
const folder = await mkdtemp(join(tmpdir(), 'ochiq-two-'));
const lands = [];
try {
  say('starting two installations, each with a Postgres of its own');
  const both = await Promise.allSettled([startLand('UZ', 'Uzbekistan', folder), startLand('KG', 'Kyrgyzstan', folder)]);
  for (const one of both) if (one.status === 'fulfilled') lands.push(one.value);
  const failed = both.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  const [uz, kg] = lands;
  Object.assign(uz, { bailiff: 'bailiff.uz', senior: 'senior.uz' });
  Object.assign(kg, { bailiff: 'bailiff.kg', senior: 'senior.kg' });
  for (const land of lands) await signIn(land, 'operator', land.bailiff, land.senior);
  await trust(uz, kg);
  await trust(kg, uz);
  await play(uz, kg);
  say('verifying both logs, and laying them side by side:');
  const verifier = ['--import', 'tsx', '--conditions=source', 'server/src/verify/main.ts'];
  code = await run(process.execPath, [...verifier, uz.url, '--with', kg.url, '--no-cache']);
  say(code === 0 ? 'everything fits' : 'something does not fit');
  if (stay) {
    say(
      `both stay open: ${uz.url} (bailiff.uz, senior.uz, operator), ${kg.url} (bailiff.kg, senior.kg, operator), password ${password}; Ctrl-C ends them`,
    );
    await Promise.all(lands.map(({ program }) => program.ended));
  }
} catch (error) {
  console.error(error);
  code = 1;
} finally {
  for (const { program } of lands) program.stop();
  await Promise.all(lands.map(({ program }) => program.ended.catch(() => undefined)));
  await rm(folder, { recursive: true, force: true });
}
process.exit(code);
