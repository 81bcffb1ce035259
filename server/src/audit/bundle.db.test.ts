import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditedLotSchema, bundleManifestSchema, bundlePaths, inquiryPageSchema } from '@ochiq/shared/audit';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { canonicalJson } from '@ochiq/shared/tlog';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packFiles, unpackFiles } from '../base/index.js';
import { newKey } from '../log/index.js';
import { readSigner } from '../log/signing-key.js';
import { pdfText } from '../test/pdf-tools.js';
import { publishedLot } from '../test/published.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';
import { runVerifier } from '../verify/main.js';
import { verifyBundle } from '../verify/verify-bundle.js';
import { sumOf } from './gather-bundle.js';

const startMinor = 100_000_000n;
const rules = rulesOf(newestProfile('UZ', 'demo'), { currency: 'UZS', minor: startMinor });

let world: World;
let [first, second, bidder]: TestPerson[] = [];
let [lot, inquiry] = [0, 0];
let dir: string;
let bundle: Uint8Array;

async function call(method: 'GET' | 'POST', path: string, who: TestPerson | undefined, body?: object) {
  const answer = await world.app.inject({
    method,
    url: `/api${path}`,
    headers: { cookie: who?.cookie ?? '' },
    ...(body ? { payload: body } : {}),
  });
  expect([path, answer.statusCode < 300, answer.statusCode < 300 ? '' : answer.body]).toEqual([path, true, '']);
  return answer;
}
const download = async (language = 'en') =>
  new Uint8Array((await call('GET', `/auditor/inquiries/${inquiry}/bundle?language=${language}`, first)).rawPayload);
const step = async (path: string, who: TestPerson | undefined, body: object) =>
  inquiryPageSchema.parse((await call('POST', `/auditor/inquiries/${inquiry}/${path}`, who, body)).json());

beforeAll(async () => {
  world = await startWorld();
  dir = await mkdtemp(join(tmpdir(), 'ochiq-bundle-'));
  [first, second] = [await world.person({ role: 'auditor' }), await world.person({ role: 'auditor' })];
  bidder = await world.person({ login: 'ring-member' });
  const other = await world.person();
  const office = await makeOffice(world.db);
  lot = await publishedLot(world, [bidder, other], {
    office,
    startMinor,
    rules,
    startsInMs: 100,
    endsInMs: 1_200_000,
    title: 'A seized "Nexia", 2019',
  });
  const stateNow = async () => (await call('GET', `/lots/${lot}`, first)).json<{ state: string }>().state;
  await vi.waitFor(async () => expect(await stateNow()).toBe('live'), { timeout: 10_000, interval: 50 });
  const sockets = [await world.socket(bidder), await world.socket(other)];
  for (let turn = 0; turn < 6; turn += 1) {
    expect(await sockets[turn % 2]?.bid(lot, startMinor + BigInt(turn) * 6_000_000n)).toMatchObject({ type: 'accepted' });
  }
  const subjects = [
    { kind: 'lot', id: String(lot) },
    { kind: 'bidder', id: bidder.id },
  ];
  const opened = await call('POST', '/auditor/inquiries', first, { subjects, reason: 'Two bidders take turns at this lot.' });
  inquiry = inquiryPageSchema.parse(opened.json()).id;
  await step('notes', first, { text: 'Түн ичинде жарыяланган; кечаси эʼлон қилинган.' });
  const { freezes } = await step('freezes', first, { lot, reason: 'The next bids must not come before it is clear.' });
  await step(`freezes/${freezes[0]?.id}`, second, { step: 'confirm' });
  // A bundle has what the tree has: on a busy machine the last bids are a moment behind.
  const indexes = async () =>
    auditedLotSchema.parse((await call('GET', `/auditor/lots/${lot}`, first)).json()).entries.map(({ index }) => index);
  await vi.waitFor(async () => expect(await indexes()).not.toContain(null), { timeout: 20_000, interval: 50 });
  bundle = await download();
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
  await world.close();
});

const filesOf = (bytes: Uint8Array): Map<string, Uint8Array> => new Map(unpackFiles(bytes) ?? []);
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
const codesOf = async (bytes: Uint8Array, key: string | null = null) => [
  ...new Set((await verifyBundle(bytes, key)).findings.map(({ code }) => code)),
];

/** A forger who can compute: sums and manifest are made anew over what was changed. */
function forge(change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const files = filesOf(bundle);
  change(files);
  const manifest = bundleManifestSchema.parse(JSON.parse(text(files.get(bundlePaths.manifest))));
  const listed = manifest.files.map(({ path }) => ({
    path,
    bytes: files.get(path)?.length ?? 0,
    sha256: sumOf(files.get(path) ?? new Uint8Array()),
  }));
  files.set(bundlePaths.manifest, Buffer.from(canonicalJson({ ...manifest, files: listed })));
  files.delete(bundlePaths.sums);
  files.set(bundlePaths.sums, Buffer.from([...files].map(([path, bytes]) => `${sumOf(bytes)}  ${path}\n`).join('')));
  return packFiles(files);
}
const edit = (path: string, from: string, to: string) =>
  forge((files) => {
    const before = text(files.get(path));
    expect(before).toContain(from);
    files.set(path, Buffer.from(before.replace(from, to)));
  });

