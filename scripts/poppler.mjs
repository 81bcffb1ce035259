import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './process.mjs';

const tools = ['pdftotext', 'pdftoppm', 'pdfsig', 'pdfinfo', 'pdffonts'];
const isThere = (tool) => spawnSync(tool, ['-v'], { stdio: 'ignore' }).error === undefined;

/**
 * The programs that read PDFs for the tests of papers; installed with apt-get where they are missing and we are root.
 * Without them those tests fail and say what to install.
 */
export async function ensurePoppler() {
  if (tools.every(isThere)) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing poppler-utils (apt-get install poppler-utils) ...');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], quiet);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'poppler-utils', 'openssl'], quiet);
  }
  if (!tools.every(isThere)) console.error('The tests of papers need poppler-utils: run "apt-get install poppler-utils" as root.');
}
