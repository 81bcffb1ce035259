import { randomUUID } from 'node:crypto';
import { appendFile, chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../base/embedded.js';
import { run, settleHome } from '../base/embedded-home.js';
import { migrate } from '../base/migrate.js';

export interface Pair {
  readonly primaryUrl: string;
  readonly standbyUrl: string;
  /** As an unplugged machine: no goodbye. */
  killStandby(): Promise<void>;
  stop(): Promise<void>;
}

/** A migrated primary and its streaming standby, both real, in a folder of their own. */
export async function startPair(): Promise<Pair> {
  const dir = await mkdtemp(join(tmpdir(), 'ochiq-pair-'));
  await chmod(dir, 0o755);
  const primary = await startEmbedded({ dir: join(dir, 'primary'), settings: { fsync: 'off' }, log: () => undefined });
  await migrate(primary.url);
  const home = await settleHome(join(dir, 'primary'), () => undefined);
  const data = join(home.dir, 'standby');
  await copyBase(primary.url, () => run('/bin/cp', ['-a', join(home.dir, 'data'), data], home.account), data);
  const url = new URL(primary.url);
  const connection = `host=127.0.0.1 port=${url.port} user=${url.username} password=${url.password}`;
  await appendFile(join(data, 'postgresql.auto.conf'), `\nprimary_conninfo = '${connection}'\nfsync = off\n`);
  const port = await freePort();
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  await run(join(home.bin, 'pg_ctl'), ['-D', data, '-l', join(home.dir, 'standby.log'), '-w', '-o', flags, 'start'], home.account);
  url.port = String(port);
  const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const stopStandby = () =>
    run(join(home.bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], home.account).then(() => undefined);
  let alive = pid > 0;
  const killStandby = async () => {
    if (alive) await stopStandby();
    alive = false;
  };
  return {
    primaryUrl: primary.url,
    standbyUrl: url.href,
    killStandby,
    async stop() {
      await killStandby();
      await primary.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A base backup by hand: the programs that npm installs have no pg_basebackup. */
async function copyBase(url: string, copy: () => Promise<unknown>, data: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_backup_start($1, true)', [randomUUID()]);
    await copy();
    const { rows } = await client.query<{ label: string }>('select labelfile as label from pg_backup_stop()');
    await writeFile(join(data, 'backup_label'), rows[0]?.label ?? '');
  } finally {
    await client.end();
  }
  await writeFile(join(data, 'standby.signal'), '');
  const { uid, gid } = await stat(data);
  for (const name of ['backup_label', 'standby.signal']) await chown(join(data, name), uid, gid);
  await rm(join(data, 'postmaster.pid'), { force: true });
  await rm(join(data, 'postmaster.opts'), { force: true });
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