describe('an evidence bundle', () => {
  it('is accepted by the verifier, which asks nobody, and is sealed in the log', async () => {
    const file = join(dir, 'inquiry.zip');
    await writeFile(file, bundle);
    const said: string[] = [];
    const surroundings = { home: dir, say: (line: string) => said.push(line), progress: null, settleMs: 0 };
    expect(await runVerifier(['--bundle', 'inquiry.zip'], surroundings, (line) => said.push(line))).toBe(0);
    expect(said.join('\n')).toMatch(/the key is the bundle's own[\s\S]*1 lots, \d+ entries proved[\s\S]*nothing found/);
    const report = await verifyBundle(bundle, null);
    expect([report.findings, report.inquiry, report.lots]).toEqual([[], inquiry, 1]);
    expect(await codesOf(bundle, report.log?.key ?? '')).toEqual([]);
    expect(await runVerifier(['--bundle', 'missing.zip'], surroundings, () => undefined)).toBe(2);
  });

  it('holds the history, the inquiry, the scores and a report; people as handles', async () => {
    const files = filesOf(bundle);
    const history = auditedLotSchema.parse(JSON.parse(text(files.get(bundlePaths.history(lot)))));
    expect(history.bids.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(6);
    expect(text(files.get(bundlePaths.bids(lot))).split('\r\n')).toHaveLength(history.bids.length + 2);
    expect(text(files.get(bundlePaths.inquiry))).toContain('кечаси эʼлон қилинган');
    expect(JSON.parse(text(files.get(bundlePaths.subject('bidder', bidder?.id ?? ''))))).toMatchObject({ subject: { kind: 'bidder' } });
    const whole = [...files].map(([path, bytes]) => (path.endsWith('.pdf') ? '' : text(bytes))).join('\n');
    expect(whole).not.toContain('ring-member');
    const report = await pdfText(Buffer.from(files.get(bundlePaths.report) ?? []));
    expect(report).toMatch(/Evidence of an inquiry/);
    expect(report).toMatch(/Two bidders take turns/);
    expect(report).toMatch(/sale stopped/);
    expect(report).toMatch(/Түн ичинде жарыяланган/);
  });

  it.each(['uz', 'ru', 'ky'])('has its report in %s, with all letters', async (language) => {
    const bytes = await download(language);
    expect(await codesOf(bytes)).toEqual([]);
    const report = await pdfText(Buffer.from(filesOf(bytes).get(bundlePaths.report) ?? []));
    expect(report).toContain({ uz: 'Tekshiruv dalillari', ru: 'Материалы проверки', ky: 'Текшерүүнүн далилдери' }[language]);
  });

  it('is refused with any one byte flipped', async () => {
    const step = Math.max(1, Math.floor(bundle.length / 400));
    for (let at = 0; at < bundle.length; at += step) {
      const flipped = Uint8Array.from(bundle);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect([at, (await verifyBundle(flipped, null)).findings.length > 0]).toEqual([at, true]);
    }
    for (const [path, bytes] of filesOf(bundle)) {
      const files = filesOf(bundle).set(
        path,
        Uint8Array.from(bytes, (byte, place) => (place === bytes.length >> 1 ? byte ^ 1 : byte)),
      );
      expect([path, (await codesOf(packFiles(files))).length > 0]).toEqual([path, true]);
    }
  });

  it('is refused when somebody forges it and computes all sums anew', async () => {
    expect(await codesOf(edit(bundlePaths.inquiry, 'take turns', 'are honest'))).toEqual(['export_not_in_log', 'history_differs']);
    expect(await codesOf(edit(bundlePaths.history(lot), '"amountMinor": "106000000"', '"amountMinor": "107000000"'))).toContain(
      'history_differs',
    );
    expect(await codesOf(edit(bundlePaths.log, '"step\\":\\"noted', '"step\\":\\"asked'))).toContain('not_in_log');
    expect(await codesOf(edit(bundlePaths.log, 'Түн ичинде', 'Түш мезгилде'))).toContain('not_sealed');
    expect(await codesOf(edit(bundlePaths.checkpoint, '\n\n', '\nmore\n\n'))).toContain('checkpoint_refused');
    expect(await codesOf(forge((files) => files.delete(bundlePaths.bids(lot))))).not.toEqual([]);
    expect(await codesOf(packFiles(filesOf(bundle).set('more.txt', Buffer.from('more'))))).toEqual(['file_added']);
  });

  it('is not believed under another key of the log', async () => {
    const { verifierKey } = readSigner(newKey('ochiq.local/log'), 'ochiq.local/log');
    expect(await codesOf(bundle, verifierKey)).toEqual(['checkpoint_refused']);
  });

  it('names people who were looked at for it, and nobody else', async () => {
    await call('POST', '/auditor/looks', first, { people: [bidder?.id], reason: 'bundle', note: 'For the prosecutor', inquiry });
    const bytes = await download();
    expect(await codesOf(bytes)).toEqual([]);
    const named: unknown = JSON.parse(text(filesOf(bytes).get(bundlePaths.people)));
    expect(named).toEqual([{ id: bidder?.id, handle: expect.stringMatching(/^B-/), name: 'Person ring-member' }]);
    expect(await pdfText(Buffer.from(filesOf(bytes).get(bundlePaths.report) ?? []))).toContain('Person ring-member');
  });
});
