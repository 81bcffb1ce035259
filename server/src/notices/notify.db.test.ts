import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';
import { notify } from './notify.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const told = (personId: string) => world.db.sql('select kind, lot_id, facts from notice where person_id = $1 order by id', [personId]);

describe('notify', () => {
  it('writes a notice with its fact, and none when the fact is undone', async () => {
    const { id: personId } = await world.person();
    const facts = { amountMinor: '1000', currency: 'UZS' } as const;
    await world.db.transact((tx) => notify(tx, [{ personId, kind: 'refund_sent', lotId: 7, facts }]));
    const undone = world.db.transact(async (tx) => {
      await notify(tx, [{ personId, kind: 'deposit_returned', lotId: 7, facts }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await told(personId)).toEqual([{ kind: 'refund_sent', lot_id: 7, facts }]);
  });

  it('keeps a ground with quotes, backslashes and letters of four languages as it was written', async () => {
    const { id: personId } = await world.person();
    const ground = 'Суд чечими №5 "токтотулсун" \\ oʻchirilsin, ң ө ү {a,b} NULL';
    await world.db.transact((tx) => notify(tx, [{ personId, kind: 'lot_withdrawn', lotId: null, facts: { ground } }]));
    expect(await told(personId)).toEqual([{ kind: 'lot_withdrawn', lot_id: null, facts: { ground } }]);
  });

  it('refuses facts that are not those of the kind', async () => {
    const { id: personId } = await world.person();
    const facts = { amountMinor: '-5', currency: 'UZS' } as const;
    await expect(world.db.transact((tx) => notify(tx, [{ personId, kind: 'refund_sent', lotId: 7, facts }]))).rejects.toThrow();
    expect(await told(personId)).toEqual([]);
  });
});
