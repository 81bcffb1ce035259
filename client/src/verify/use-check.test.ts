import { beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem';
import { toFragment } from './receipt-link';
import { makeSampleLog, memoryStore, type SampleLog } from './sample-log';
import { createTrustedLog } from './trusted-log';
import { type CheckPorts, useCheck } from './use-check';
import { webCrypto } from './web-crypto';

const now = () => '2026-11-24T10:00:00.000Z';
let sample: SampleLog;
beforeAll(async () => {
  sample = await makeSampleLog();
});

/** A page whose browser has met the log, and a site that answers nothing more. */
async function setUp(changes: Partial<CheckPorts> & { met?: boolean } = {}) {
  const site = { silent: false };
  const readLog = async () => {
    if (site.silent) throw new ApiProblem('unavailable');
    return sample.state;
  };
  const log = createTrustedLog({ store: memoryStore(), crypto: webCrypto(), now, readLog });
  if (changes.met !== false) await log.ask();
  site.silent = true;
  const readReceipt = async () => {
    throw new ApiProblem('not_found', 404);
  };
  return useCheck({ log, crypto: webCrypto(), readReceipt, ...changes });
}

describe('useCheck', () => {
  it('needs nobody once the log is known', async () => {
    const { finding, checkText, checkFile, checkLink } = await setUp();
    const json = JSON.stringify(sample.receipt);
    const link = `https://ochiq.example/verify#${await toFragment(sample.receipt)}`;
    const ways = [() => checkText(json), () => checkText(link), () => checkFile(new Blob([json])), () => checkLink(link)];
    for (const way of ways) {
      finding.value = null;
      await way();
      expect(finding.value).toMatchObject({ kind: 'checked', check: { outcome: 'ok' }, receipt: sample.receipt });
    }
  });

  it.each([
    { name: 'nothing', text: '', found: { kind: 'unread', problem: 'empty' } },
    { name: 'no JSON', text: 'hello', found: { kind: 'unread', problem: 'not_json' } },
    { name: 'a link without a receipt', text: 'https://ochiq.example/verify', found: { kind: 'unread', problem: 'bad_link' } },
    { name: 'other JSON', text: '[1, null, {"a": "b"}]', found: { kind: 'checked', check: { outcome: 'refused', code: 'malformed' } } },
    { name: 'the JSON of nothing', text: 'null', found: { kind: 'checked', check: { outcome: 'refused', code: 'malformed' } } },
  ])('finds $name', async ({ text, found }) => {
    const { finding, checkText } = await setUp();
    await checkText(text);
    expect(finding.value).toMatchObject(found);
  });

  it('refuses the file of a receipt with any byte of its entry flipped', async () => {
    const { finding, checkFile } = await setUp();
    const bytes = new TextEncoder().encode(JSON.stringify(sample.receipt));
    const start = Buffer.from(bytes).indexOf('"entry":') + '"entry":"'.length;
    for (let at = start; at < start + sample.receipt.entry.length; at += 1) {
      const changed = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
      await checkFile(new Blob([changed]));
      const found = finding.value;
      const refused = found?.kind === 'unread' || (found?.kind === 'checked' && found.check.outcome === 'refused');
      expect(refused, `byte ${at}: ${JSON.stringify(found)}`).toBe(true);
    }
  });

  it('says nothing of a receipt while it knows no key, or cannot check signatures', async () => {
    const unmet = await setUp({ met: false });
    await unmet.checkText(JSON.stringify(sample.receipt));
    expect(unmet.finding.value).toEqual({ kind: 'undecided', why: 'no_key' });
    // A part of WebCrypto, as on a page without TLS.
    const unable = await setUp({ crypto: webCrypto(Object.create(null)) });
    await unable.checkText(JSON.stringify(sample.receipt));
    expect(unable.finding.value).toEqual({ kind: 'undecided', why: 'cannot_check' });
  });

  it('asks the site for a receipt by its lot and number', async () => {
    const given = await setUp({ readReceipt: async () => sample.receipt });
    await given.checkLot(7, 34);
    expect(given.finding.value).toMatchObject({ kind: 'checked', check: { outcome: 'ok' } });
    const missing = await setUp();
    await missing.checkLot(7, 999);
    expect(missing.finding.value).toEqual({ kind: 'not_given', code: 'not_found' });
  });

  it('shows what was asked for last', async () => {
    const { finding, checkLot, checkText } = await setUp({
      readReceipt: () => new Promise((resolve) => setTimeout(() => resolve(sample.receipt), 50)),
    });
    const slow = checkLot(7, 34);
    await checkText('hello');
    await slow;
    expect(finding.value).toEqual({ kind: 'unread', problem: 'not_json' });
  });
});
