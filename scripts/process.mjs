import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in the repository and resolves to its exit code (128 + the signal's number when a signal ended it).
 * Signals that reach us are passed on, and we outlive the program: it is the one that has things to close.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return start(command, args, options).ended;
}

/**
 * The same, and gives a way to stop the program.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {{ ended: Promise<number>, stop: () => void }}
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const passOn = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  }).finally(() => {
    for (const signal of signals) process.off(signal, passOn);
  });
  return { ended, stop: () => child.kill('SIGTERM') };
}

/** Arguments that run one of the installed tools with this Node. */
export const tool = (path) => [fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))];
