import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it is given. */
export interface MailServer {
  readonly url: string;
  readonly letters: ParsedMail[];
  /** Recipients that it does not know. */
  readonly unknown: Set<string>;
  stop(): Promise<void>;
}

/** Starts a mail server; on a given port when one that was stopped comes back. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const letters: ParsedMail[] = [];
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      done(unknown.has(address) ? Object.assign(new Error(`<${address}> no such mailbox`), { responseCode: 550 }) : null);
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((letter) => {
        letters.push(letter);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    letters,
    unknown,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
