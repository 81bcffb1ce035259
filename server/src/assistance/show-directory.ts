import type { Directory } from '@ochiq/shared/assistance';
import type { AssistanceGround } from './ground.js';
import type { Keyring } from './own-keys.js';

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The keys of this installation as it publishes them; one that was revoked stays, so that everybody hears of it. */
export async function showDirectory(
  { country, publicUrl }: Pick<AssistanceGround, 'country' | 'publicUrl'>,
  keys: Keyring,
): Promise<Directory> {
  await keys.current();
  const rows = await keys.rows();
  return {
    country,
    url: publicUrl,
    keys: rows.slice(-20).map(({ kid, x, state, madeAt, endsAt }) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      x,
      kid,
      use: 'sig',
      alg: 'EdDSA',
      state,
      nbf: seconds(madeAt),
      exp: endsAt === null ? null : seconds(endsAt),
    })),
  };
}
