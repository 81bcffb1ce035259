import { languages } from '@ochiq/shared/language';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depositReference, openTeller, payment, statement } from '../test/bank.js';
import { pdfCode, pdfPages, pdfText } from '../test/pdf-tools.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let teller: ReturnType<typeof openTeller>;
beforeAll(async () => {
  world = await startWorld();
  teller = openTeller(world, await world.person({ role: 'accountant' }));
});
afterAll(() => world.close());

const receiptOf = (lot: number, who: TestPerson | null, language = 'en') =>
  world.app.inject({ url: `/api/lots/${lot}/deposit/receipt?language=${language}`, headers: who ? { cookie: who.cookie } : {} });

describe('the receipt for a deposit', { timeout: 60_000 }, () => {
  it('is its owner’s once the deposit is held, in four languages, the same each time', async () => {
    const [lot, who, other] = [await world.lot(), await world.person(), await world.person()];
    await teller.register(lot, who);
    await teller.register(lot, other);
    expect((await receiptOf(lot, who)).json()).toMatchObject({ status: 404, code: 'paper_unknown' });
    await teller.taken(statement(payment(depositReference(lot, 1), 10_000n)));
    await expect.poll(async () => (await receiptOf(lot, who)).statusCode, { timeout: 20_000 }).toBe(200);
    for (const language of languages) {
      const answer = await receiptOf(lot, who, language);
      expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
      const text = await pdfText(answer.rawPayload);
      expect(text).toMatch(/100 (UZS|soʻm|сум|сом)/);
      expect(text).toContain(`${lot}/R1`);
      expect(text).toContain(depositReference(lot, 1));
      expect((await receiptOf(lot, who, language)).rawPayload.equals(answer.rawPayload)).toBe(true);
    }
    const { rawPayload } = await receiptOf(lot, who);
    const [person] = await world.db.sql<{ name: string }>('select name from person where id = $1', [who.id]);
    expect((await pdfText(rawPayload)).replaceAll(' ', '')).toContain(person?.name.replaceAll(' ', ''));
    expect(await pdfCode(rawPayload, (await pdfPages(rawPayload)).length)).toBe(`http://localhost:0/lots/${lot}/trail`);
    const [entry] = await world.db.sql<{ index: number }>(
      `select leaf.index::float8 as index from log_entry entry join log_leaf leaf on leaf.entry_id = entry.id
       where lot_id = $1 and kind = 'bidder_admitted'`,
      [lot],
    );
    expect(await pdfText(rawPayload)).toContain(`Entry ${entry?.index} of the public log`);
    expect((await receiptOf(lot, other)).json()).toMatchObject({ code: 'paper_unknown' });
    expect((await receiptOf(lot, null)).statusCode).toBe(401);
    expect((await receiptOf(lot, who, 'xx')).statusCode).toBe(400);
  });
});
