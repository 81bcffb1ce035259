import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const keptOutput = 3000;
const startMs = 30_000;

/** A process of ours that can be killed, paused and started again. */
export class Child {
  private process: ChildProcess | null = null;
  private crashing = false;
  /** What the last start found in the output. */
  found: string | null = null;
  /** The last words of each end that nobody here wanted. */
  readonly deaths: string[] = [];

  /** @param ready finds in the output so far that the process is up */
  constructor(
    private readonly command: string,
    private readonly args: readonly string[],
    private readonly environment: Readonly<Record<string, string>>,
    private readonly ready: RegExp,
  ) {}

  /** Starts it and waits until it is up. @throws Error with its output, when it ends before that */
  async start(): Promise<void> {
    const child = spawn(this.command, [...this.args], { env: { ...process.env, ...this.environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process = child;
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const take = (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-keptOutput);
        if (this.found !== null) return;
        const match = this.ready.exec(output);
        if (!match) return;
        this.found = match[0];
        resolve();
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.on('error', reject);
      setTimeout(() => reject(new Error(`${this.command} is not up yet: ${output}`)), startMs).unref();
      child.on('exit', (code, signal) => {
        if (this.process === child && this.found !== null) this.deaths.push(`ended with ${code ?? signal}: ${output}`);
        reject(new Error(`${this.command} ended: ${output}`));
      });
    });
  }

  /** kill -9, and waits until it is gone. */
  async kill(): Promise<void> {
    const child = this.process;
    this.process = null;
    this.found = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((next) => child.once('exit', next));
    child.kill('SIGKILL');
    await gone;
  }

  /** kill -9, and after `forMs` it starts anew. Nothing where it is on its way down and up already. */
  async crash(forMs: number, patienceMs: number): Promise<void> {
    if (this.crashing) return;
    this.crashing = true;
    await this.kill();
    await delay(forMs);
    await this.restart(patienceMs);
    this.crashing = false;
  }

  /** Starts it again and again while what it needs is down. */
  private async restart(patienceMs: number): Promise<void> {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await this.start();
      } catch (error) {
        if (performance.now() > until) throw error;
        await delay(100);
      }
    }
  }

  pause(): void {
    this.process?.kill('SIGSTOP');
  }

  resume(): void {
    this.process?.kill('SIGCONT');
  }
}

/** An API node on a free port; `found` is its address. The built one when we are built, else from the sources. */
export function apiNode(environment: Readonly<Record<string, string>>): Child {
  const built = import.meta.url.endsWith('.js');
  const main = fileURLToPath(new URL(built ? '../main.js' : '../main.ts', import.meta.url));
  const args = built ? [main] : ['--import', 'tsx', '--conditions=source', main];
  return new Child(process.execPath, args, { ...environment, PORT: '0', DEMO: '0', LOG_LEVEL: 'fatal' }, /http:\/\/localhost:\d+/);
}

/** A NATS server, or null where the program is not installed; `url` stays the same over restarts. */
export async function natsServer(): Promise<{ child: Child; url: string } | null> {
  const command = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin']
    .map((folder) => join(folder, 'nats-server'))
    .find(isProgram);
  if (command === undefined) return null;
  const port = await freePort();
  return { child: new Child(command, ['-a', '127.0.0.1', '-p', String(port)], {}, /Server is ready/), url: `nats://127.0.0.1:${port}` };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
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
