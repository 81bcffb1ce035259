import { randomBytes } from 'node:crypto';
import { access, chown, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Home, run, settleHome } from './embedded-home.js';

export interface EmbeddedOptions {
  /** Folder of the database; made when missing. */
  readonly dir: string;
  /** Port on 127.0.0.1; absent: any free one. */
  readonly port?: number | null;
  /** Postgres settings over the defaults, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears, in plain words, what a person should know. */
  readonly log: (line: string) => void;
}

export interface Embedded {
  /** Connection URL of the database `ochiq`, password included. */
  readonly url: string;
  readonly port: number;
  /** Stops Postgres, unless another node still uses it. May be called twice. */
  stop(): Promise<void>;
}

const user = 'postgres';
const database = 'ochiq';
const maxLogBytes = 10 * 1024 * 1024;
/** Held, shared, by every node that uses the server: whoever can take it alone is the last and turns the server off. */
const tenantLock = 7_306_011;

const dataOf = (home: Home): string => join(home.dir, 'data');
const urlOf = (port: number, password: string, name: string): string => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;

/**
 * Starts the Postgres that npm installed, or finds the one that an earlier run left behind (kill -9) or that another
 * node of this folder uses. It runs in a session of its own, so that Ctrl-C reaches the node first and the database
 * last; if it dies while in use it is started again on the same port.
 * @throws Error that says what to do, where it cannot run
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = await settleHome(resolve(options.dir), options.log);
  const password = await initialise(home, options.log);
  const port = await ensureRunning(home, password, options.port ?? null, options);
  const keeper = createKeeper(urlOf(port, password, 'postgres'), () => ensureRunning(home, password, port, options), options.log);
  await keeper.enter();
  return { url: urlOf(port, password, database), port, stop: () => keeper.leave(() => stopServer(home)) };
}

/** Makes the cluster where there is none, and returns its password. */
async function initialise(home: Home, log: (line: string) => void): Promise<string> {
  const passwordFile = join(home.dir, 'password');
  if (await stat(dataOf(home)).catch(() => null)) {
    return (await readFile(passwordFile, 'utf8').catch(explainPassword(home))).trim();
  }
  log(`making a new database in ${home.dir}`);
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.account.uid !== undefined && home.account.gid !== undefined) await chown(passwordFile, home.account.uid, home.account.gid);
  // Made aside and renamed, so that a start killed half-way leaves no half cluster.
  const unfinished = `${dataOf(home)}.part`;
  await rm(unfinished, { recursive: true, force: true });
  const collation = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${user}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const initdb = (locale: string) =>
    run(join(home.bin, 'initdb'), [`--pgdata=${unfinished}`, ...access, ...collation, `--locale=${locale}`], home.account);
  // The text-search parser asks the C library what a letter is; macOS has known C.UTF-8 only since lately.
  await initdb('C.UTF-8').catch(() => initdb('en_US.UTF-8'));
  await rename(unfinished, dataOf(home));
  return password;
}

const explainPassword = (home: Home) => (error: NodeJS.ErrnoException) => {
  const cause = error.code === 'EACCES' ? 'belongs to another user' : 'is missing';
  throw new Error(
    `the database in ${home.dir} cannot be opened: its file "password" ${cause}; set DATA_DIR to another folder, or DATABASE_URL`,
  );
};

/** Brings Postgres up and returns its port once it answers to our password. */
async function ensureRunning(home: Home, password: string, wanted: number | null, options: EmbeddedOptions): Promise<number> {
  const left = await findLeftOver(home, options.log);
  if (left !== null && (await answers(urlOf(left, password, 'postgres'), dataOf(home)))) {
    if (wanted === null || wanted === left) return left;
    throw new Error(`the database in ${home.dir} already runs on port ${left}, not ${wanted}; stop the node that uses it`);
  }
  if (left !== null) {
    options.log(`a Postgres of an earlier run does not answer on port ${left}; stopping it`);
    await stopServer(home);
  }
  return startServer(home, password, wanted, options);
}

