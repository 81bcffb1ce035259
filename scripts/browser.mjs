import { existsSync } from 'node:fs';
import { run } from './process.mjs';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium of this machine; installed with apt-get where there is none and we are root.
 * @returns {Promise<string | null>} its path, or null after saying what to install
 */
export async function ensureChromium() {
  const find = () => places.find((path) => path && existsSync(path)) ?? null;
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium (apt-get install chromium) ...');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], quiet);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  }
  const installed = find();
  if (!installed)
    console.error('The browser tests need Chromium: run "apt-get install chromium" as root, or set CHROMIUM to the path of one.');
  return installed;
}
