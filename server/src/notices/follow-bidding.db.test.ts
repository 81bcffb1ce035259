import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBidderNumbers } from '../deposits/index.js';
import { cardsOf, readEndingSoon } from '../lots/index.js';
import type { TestSocket } from '../test/socket.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { followBidding, tellEndingSoon } from './follow-bidding.js';

let world: World;
const lots = { cards: cardsOf, admitted: readBidderNumbers, endingSoon: readEndingSoon };
const follow = async () => {
  await sequenced();
  while (await followBidding({ db: world.db, lots }));
};
beforeAll(async () => {
  world = await startWorld();
  await followBidding({ db: world.db, lots });
});
afterAll(() => world.close());

/** Waits until every entry so far is in the signed tree: that is where the follower reads. */
const sequenced = () =>
  expect
    .poll(() => world.db.sql('select from log_entry where not exists (select from log_leaf where entry_id = log_entry.id) limit 1'), {
      timeout: 10_000,
    })
    .toEqual([]);

const told = async (person: TestPerson) => {
  const rows = await world.db.sql<{ kind: string; facts: { priceMinor?: string } }>(
    'select kind, facts from notice where person_id = $1 order by id',
    [person.id],
  );
  return rows.map(({ kind, facts }) => `${kind}${facts.priceMinor ? ` ${facts.priceMinor}` : ''}`);
};

async function bid(socket: TestSocket, lot: number, amountMinor: bigint, kind: 'direct' | 'proxy' = 'direct'): Promise<void> {
  expect(await socket.bid(lot, amountMinor, { kind })).toMatchObject({ type: 'accepted' });
}

async function stage(options: Parameters<World['lot']>[0] = {}) {
  const lot = await world.lot(options);
  const [ann, bob, cem] = [await world.person(), await world.person(), await world.person()];
  await world.admit(lot, [ann, bob, cem]);
  const [annSocket, bobSocket] = [await world.socket(ann), await world.socket(bob)];
  return { lot, ann, bob, cem, annSocket, bobSocket };
}

describe('following the bids', () => {
  it('tells the one who was outbid, once, and renews what is unread; two nodes that follow at once tell nobody twice', async () => {
    const { lot, ann, bob, annSocket, bobSocket } = await stage();
    await bid(annSocket, lot, 100000n);
    await follow();
    expect([await told(ann), await told(bob)]).toEqual([[], []]);
    await bid(bobSocket, lot, 110000n);
    await sequenced();
    await Promise.all([follow(), follow(), follow()]);
    expect([await told(ann), await told(bob)]).toEqual([['outbid 110000'], []]);
    await bid(annSocket, lot, 120000n);
    await bid(bobSocket, lot, 140000n);
    await follow();
    expect([await told(ann), await told(bob)]).toEqual([['outbid 140000'], []]);
  });

  it('tells a leader that their maximum has answered', async () => {
    const { lot, ann, bob, annSocket, bobSocket } = await stage();
    await bid(annSocket, lot, 500000n, 'proxy');
    await bid(bobSocket, lot, 200000n);
    await follow();
    expect([await told(ann), await told(bob)]).toEqual([['leading 205000'], []]);
  });

  it('tells everyone who is admitted that bidding ends soon, once however often it looks, and how it ended', async () => {
    const { lot, ann, bob, cem, annSocket } = await stage({ endsInMs: 6_000 });
    await bid(annSocket, lot, 100000n);
    await Promise.all([tellEndingSoon({ db: world.db, lots }), tellEndingSoon({ db: world.db, lots })]);
    await expect.poll(() => world.db.sql(`select state from lot where id = $1`, [lot]), { timeout: 15_000 }).toEqual([{ state: 'sold' }]);
    await follow();
    await tellEndingSoon({ db: world.db, lots });
    // The settler asks the winner to pay meanwhile.
    expect((await told(ann)).filter((notice) => notice !== 'to_pay')).toEqual(['ends_soon', 'won 100000']);
    expect(await told(bob)).toEqual(['ends_soon', 'lost 100000']);
    expect(await told(cem)).toEqual(['ends_soon', 'lost 100000']);
  });

  it('tells nobody of what happened before it began', async () => {
    const { lot, ann, annSocket, bobSocket } = await stage();
    await bid(annSocket, lot, 100000n);
    await bid(bobSocket, lot, 110000n);
    await sequenced();
    await world.db.sql('delete from notice_cursor');
    await follow();
    expect(await told(ann)).toEqual([]);
  });
});
