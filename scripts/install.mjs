import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './process.mjs';

const oldestNode = [20, 19];

/** Ends the process, saying why, where Node is too old to run the project. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** What npm wrote down, or null where there is nothing whole to read. */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm keeps its own account of what it installed and writes
 * it last, so an install that was cut short does not pass.
 */
export function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  for (const [path, { version, link, optional, peer }] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    const found = present[path];
    if (!found && !optional && !peer) return false;
    if (found && !link && found.version !== version) return false;
  }
  // The folder may have come along from another machine: optional packages are where that shows.
  return Object.entries(present).every(([path, { optional }]) => !optional || existsSync(join(root, path)));
}

/** Installs the packages unless they are there. Ends the process when npm fails. */
export async function install() {
  checkNode();
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) process.exit(code);
}