async function startServer(home: Home, password: string, wanted: number | null, options: EmbeddedOptions): Promise<number> {
  const logFile = join(home.dir, 'server.log');
  const written = await stat(logFile).catch(() => null);
  if (written && written.size > maxLogBytes) await truncate(logFile);
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  let failure: unknown;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = wanted ?? (await freePort());
    const args = ['-D', dataOf(home), '-l', logFile, '-w', '-t', '120', '-o', `-p ${port} ${flags.join(' ')}`, 'start'];
    try {
      await run(join(home.bin, 'pg_ctl'), args, home.account);
      await ensureDatabase(urlOf(port, password, 'postgres'));
      return port;
    } catch (error) {
      // Another program may have taken the port, or children of a killed Postgres may hold its memory a moment longer.
      failure = error;
      await delay(200 * (attempt + 1));
    }
  }
  const words = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-6).join('\n');
  throw new Error(`Postgres did not start${wanted === null ? '' : ` on port ${wanted}`}; the end of ${logFile}:\n${words}`, {
    cause: failure,
  });
}

async function stopServer(home: Home): Promise<void> {
  const stop = (mode: string) => run(join(home.bin, 'pg_ctl'), ['-D', dataOf(home), '-m', mode, '-w', '-t', '30', 'stop'], home.account);
  if ((await readLock(home)) === null) return;
  await stop('fast').catch(async (error: unknown) => {
    if ((await readLock(home)) === null) return;
    await stop('immediate').catch(() => {
      throw error;
    });
  });
}

/** What postmaster.pid says: process and port of the server that holds, or held, the data. */
async function readLock(home: Home): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(dataOf(home), 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const [pid, , , port] = text.split('\n').map((line) => Number(line.trim()));
  return { pid: pid ?? 0, port: port ?? 0 };
}

/** The port of a server of ours that still lives. Removes a lock whose process is gone or is no longer Postgres. */
async function findLeftOver(home: Home, log: (line: string) => void): Promise<number | null> {
  const lock = await readLock(home);
  if (lock === null) return null;
  const command = lock.pid > 0 ? await commandOf(lock.pid) : null;
  if (command?.includes(dataOf(home))) return lock.port;
  log(`removing the lock of process ${lock.pid}, which is no longer this database`);
  await rm(join(dataOf(home), 'postmaster.pid'), { force: true });
  return null;
}

/** The command line of a process, null when it is gone. A process number is used again, so a living one proves nothing. */
async function commandOf(pid: number): Promise<string | null> {
  const linux = await access('/proc/self/cmdline').then(
    () => true,
    () => false,
  );
  if (linux) return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return run('ps', ['-ww', '-o', 'args=', '-p', String(pid)], {}).catch(() => null);
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Whether the server at the URL is the one of this data folder; waits while it starts up or recovers. A server whose
 * process lives but that refuses or breaks connections is given a while too: after the crash of a backend it starts its
 * parts anew, and stopping it in the middle of that would cost half a minute.
 */
async function answers(url: string, data: string): Promise<boolean> {
  for (let attempt = 0, unreachable = 0; attempt < 240; attempt += 1) {
    try {
      return await withClient(url, async (client) => {
        const { rows } = await client.query<{ data_directory: string }>('show data_directory');
        return rows[0]?.data_directory === data;
      });
    } catch (error) {
      const spoke = error instanceof pg.DatabaseError;
      if (spoke && error.code !== '57P03') return false;
      if (!spoke) unreachable += 1;
      if (unreachable > 40) return false;
      await delay(125);
    }
  }
  return false;
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port'))));
    });
  });
}

interface Keeper {
  enter(): Promise<void>;
  leave(stopServer: () => Promise<void>): Promise<void>;
}

/** Holds the tenant lock over one connection, and revives the server when that connection breaks. */
function createKeeper(url: string, revive: () => Promise<number>, log: (line: string) => void): Keeper {
  let client: pg.Client | null = null;
  let leaving: Promise<void> | null = null;

  async function enter(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'ochiq keeper', keepAlive: true });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (client !== next) return;
      client = null;
      if (leaving === null) void restore();
    });
    await next.connect();
    await next.query('select pg_advisory_lock_shared($1)', [tenantLock]);
    client = next;
  }

  async function restore(): Promise<void> {
    log('the embedded Postgres broke off; starting it again');
    for (let waitMs = 100; leaving === null && client === null; waitMs = Math.min(waitMs * 2, 10_000)) {
      try {
        await revive();
        await enter();
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        await delay(waitMs);
      }
    }
  }

  async function isLast(): Promise<boolean> {
    if (client === null) return true;
    await client.query('select pg_advisory_unlock_shared($1)', [tenantLock]);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [tenantLock]);
    return rows[0]?.alone ?? true;
  }

  async function leave(stopServer: () => Promise<void>): Promise<void> {
    const alone = await isLast().catch(() => true);
    await client?.end().catch(() => undefined);
    if (alone) await stopServer();
  }

  return { enter, leave: (stopServer) => (leaving ??= leave(stopServer)) };
}
