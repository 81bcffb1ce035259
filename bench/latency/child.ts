import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the bench that answers one question at a time. */
export interface Child<Questions extends Exchanges<Questions>> {
  ask<Name extends keyof Questions & string>(name: Name, question: Questions[Name]['question']): Promise<Questions[Name]['answer']>;
  /** kill -9, and waits until it is gone: its sockets are cut. */
  kill(): Promise<void>;
}

/** What a process can be asked, by name. */
type Exchanges<Questions> = { readonly [Name in keyof Questions]: { readonly question: unknown; readonly answer: unknown } };

type Answers<Questions extends Exchanges<Questions>> = {
  readonly [Name in keyof Questions]: (
    question: Questions[Name]['question'],
  ) => Promise<Questions[Name]['answer']> | Questions[Name]['answer'];
};

/** Starts a child from its source file and waits until it serves. Messages are cloned, so that typed arrays travel as they are. */
export async function startChild<Questions extends Exchanges<Questions>>(
  file: URL,
  options: { execArgv?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<Child<Questions>> {
  const path = fileURLToPath(file);
  const child: ChildProcess = fork(path, [], {
    execArgv: [...process.execArgv, ...(options.execArgv ?? [])],
    env: { ...process.env, ...options.env },
    stdio: 'inherit',
    serialization: 'advanced',
  });
  const gone = new Promise<never>((_, fail) => child.once('exit', (code, signal) => fail(new Error(`${path} ended: ${code ?? signal}`))));
  gone.catch(() => undefined);
  const next = async () => (await Promise.race([once(child, 'message'), gone]))[0];
  await next();
  return {
    async ask(name, question) {
      const answer = next();
      child.send({ name, question });
      return await answer;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone.catch(() => undefined);
    },
  };
}

/** In a child: answers what the parent asks, and ends with it. */
export function serve<Questions extends Exchanges<Questions>>(answers: Answers<Questions>): void {
  process.on('message', async ({ name, question }: { name: keyof Questions; question: Questions[keyof Questions]['question'] }) => {
    process.send?.(await answers[name](question));
  });
  process.on('disconnect', () => process.exit());
  process.send?.('serving');
}
