import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RulesWire } from '@ochiq/shared/bidding';
import { officeRoles, type Role } from '@ochiq/shared/people';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.js';
import { type Db, newId, openDb, readClock, readConfig } from '../base/index.js';
import { bookPaidDeposits } from '../deposits/index.js';
import { openSession } from '../identity/index.js';
import { newKey } from '../log/index.js';
import { createDatabase } from './database.js';
import { TestSocket } from './socket.js';

export interface TestPerson {
  readonly id: string;
  readonly cookie: string;
}

export interface LotOptions {
  readonly office?: number;
  readonly state?: 'draft' | 'published' | 'live';
  readonly startMinor?: bigint;
  readonly reserveMinor?: bigint;
  readonly startsInMs?: number;
  readonly endsInMs?: number;
  readonly debtorNationalId?: string;
  readonly rules?: Partial<RulesWire>;
  readonly title?: string;
}

/** A running server on a database of its own, with shortcuts to what tests need to exist. */
export interface World {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly app: FastifyInstance;
  readonly url: string;
  readonly dataDir: string;
  person(options?: {
    role?: Role;
    office?: number;
    nationalId?: string | null;
    login?: string;
    passwordHash?: string;
  }): Promise<TestPerson>;
  lot(options?: LotOptions): Promise<number>;
  /** Holds a deposit for each person. */
  admit(lot: number, people: readonly TestPerson[]): Promise<void>;
  socket(person?: TestPerson): Promise<TestSocket>;
  close(): Promise<void>;
}

export const testRules: RulesWire = {
  profile: 'test',
  version: 1,
  increment: { kind: 'percent', basisPoints: 500, roundToMinor: '100' },
  softClose: { windowMs: 0, capMs: null },
  depositBasisPoints: 1000,
};

export interface WorldOptions {
  /** Absent: a new database from the template. */
  readonly databaseUrl?: string;
  /** The built page; absent: none is served. */
  readonly clientDir?: string;
  /** Absent: the only node. */
  readonly natsUrl?: string;
  /** True: jobs run, by pg-boss. Most tests call what the job would. */
  readonly jobs?: boolean;
  /** Further variables of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** A standby for public reads, read however far behind it is. */
  readonly replicaUrl?: string;
  /** By which rules new lots are sold; absent: the demo's, so that a whole life takes no days. */
  readonly rules?: 'law' | 'demo';
  /** With the bank that only pretends. */
  readonly demo?: boolean;
  /** Where it listens; absent: at any free port. */
  readonly port?: number;
  /** Whether papers are issued; absent: they are not. */
  readonly papers?: boolean;
}

/** The accounts of the platform in tests. */
export const testBankAccounts = 'UZS:20208000900100001001:00014,KGS:1030120000012345:103001';

/** Nodes on one database sign with one key, those in processes of their own too. */
process.env['LOG_KEY'] ??= newKey('ochiq.local/log');

/** A server, with a database of its own unless it is given one. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const {
    databaseUrl,
    clientDir,
    natsUrl,
    replicaUrl,
    jobs = false,
    rules = 'demo',
    env = {},
    demo = false,
    papers = false,
    port: wanted = 0,
  } = options;
  const database = databaseUrl === undefined ? await createDatabase() : { url: databaseUrl, drop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'ochiq-test-'));
  const db = openDb(database.url, () => undefined);
  const config = readConfig({
    ...env,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'fatal',
    RULES: rules,
    PORT: '0',
    NATS_URL: natsUrl,
    PAPERS: papers ? '1' : '0',
    DATABASE_REPLICA_URL: replicaUrl,
    REPLICA_MAX_LAG_MS: '600000',
    LOG_KEY: process.env['LOG_KEY'],
    BANK_ACCOUNTS: testBankAccounts,
    ...(demo ? { DEMO: '1' } : {}),
    CLIENT_DIR: clientDir ?? join(dataDir, 'none'),
  });
  const app = await buildApp({ config, db, demoAccounts: [], jobs });
  await app.listen({ port: wanted, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const sockets: TestSocket[] = [];
  return {
    db,
    databaseUrl: database.url,
    app,
    url,
    dataDir,
    person: (options) => makePerson(db, options),
    lot: (options) => makeLot(db, options),
    admit: (lot, people) => admit(db, lot, people),
    async socket(person) {
      const socket = await TestSocket.open(url, person?.cookie);
      sockets.push(socket);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.close();
      await app.close();
      await db.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Of an adult of Uzbekistan; no two are alike. */
