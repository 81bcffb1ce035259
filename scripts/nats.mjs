import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './process.mjs';

/** Debian puts it where an ordinary user's PATH does not look. */
const folders = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const places = () => [
  process.env.NATS_SERVER,
  ...[...(process.env.PATH ?? '').split(delimiter), ...folders].map((folder) => join(folder, 'nats-server')),
];

/**
 * The nats-server of this machine; installed with apt-get where there is none and we are root.
 * @returns {Promise<string | null>} its path, or null after saying what to install
 */
export async function ensureNats() {
  const find = () => places().find((path) => path && existsSync(path)) ?? null;
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing NATS (apt-get install nats-server) ...');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], quiet);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nats-server'], quiet);
  }
  const installed = find();
  if (!installed)
    console.error(
      'The tests of several nodes need NATS: run "apt-get install nats-server" as root, or set NATS_SERVER to the path of one.',
    );
  return installed;
}
