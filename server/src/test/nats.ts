import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A real nats-server of a test. */
export interface TestNats {
  readonly url: string;
  /** Port of its monitoring pages (/varz, /connz). */
  readonly monitorPort: number;
  /** 0 while it is stopped. */
  pid(): number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGSTOP: it keeps its connections and answers nothing. */
  pause(): void;
  resume(): void;
}

/** Starts the nats-server at NATS_SERVER (or of the PATH) on a free port; it must be stopped. */
export async function startNats(args: readonly string[] = []): Promise<TestNats> {
  const [port, monitorPort] = await freePorts();
  let child: ChildProcess | null = null;
  const start = async () => {
    child = await launch(['--addr', '127.0.0.1', '--port', String(port), '--http_port', String(monitorPort), ...args]);
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    monitorPort,
    pid: () => child?.pid ?? 0,
    start,
    async stop() {
      if (!child) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      child = null;
      await gone;
    },
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
  };
}

async function launch(args: readonly string[]): Promise<ChildProcess> {
  const program = process.env['NATS_SERVER'] || 'nats-server';
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  await once(child, 'spawn').catch((cause: unknown) => {
    throw new Error('no nats-server: run "apt-get install nats-server" as root, or set NATS_SERVER to the path of one', { cause });
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    // The pipe is read to the end: the server must never write into a closed one.
    child.stderr.on('data', (chunk) => {
      output = `${output}${chunk}`.slice(-10_000);
      if (output.includes('Server is ready')) resolve();
    });
  });
  await Promise.race([
    ready,
    once(child, 'exit').then(() => {
      throw new Error(`nats-server did not start: ${output}`);
    }),
  ]);
  return child;
}

/** Two free ports, both held while they are looked for, so that they differ. */
async function freePorts(): Promise<[number, number]> {
  const probes = [createServer(), createServer()];
  const ports: number[] = [];
  for (const probe of probes) {
    probe.listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    if (address && typeof address === 'object') ports.push(address.port);
  }
  for (const probe of probes) probe.close();
  const [one = 0, other = 0] = ports;
  return [one, other];
}
