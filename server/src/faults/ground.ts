import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../base/embedded.js';
import { type Db, newId, openDb, readClock, type Tx } from '../base/index.js';
import { migrate } from '../base/migrate.js';
import { insertCase, insertCourt } from '../cases/index.js';
import { insertOffice, insertParty, insertPerson, insertRoleGrant, openSession } from '../identity/index.js';
import { type Child, natsServer } from './child.js';
import { mostClients } from './schedule.js';
import { insertLongPast, insertPlannedLots } from './store.js';

/** What stands under all schedules of a run: a Postgres of its own with fsync on, a prepared database to copy, NATS. */
export interface Ground {
  readonly people: readonly { readonly person: string; readonly cookie: string }[];
  /** A closed lot with many events. */
  readonly longPast: number;
  readonly folder: string;
  readonly nats: { readonly child: Child; readonly url: string } | null;
  /** A copy of the prepared database. */
  createDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }>;
  /** kill -9 of the server, with its children or without. It comes back by itself, on the same port. */
  killPostgres(whole: boolean): Promise<void>;
  /** Process numbers of the server's connections to a database. */
  backends(databaseUrl: string): Promise<number[]>;
  stop(): Promise<void>;
}

const templateName = 'faults_template';
/** A slow reader asks for copies of it; one copy is about 110 kB. */
const longPastEvents = 400;
const name = { en: 'Faults' };

export async function prepareGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'ochiq-faults-'));
  // Run by root, Postgres belongs to another account, which must be able to walk in.
  await chmod(folder, 0o755);
  const embedded = await startEmbedded({ dir: join(folder, 'postgres'), settings: { max_connections: '200' }, log: () => undefined });
  const urlOf = (database: string) => Object.assign(new URL(embedded.url), { pathname: `/${database}` }).href;
  const ask = (text: string) => patiently(() => askOnce(embedded.url, text));
  await ask(`create database ${templateName}`);
  await migrate(urlOf(templateName));
  const { people, longPast } = await fillTemplate(urlOf(templateName));
  const nats = await natsServer();
  await nats?.child.start();
  let made = 0;
  const backends = async (databaseUrl: string) => {
    const database = new URL(databaseUrl).pathname.slice(1);
    const rows = await ask(`select pid from pg_stat_activity where datname = '${database}' and backend_type = 'client backend'`);
    return rows.map((row) => Number(row['pid']));
  };
  return {
    people,
    longPast,
    folder,
    nats,
    backends,
    async createDatabase() {
      made += 1;
      const database = `faults_${made}`;
      // The other strategy copies a sequence without the numbers that Postgres has logged ahead: a crash would set it back.
      await ask(`create database ${database} template ${templateName} strategy file_copy`);
      return { url: urlOf(database), drop: async () => void (await ask(`drop database if exists ${database} with (force)`)) };
    },
    async killPostgres(whole) {
      const [row] = await ask(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`);
      const children = whole ? await ask('select pid from pg_stat_activity') : [];
      for (const pid of [row?.['pid'], ...children.map((child) => child['pid'])]) killHard(Number(pid));
    },
    async stop() {
      await nats?.child.kill();
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** kill -9 of a process that may be gone already. */
export function killHard(pid: number): void {
  if (pid > 1) signal(pid, 'SIGKILL');
}

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const patienceMs = 30_000;

/** Tries again while Postgres is down. */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > until) throw error;
      await delay(50);
    }
  }
}

async function askOnce(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function fillTemplate(url: string): Promise<Pick<Ground, 'people' | 'longPast'>> {
  const db: Db = openDb(url, () => undefined, 1);
  try {
    return await db.transact(async (tx) => {
      await openCase(tx);
      const people: { person: string; cookie: string }[] = [];
      const now = await readClock(tx);
      for (let index = 0; index < mostClients; index += 1) {
        const person = await addPerson(tx, `bidder ${String(index).padStart(2, '0')}`, now);
        await insertRoleGrant(tx, { personId: person, role: 'citizen' });
        people.push({ person, cookie: `ochiq_session=${(await openSession(tx, person)).token}` });
      }
      const [longPast = 0] = await insertPlannedLots(tx, [
        { startMinor: 100n, reserveMinor: null, windowMs: 0, capMs: null, opensInMs: 0, endsInMs: 86_400_000 },
      ]);
      await insertLongPast(tx, longPast, longPastEvents);
      return { people, longPast };
    });
  } finally {
    await db.end();
  }
}

async function addPerson(tx: Tx, login: string, createdAt: Date): Promise<string> {
  const id = newId();
  // Nobody signs in with a password here: no password has this hash.
  await insertPerson(tx, { id, login, name: login, passwordHash: 'none', language: 'en', createdAt });
  return id;
}

async function openCase(tx: Tx): Promise<void> {
  const now = await readClock(tx);
  const officeId = await insertOffice(tx, { name, jurisdiction: 'UZ', region: 'UZ-TK' });
  const bailiffId = await addPerson(tx, 'the bailiff', now);
  await insertRoleGrant(tx, { personId: bailiffId, role: 'bailiff', officeId });
  const [debtorId, creditorId] = [newId(), newId()];
  for (const id of [debtorId, creditorId]) await insertParty(tx, { id, kind: 'organisation', name: 'Faults', nationalId: '000000000' });
  const courtId = await insertCourt(tx, { name, jurisdiction: 'UZ' });
  const executiveDocument = { kind: 'court_order', number: '1', issuedOn: now.toISOString().slice(0, 10) } as const;
  const creditors = [{ partyId: creditorId, claimMinor: 1n, rank: 'other' as const }];
  await insertCase(tx, {
    number: 'faults',
    officeId,
    bailiffId,
    debtorId,
    currency: 'UZS',
    openedAt: now,
    courtId,
    executiveDocument,
    creditors,
  });
}
