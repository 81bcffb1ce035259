import { type Db, newId, Refusal, readClock, type Tx } from '../base/index.js';
import { deriveKey, type OwnKey } from './channel/ed25519.js';
import { endOwnKeys, insertOwnKey, lockOwnKeys, type OwnKeyRow, readOwnKeys, revokeOwnKey } from './store-keys.js';

/** So long an old key is believed after a new one has come: what it signed arrives, and partners read the directory meanwhile. */
const overlapMs = 7 * 86_400_000;

type Ground = { readonly db: Db; readonly secret: Buffer };

/** The keys of this installation. */
export interface Keyring {
  /** The key that signs now, the newest that is active; made where there is none. */
  current(): Promise<OwnKey>;
  rows(): Promise<OwnKeyRow[]>;
  /** A new key signs from now on; those before it are believed for a week. */
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
  const newest = (rows: readonly OwnKeyRow[]) => rows.filter(({ state }) => state === 'active').at(-1);
  const rotate = () =>
    db.transact(async (tx) => {
      await lockOwnKeys(tx);
      const key = await add(tx);
      await endOwnKeys(tx, key.kid, new Date((await readClock(tx)).getTime() + overlapMs));
    });
  return {
    async current() {
      const row = newest(await readOwnKeys(db));
      if (row) return restore(row);
      return db.transact(async (tx) => {
        await lockOwnKeys(tx);
        const made = newest(await readOwnKeys(tx));
        return made ? restore(made) : add(tx);
      });
    },
    rows: () => readOwnKeys(db),
    rotate,
    async revoke(kid) {
      await db.transact(async (tx) => {
        await lockOwnKeys(tx);
        if (!(await revokeOwnKey(tx, kid, await readClock(tx)))) throw new Refusal('not_found');
        if (newest(await readOwnKeys(tx)) === undefined) await add(tx);
      });
    },
  };
}