const newNationalId = (): string => {
  const two = (most: number) => String(randomInt(1, most)).padStart(2, '0');
  return `${randomInt(3, 5)}${two(29)}${two(13)}${two(99)}${String(randomInt(10_000_000)).padStart(7, '0')}`;
};

export async function makePerson(db: Db, options: Parameters<World['person']>[0] = {}): Promise<TestPerson> {
  const { role = 'citizen', nationalId = newNationalId(), login = randomUUID(), passwordHash = 'none' } = options;
  const office = officeRoles.some((one) => one === role) ? (options.office ?? (await makeOffice(db))) : null;
  const id = newId();
  await db.sql(
    `insert into person (id, login, name, national_id, password_hash, language, created_at) values ($1, $2, $3, $4, $5, 'en', now())`,
    [id, login, `Person ${login}`, nationalId, passwordHash],
  );
  await db.sql('insert into role_grant (person_id, role, office_id) values ($1, $2, $3)', [id, role, office]);
  const { token } = await db.transact((tx) => openSession(tx, id));
  return { id, cookie: `ochiq_session=${token}` };
}

/** A new office; returns its id. */
export async function makeOffice(db: Db): Promise<number> {
  const [row] = await db.sql<{ id: number }>(
    `insert into office (name, jurisdiction, region) values ('{"en":"Test office"}', 'UZ', 'UZ-TK') returning id`,
  );
  return row?.id ?? 0;
}

async function makeCase(db: Db, office: number, debtorNationalId: string): Promise<number> {
  const bailiff = await makePerson(db, { role: 'bailiff', office });
  const debtor = newId();
  await db.sql(`insert into party (id, kind, name, national_id) values ($1, 'person', 'Debtor', $2)`, [debtor, debtorNationalId]);
  const [row] = await db.sql<{ id: number }>(
    `insert into enforcement_case (number, office_id, bailiff_id, debtor_id, currency, opened_at) values ($1, $2, $3, $4, 'UZS', now()) returning id`,
    [randomUUID(), office, bailiff.id, debtor],
  );
  const [court] = await db.sql<{ id: number }>(`insert into court (name, jurisdiction) values ('{"en":"Test court"}', 'UZ') returning id`);
  await db.sql(
    `insert into executive_document (case_id, court_id, kind, number, issued_on) values ($1, $2, 'court_order', '1-100', '2026-01-10')`,
    [row?.id, court?.id],
  );
  return row?.id ?? 0;
}

export async function makeLot(db: Db, options: LotOptions = {}): Promise<number> {
  const office = options.office ?? (await makeOffice(db));
  const caseId = await makeCase(db, office, options.debtorNationalId ?? '10000000000000');
  const { state = 'live', startMinor = 100_000n, reserveMinor = null, startsInMs = -1000, endsInMs = 3_600_000 } = options;
  const [row] = await db.sql<{ id: number }>(
    `insert into lot (case_id, office_id, author_id, category, region, place, title, description, currency, start_minor, reserve_minor,
       deposit_minor, rules, starts_at, ends_at, original_ends_at, created_at, published_at, state, seq, min_next_minor)
     select $1, $2, bailiff_id, 'vehicle', 'UZ-TK', 'Tashkent', jsonb_build_object('en', $3::text), '{"en":"A test lot"}', 'UZS', $4::bigint, $5,
       $4::bigint / 10, $6, clock_timestamp() + $7 * interval '1 ms', clock_timestamp() + $8 * interval '1 ms',
       clock_timestamp() + $8 * interval '1 ms', now(), case when $9 = 'draft' then null else now() end, $9, 0, $4::bigint
     from enforcement_case where id = $1 returning id`,
    [
      caseId,
      office,
      options.title ?? 'Chevrolet Cobalt 2021',
      startMinor,
      reserveMinor,
      JSON.stringify({ ...testRules, ...options.rules }),
      startsInMs,
      endsInMs,
      state,
    ],
  );
  return row?.id ?? 0;
}

/** As if all of them had paid: the books say so, too. */
async function admit(db: Db, lot: number, people: readonly TestPerson[]): Promise<void> {
  const rows = await db.sql<{ lotId: number; bidder: number; amountMinor: bigint; currency: 'UZS' }>(
    `insert into deposit (lot_id, person_id, bidder, amount_minor, currency, state, held_at)
     select $1, person, ordinal + (select count(*) from deposit where lot_id = $1), 10000, 'UZS', 'held', now()
     from unnest($2::uuid[]) with ordinality as p(person, ordinal)
     returning lot_id as "lotId", bidder, amount_minor as "amountMinor", currency`,
    [lot, people.map((person) => person.id)],
  );
  await db.transact(async (tx) => bookPaidDeposits(tx, rows, await readClock(tx)));
}
