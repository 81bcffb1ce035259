import { type Db, newId, type Queryable, Refusal, readClock, type Tx } from '../base/index.js';
import { deriveKey, type OwnKey } from './channel/ed25519.js';
import { endOwnKeys, insertOwnKey, lockOwnKeys, type OwnKeyRow, readOwnKeys, revokeOwnKey } from './store-keys.js';

/** So long an old key is believed after a new one has come: what it signed arrives, and partners read the directory meanwhile. */
const overlapMs = 7 * 86_400_000;
/** A new key signs once partners, who read the directory every few hours, have had the time to hear of it from one that they know. */
const announcedMs = 12 * 3_600_000;

type Ground = { readonly db: Db; readonly secret: Buffer };

/** The keys of this installation. */
export interface Keyring {
  /** The key that signs now: the newest that has been announced for long enough, else the oldest in force; made where there is none. */
  current(): Promise<OwnKey>;
  rows(): Promise<OwnKeyRow[]>;
  /** A new key is announced, and signs half a day later; those before it are believed for a week. */
  rotate(): Promise<void>;
  /** Nobody who reads the directory believes it any more. @throws Refusal not_found */
  revoke(kid: string): Promise<void>;
}

export function openKeyring({ db, secret }: Ground): Keyring {
  /** @throws Error when the installation's secret is another than the one that the key was made from */
  const restore = ({ kid, salt }: OwnKeyRow): OwnKey => {
    const key = deriveKey(secret, salt);
    if (key.kid !== kid) throw new Error('the installation secret does not fit the keys for assistance: rotate them');
    return key;
  };
  const add = async (tx: Tx): Promise<OwnKey> => {
    const salt = newId();
    const key = deriveKey(secret, salt);
    await insertOwnKey(tx, { kid: key.kid, salt, x: key.x, madeAt: await readClock(tx) });
    return key;
  };
  const signing = (rows: readonly OwnKeyRow[], now: number): OwnKeyRow | undefined => {
    const inForce = rows.filter(({ state, endsAt }) => state !== 'revoked' && (endsAt === null || endsAt.getTime() > now));
    return inForce.filter(({ madeAt }) => madeAt.getTime() <= now - announcedMs).at(-1) ?? inForce[0];
  };
  const find = async (from: Queryable) => signing(await readOwnKeys(from), (await readClock(from)).getTime());
  const rotate = () =>
    db.transact(async (tx) => {
      await lockOwnKeys(tx);
      const key = await add(tx);
      await endOwnKeys(tx, key.kid, new Date((await readClock(tx)).getTime() + overlapMs));
    });
  return {
    async current() {
      const row = await find(db);
      if (row) return restore(row);
      return db.transact(async (tx) => {
        await lockOwnKeys(tx);
        const made = await find(tx);
        return made ? restore(made) : add(tx);
      });
    },
    rows: () => readOwnKeys(db),
    rotate,
    async revoke(kid) {
      await db.transact(async (tx) => {
        await lockOwnKeys(tx);
        if (!(await revokeOwnKey(tx, kid, await readClock(tx)))) throw new Refusal('not_found');
        if ((await readOwnKeys(tx)).every(({ state }) => state !== 'active')) await add(tx);
      });
    },
  };
}
