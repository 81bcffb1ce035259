import { setTimeout as delay } from 'node:timers/promises';
import { type ConnectionOptions, connect, type Msg, type NatsConnection } from '@nats-io/transport-node';
import type { z } from 'zod';
import { type Bus, createAudience } from './bus.js';

export interface NatsBusOptions<Message> {
  /** nats://host:port, with user:password@ or token@ where the server asks for them; tls:// insists on TLS. */
  readonly url: string;
  /** Nodes of one subject hear each other; `<subject>.gap` is used as well. */
  readonly subject: string;
  /** What comes in is parsed with it; what does not fit is reported and left out. */
  readonly schema: z.ZodType<Message>;
  /** Hears of the connection's loss (once per loss), of malformed messages and of listeners that throw. */
  readonly onError: (error: unknown) => void;
}

const dialMs = 2_000;
const pingMs = 1_000;
/** So many pings in a row without an answer, and the connection is given up for a new one. */
const patience = 3;
const retryMs = 250;
/** NATS takes 1 MB by default; an array over this is sent in pieces, anything else is left to the other nodes' catching up. */
const largestBytes = 512 * 1024;

/**
 * A bus over NATS, which carries and keeps nothing: while it is away messages go to this node alone, and the listeners of
 * `onGap`, here and on the other nodes, hear of it when it is back. An array message may arrive in several pieces.
 * Resolves within about 2 s, also when NATS is down; it is then tried for until `close`.
 */
export async function openNatsBus<Message>(options: NatsBusOptions<Message>): Promise<Bus<Message>> {
  const { url, subject, schema, onError } = options;
  const audience = createAudience<Message>(onError);
  const gaps = createAudience<void>(onError);
  const gapSubject = `${subject}.gap`;
  const closing = new AbortController();
  let link: NatsConnection | null = null;
  /** Whether the last ping over the link was answered. */
  let up = false;
  let complained = false;

  const receive = (error: Error | null, message: Msg) => {
    if (error) return onError(error);
    try {
      audience.tell(schema.parse(message.json()));
    } catch (cause) {
      onError(new Error('a malformed message came over NATS', { cause }));
    }
  };

  const fall = (cause?: unknown) => {
    up = false;
    if (complained || closing.signal.aborted) return;
    complained = true;
    onError(new Error(`NATS at ${new URL(url).host} does not answer; other nodes are heard through Postgres until it does`, { cause }));
  };

  const rise = (nc: NatsConnection) => {
    if (up) return;
    up = true;
    complained = false;
    nc.publish(gapSubject);
    gaps.tell();
  };

  /** Resolves when the link has ended or has been silent for too long. */
  const keep = async (nc: NatsConnection, ended: AbortSignal) => {
    for (let silent = 0; silent < patience; ) {
      const answered = await answers(nc, ended);
      if (ended.aborted) return;
      silent = answered ? 0 : silent + 1;
      if (!answered) fall();
      else {
        // The answer also proves that the subscriptions, sent before the ping, have reached the server.
        rise(nc);
        await pause(pingMs, ended);
      }
    }
  };

  const attach = async (nc: NatsConnection) => {
    const ended = new AbortController();
    nc.closed().then(() => ended.abort());
    nc.subscribe(subject, { callback: receive });
    nc.subscribe(gapSubject, { callback: (error) => (error ? onError(error) : gaps.tell()) });
    await keep(nc, ended.signal);
    fall();
    await nc.close();
  };

  const run = async () => {
    while (!closing.signal.aborted) {
      try {
        link = await connect(connectionOptions(url, closing.signal));
        if (closing.signal.aborted) await link.close();
        else await attach(link);
      } catch (error) {
        fall(error);
      }
      await pause(retryMs, closing.signal);
    }
  };

  const running = run();
  await Promise.race([new Promise<void>((resolve) => gaps.join(resolve)), running, pause(dialMs, closing.signal)]);
  if (!up) fall();

  return {
    publish(message) {
      audience.tell(message);
      // What is left out while the link is down is announced as a gap when it is up again.
      if (!link || !up) return;
      try {
        for (const piece of piecesOf(message)) link.publish(subject, piece);
      } catch (error) {
        onError(error);
      }
    },
    subscribe: audience.join,
    connected: () => up,
    onGap: gaps.join,
    async close() {
      if (link && up) await answers(link);
      closing.abort();
      await link?.close();
      await running;
    },
  };
}

function connectionOptions(url: string, closing: AbortSignal): ConnectionOptions {
  const { protocol, host, username, password } = new URL(url);
  const user = decodeURIComponent(username);
  const secrets = password ? { user, pass: decodeURIComponent(password) } : user ? { token: user } : {};
  return {
    servers: host,
    name: 'ochiq',
    noEcho: true,
    timeout: dialMs,
    // The library's own heartbeat waits for a full socket to drain before it gives up; ours does not.
    reconnect: false,
    pingInterval: 24 * 60 * 60 * 1000,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: retryMs,
    reconnectJitter: retryMs,
    // Called before each attempt; a throw is the only way out of waiting for a first connection.
    reconnectToServer: () => {
      closing.throwIfAborted();
      return null;
    },
    ...(protocol === 'tls:' ? { tls: {} } : {}),
    ...secrets,
  };
}

/** Whether NATS answers a ping in time. */
function answers(nc: NatsConnection, ended?: AbortSignal): Promise<boolean> {
  const pong = nc.flush().then(
    () => true,
    () => false,
  );
  return Promise.race([pong, pause(pingMs, ended).then(() => false)]);
}

/** Waits, or not to the end when the signal comes. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> => delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined);

/** The JSON of a message; an array that is too large in halves, and a part that is too large alone not at all. */
export function piecesOf(message: unknown, largest = largestBytes): string[] {
  const text = JSON.stringify(message);
  if (Buffer.byteLength(text) <= largest) return [text];
  if (!Array.isArray(message) || message.length < 2) return [];
  const middle = message.length >> 1;
  return [...piecesOf(message.slice(0, middle), largest), ...piecesOf(message.slice(middle), largest)];
}
