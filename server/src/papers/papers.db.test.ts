import { createHash } from 'node:crypto';
import { sealOf } from '@ochiq/shared/log';
import { type PaperView, paperListSchema } from '@ochiq/shared/papers';
import { hashWith } from '@ochiq/shared/tlog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfCode, pdfPages, pdfSignatures, pdfText } from '../test/pdf-tools.js';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';
import { issuePaper, readHead } from './index.js';

const debtorId = '31208641230017';
const bidderIds = ['41208641230011', '41208641230022', '41208641230033'];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

let world: World;
let bailiff: TestPerson;
let office: number;
let bidders: TestPerson[];
beforeAll(async () => {
  world = await startWorld({ papers: true });
  office = await makeOffice(world.db);
  bailiff = await world.person({ role: 'bailiff', office });
  bidders = await Promise.all(bidderIds.map((nationalId) => world.person({ nationalId })));
});
afterAll(() => world.close());

const ask = (method: 'GET' | 'POST', url: string, person?: TestPerson, payload?: object) =>
  world.app.inject({ method, url, headers: person ? { cookie: person.cookie } : {}, ...(payload ? { payload } : {}) });

const listOf = async (path: string, person?: TestPerson): Promise<PaperView[]> =>
  paperListSchema.parse((await ask('GET', path, person)).json()).papers;

/** The papers of a lot once there are so many. */
async function issued(lot: number, count = 1): Promise<PaperView[]> {
  await expect.poll(() => listOf(`/api/lots/${lot}/papers`), { timeout: 60_000, interval: 200 }).toHaveLength(count);
  return listOf(`/api/lots/${lot}/papers`);
}

const one = async (lot: number): Promise<PaperView> => {
  const [paper] = await issued(lot);
  if (!paper) throw new Error('no paper');
  return paper;
};

const bytesOf = async (url: string, person?: TestPerson): Promise<Buffer> => (await ask('GET', url, person)).rawPayload;

/** A lot that three people bid on and that has ended; the timekeeper closes it. */
async function soldLot(): Promise<number> {
  const lot = await world.lot({ office, debtorNationalId: debtorId });
  await world.admit(lot, bidders);
  for (const [index, amount] of [100_000n, 110_000n, 125_000n].entries()) {
    const socket = await world.socket(bidders[index]);
    expect(await socket.bid(lot, amount)).toMatchObject({ type: 'accepted' });
  }
  await end(lot);
  return lot;
}

const end = (lot: number) =>
  world.db.sql(`update lot set original_ends_at = starts_at + interval '1 ms', ends_at = clock_timestamp() where id = $1`, [lot]);

const entriesOf = (lot: number, kind: string) =>
  world.db.sql<{ leaf: string; secret: object; nonce: Buffer; actor: string | null }>(
    'select leaf, secret, nonce, actor_id as actor from log_entry where lot_id = $1 and kind = $2',
    [lot, kind],
  );

