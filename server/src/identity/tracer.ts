import { createHmac } from 'node:crypto';
import { type Clock, createRepeated, type Db } from '../base/index.js';
import { addressOf, officeOfAddress } from './address.js';
import { type NewTrace, readNetworks, saveTraces } from './store-traces.js';

export interface Tracer {
  /** Remembers what address and device somebody came with; written with the next batch, never waited for. */
  see(personId: string, came: { readonly ip: string; readonly device: string | null }): void;
  start(): void;
  /** Writes what is left. */
  stop(): Promise<void>;
}

interface Ground {
  readonly db: Db;
  readonly clock: Clock;
  /** Secret of the installation, see `keyedHash`. */
  readonly secret: Buffer;
  readonly onError: (error: unknown) => void;
}

const everyMs = 1_000;
/** Somebody who is seen again and again is written down once in so long. */
const againMs = 3_600_000;
/** More people than this are not kept in mind: then some are written down more often. */
const mindLimit = 100_000;

/** What is kept instead of an address, a device or an account: HMAC-SHA-256 under the installation's secret, 32 hexadecimal digits. */
export const keyedHash = (secret: Buffer, kind: string, value: string): string =>
  createHmac('sha256', secret).update(`${kind}:${value}`).digest('hex').slice(0, 32);

/** Keeps traces of signed-in people. The raw address stays in memory until the batch is hashed, a second at most. */
export function createTracer({ db, clock, secret, onError }: Ground): Tracer {
  const seen = new Map<string, number>();
  let waiting: (Omit<NewTrace, 'inOffice'> & { readonly address: string | null })[] = [];

  const remember = (personId: string, kind: NewTrace['kind'], raw: string, address: string | null) => {
    const value = keyedHash(secret, kind, raw);
    const key = `${personId} ${kind} ${value}`;
    const now = clock.now();
    if (now - (seen.get(key) ?? Number.NEGATIVE_INFINITY) < againMs) return;
    if (seen.size >= mindLimit) seen.clear();
    seen.set(key, now);
    waiting.push({ personId, kind, value, at: new Date(now), address });
  };
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const networks = await readNetworks(db);
    const rows = batch.map(({ address, ...row }) => ({ ...row, inOffice: address === null ? null : officeOfAddress(networks, address) }));
    await saveTraces(db, [...new Map(rows.map((row) => [`${row.personId} ${row.kind} ${row.value}`, row])).values()]);
  };
  const writing = createRepeated(flush, everyMs, onError);
  return {
    see(personId, { ip, device }) {
      const address = addressOf(ip);
      if (address !== null) remember(personId, 'address', address, ip);
      if (device !== null) remember(personId, 'device', device, null);
    },
    start: writing.start,
    async stop() {
      await writing.stop();
      await flush().catch(onError);
    },
  };
}