describe('papers', { timeout: 90_000 }, () => {
  it('issues the protocol of a sale in four languages, public and without a person, as the log says', async () => {
    const lot = await soldLot();
    const paper = await one(lot);
    expect(paper).toMatchObject({ kind: 'protocol', state: 'issued', signedAt: null });
    expect(paper.files.map(({ language, copy }) => `${language} ${copy}`).sort()).toEqual([
      'en public',
      'ky public',
      'ru public',
      'uz public',
    ]);
    const [entry] = await entriesOf(lot, 'paper_issued');
    const leaf = JSON.parse(entry?.leaf ?? '');
    expect(leaf).toMatchObject({ paper: 'protocol', number: paper.number });
    expect(leaf.files).toEqual(Object.fromEntries(paper.files.map((file) => [file.language, file.sha256])));
    expect(hashWith(sealOf(entry?.secret, entry?.nonce ?? Buffer.alloc(0)), sha256)).toBe(leaf.sealed);
    const names = await world.db.sql<{ name: string }>(`select name from person union select name from party`);
    for (const file of paper.files) {
      const answer = await ask('GET', file.url);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-disposition': `attachment; filename="ochiq-${paper.number.replace('/', '-')}-protocol-${file.language}.pdf"`,
      });
      expect(sha256(answer.rawPayload).toString('hex')).toBe(file.sha256);
      const text = await pdfText(answer.rawPayload);
      expect(text).toMatch(/1[ ,]250 UZS/);
      for (const id of [debtorId, ...bidderIds]) expect(text).not.toContain(id.slice(-4));
      for (const { name } of names) expect(name === 'Debtor' ? text.includes('Debtor:') : text.includes(name), name).toBe(false);
    }
  });

  it('leads from its code to the closing entry, whose number and root it shows', async () => {
    const lot = await soldLot();
    const paper = await one(lot);
    const bytes = await bytesOf(paper.files[0]?.url ?? '');
    const seq = Number(paper.number.split('/')[1]);
    expect(await pdfCode(bytes, (await pdfPages(bytes)).length)).toBe(`http://localhost:0/verify?lot=${lot}&seq=${seq}`);
    const receipt = (await ask('GET', `/api/log/receipts/${lot}/${seq}`)).json<{ index: number; entry: string }>();
    expect(JSON.parse(receipt.entry)).toMatchObject({ kind: 'closed', lot, seq });
    const text = await pdfText(bytes);
    expect(text).toContain(String(receipt.index));
    const [checkpoint] = await world.db.sql<{ root: Buffer }>('select root from log_checkpoint where size > $1 order by size limit 1', [
      receipt.index,
    ]);
    expect(text).toContain(checkpoint?.root.toString('base64'));
  });

  it('gives the official copy to the own office and to auditors only', async () => {
    const lot = await soldLot();
    await one(lot);
    const papers = await listOf(`/api/bailiff/lots/${lot}/papers`, bailiff);
    const official = papers[0]?.files.find(({ copy, language }) => copy === 'official' && language === 'en');
    const answer = await ask('GET', official?.url ?? '', bailiff);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const text = await pdfText(answer.rawPayload);
    const [winner] = await world.db.sql<{ name: string }>('select name from person where national_id = $1', [bidderIds[2]]);
    expect(text.replaceAll(' ', '')).toContain(winner?.name.replaceAll(' ', ''));
    expect(text).toContain('••••••••••0033');
    expect(text).not.toContain(bidderIds[2]);
    expect(text).toContain('Debtor');
    expect(text).toContain(`•••${debtorId.slice(-4)}`);
    const auditor = await world.person({ role: 'auditor' });
    const audited = await listOf(`/api/auditor/lots/${lot}/papers`, auditor);
    expect(audited[0]?.files).toHaveLength(8);
    expect((await ask('GET', `/api/auditor/lots/${lot}/papers/${official?.sha256}`, auditor)).rawPayload.equals(answer.rawPayload)).toBe(
      true,
    );
    const looks = await world.db.sql<{ note: string; people: number }>(
      'select note, (select count(*)::int from identity_look_person where look_id = id) as people from identity_look where auditor_id = $1',
      [auditor.id],
    );
    expect(looks).toEqual([{ note: expect.stringMatching(/^The official copy of paper \d+\//), people: expect.any(Number) }]);
    expect(looks[0]?.people).toBeGreaterThan(0);
    const other = await world.person({ role: 'bailiff' });
    expect((await ask('GET', official?.url ?? '', other)).json()).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await ask('GET', `/api/bailiff/lots/${lot}/papers`, other)).json()).toMatchObject({ code: 'forbidden' });
    for (const hash of [official?.sha256, 'a'.repeat(64), '..%2f..%2fkey', 'x'])
      expect((await ask('GET', `/api/lots/${lot}/papers/${hash}`)).json()).toMatchObject({ status: 404, code: 'paper_unknown' });
  });

  it('tells of an unsold, a withdrawn and a suspended lot', async () => {
    const unsold = await world.lot({ office });
    await end(unsold);
    const withdrawn = await world.lot({ office });
    const ground = 'Qarzdor qarzini toʻliq toʻladi';
    expect((await ask('POST', `/api/bailiff/lots/${withdrawn}/withdraw`, bailiff, { kind: 'debt_paid', ground })).statusCode).toBe(200);
    const suspended = await world.lot({ office });
    const [court] = await world.db.sql<{ id: number }>('select id from court limit 1');
    const order = { orderNumber: '2-77/2026', courtId: court?.id, issuedOn: '2026-01-10' };
    expect((await ask('POST', `/api/bailiff/lots/${suspended}/suspend`, bailiff, order)).statusCode).toBe(200);
    const english = async (lot: number) =>
      pdfText(await bytesOf((await one(lot)).files.find(({ language }) => language === 'en')?.url ?? ''));
    expect(await english(unsold)).toContain('Nobody bid: the auction did not take place');
    expect(await english(withdrawn)).toContain(ground);
    expect(await english(suspended)).toContain('№ 2-77/2026, 10.01.2026');
    expect(await one(suspended)).toMatchObject({ kind: 'protocol_suspended' });
  });

  it('is signed by an official of the office, once, and says so in the log', async () => {
    const lot = await soldLot();
    const paper = await one(lot);
    const path = `/api/bailiff/lots/${lot}/papers/${paper.id}/sign`;
    const other = await world.person({ role: 'senior_bailiff' });
    expect((await ask('POST', path, other)).json()).toMatchObject({ code: 'forbidden' });
    expect((await ask('POST', `/api/bailiff/lots/${lot}/papers/999999/sign`, bailiff)).json()).toMatchObject({ code: 'paper_unknown' });
    const [first, second] = await Promise.all([ask('POST', path, bailiff), ask('POST', path, bailiff)]);
    expect([first?.statusCode, second?.statusCode].sort()).toEqual([200, 409]);
    const [signed] = await listOf(`/api/lots/${lot}/papers`);
    expect(signed).toMatchObject({ id: paper.id, state: 'signed' });
    expect(signed?.files.map(({ sha256: hash }) => hash)).not.toEqual(paper.files.map(({ sha256: hash }) => hash));
    for (const file of signed?.files ?? []) {
      const found = await pdfSignatures(await bytesOf(file.url));
      expect(found).toContain('Signature is Valid');
      expect(found).toContain('Signer Certificate Common Name: Test office');
    }
    const entries = await entriesOf(lot, 'paper_signed');
    expect(entries).toHaveLength(1);
    expect(entries[0]?.actor).toBe(bailiff.id);
    expect(JSON.parse(entries[0]?.leaf ?? '').files).toEqual(
      Object.fromEntries(signed?.files.map((file) => [file.language, file.sha256]) ?? []),
    );
    // The copy before the signature stays where its link says.
    expect(sha256(await bytesOf(paper.files[0]?.url ?? '')).toString('hex')).toBe(paper.files[0]?.sha256);
  });

  it('has one effect with two nodes, and for a request that comes twice', async () => {
    const node = await startWorld({ databaseUrl: world.databaseUrl, papers: true });
    try {
      const lots = await Promise.all(Array.from({ length: 4 }, () => world.lot({ office })));
      await Promise.all(lots.map(end));
      for (const lot of lots) await issued(lot);
      for (const lot of lots) expect(await entriesOf(lot, 'paper_issued')).toHaveLength(1);
    } finally {
      await node.close();
    }
  });

  it('issues what other rooms ask for, checked against the lot’s latest event', async () => {
    const lot = await soldLot();
    await one(lot);
    const request = () =>
      world.db.transact(async (tx) => {
        const read = await readHead(tx, lot, '2026-11-20T09:05:07.250Z');
        if (!read) throw new Error('no head');
        const facts = {
          kind: 'handover_act' as const,
          head: read.head,
          buyer: 'bidder:3',
          priceMinor: '125000',
          paidAt: '2026-11-21T09:00:00.000Z',
          act: '№ 7, 21.11.2026',
          place: 'Toshkent',
          condition: 'Soz',
          items: ['Kalit'],
        };
        const people = [...read.people, { who: 'bidder:3', of: 'person' as const, id: bidders[2]?.id ?? '' }];
        return issuePaper(tx, { lotId: lot, facts, people, edition: 1 });
      });
    expect([await request(), await request()]).toEqual([true, false]);
    const papers = await issued(lot, 2);
    expect(papers[1]).toMatchObject({ kind: 'handover_act', number: `${lot}/H1` });
    const text = await pdfText(await bytesOf(papers[1]?.files.find(({ language }) => language === 'en')?.url ?? ''));
    expect(text).toContain('Act of hand-over and acceptance of property');
    expect(text).toContain('Bidder 3');
  });

  it('lets nobody change what a paper says', async () => {
    const paper = await one(await soldLot());
    await expect(world.db.sql(`update paper set number = 'x' where id = $1`, [paper.id])).rejects.toThrow(/refused/);
    await expect(world.db.sql('delete from paper_file where paper_id = $1', [paper.id])).rejects.toThrow(/append-only/);
  });
});
