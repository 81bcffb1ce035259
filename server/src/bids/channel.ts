import type { Socket } from 'node:net';
import type { ClientFrame, ServerFrame } from '@ochiq/shared/bids';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { type Bucket, type Clock, type Config, createBucket, guardSocket, isOwnOrigin, Refusal, type Visitor } from '../base/index.js';
import type { Engine } from './engine.js';
import type { Hub, Reader } from './hub.js';
import { readFrame } from './read-frame.js';
import { textFrame } from './text-frame.js';
import type { Watchings } from './watchings.js';

const heartbeatMs = 25_000;
/** Connections are pinged in so many groups, one after another: ten thousand pings at once would keep bids waiting. */
const beatGroups = 100;
const watchLimit = 200;
/** A burst may be this many seconds' worth. */
const burstSeconds = 4;
/** A connection that goes on flooding after this many refused frames is closed. */
const patience = 300;
const policyViolation = 1008;
const tryAgainLater = 1013;

interface Ground {
  readonly engine: Engine;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly config: Config;
  /** Watchers of a lot on other nodes. */
  readonly watchersElsewhere: (lot: number) => number;
  readonly watchings: Pick<Watchings, 'begin' | 'end'>;
  /** Hears who opened a socket, and from where. */
  readonly onVisitor: (visitor: Visitor, request: FastifyRequest) => void;
  readonly onError: (error: unknown) => void;
}

type WithoutNow<T> = T extends unknown ? Omit<T, 'now'> : never;

/** The bid channel at /ws. Anyone may watch; a bid needs the session of the cookie the socket came with. */
export const bidChannel =
  (ground: Ground): FastifyPluginAsync =>
  async (app) => {
    const groups = Array.from({ length: beatGroups }, () => new Set<Connection>());
    let [connections, beats] = [0, 0];
    /** Per person, over all their sockets. */
    const bidders = new Map<string, Bucket>();
    const beat = setInterval(() => {
      beats += 1;
      for (const connection of groups[beats % beatGroups] ?? []) connection.beat();
      if (beats % beatGroups === 0) bidders.clear();
    }, heartbeatMs / beatGroups);
    const sweep = setInterval(() => ground.hub.sweep(), 500);
    const presence = setInterval(() => ground.hub.tellPresence(ground.watchersElsewhere), 3000);
    app.addHook('onClose', async () => {
      clearInterval(beat);
      clearInterval(sweep);
      clearInterval(presence);
    });
    app.get(
      '/ws',
      {
        websocket: true,
        config: { allow: 'anyone' },
        schema: { hide: true },
        preValidation: async (request) => {
          if (!isOwnOrigin(request, ground.config.allowedOrigins)) throw new Refusal('foreign_origin');
        },
      },
      (socket, request) => {
        const connection = new Connection(ground, socket, request.raw.socket, request.visitor, bidders);
        if (request.visitor) ground.onVisitor(request.visitor, request);
        connections += 1;
        const group = groups[connections % beatGroups];
        group?.add(connection);
        socket.on('close', () => group?.delete(connection));
      },
    );
  };

/** One socket: its limits, what it watches, and whether it still answers. */
class Connection implements Reader {
  private readonly frames: Bucket;
  private readonly watched = new Set<number>();
  private refused = 0;
  private alive = true;

  constructor(
    private readonly ground: Ground,
    private readonly socket: WebSocket,
    /** The stream under the socket: whole frames, made once for all readers, are written to it as they are. */
    private readonly stream: Socket,
    private readonly visitor: Visitor | null,
    private readonly bidders: Map<string, Bucket>,
  ) {
    this.frames = createBucket(ground.config.frameRate, ground.config.frameRate * burstSeconds, ground.clock.now());
    guardSocket(socket, {
      onText: (text) => this.receive(text),
      onBinary: () => this.admit() && this.answer({ type: 'error', code: 'frame_not_text' }),
      onClose: () => this.leave(),
      onError: ground.onError,
    });
    socket.on('pong', () => {
      this.alive = true;
    });
    this.answer({ type: 'hello', heartbeatMs, person: visitor?.personId ?? null });
  }

  send(frame: Buffer): void {
    // After a close frame nothing may follow (RFC 6455, 5.5.1).
    if (this.socket.readyState === this.socket.OPEN) this.stream.write(frame);
  }

  bufferedBytes(): number {
    return this.stream.writableLength;
  }

  drop(): void {
    this.socket.close(tryAgainLater, 'slow_reader');
    this.leave();
  }

  /** Ends a socket that has not answered the last ping: half-open ones must not keep their places. */
  beat(): void {
    if (!this.alive) return this.socket.terminate();
    this.alive = false;
    this.socket.ping();
  }

  private answer(frame: WithoutNow<ServerFrame>): void {
    this.send(textFrame(JSON.stringify({ ...frame, now: this.ground.clock.iso() } satisfies ServerFrame)));
  }

  /** Whether a frame fits the connection's rate; says so when it does not. */
  private admit(): boolean {
    const now = this.ground.clock.now();
    if (this.frames.take(now)) return true;
    this.refused += 1;
    if (this.refused > patience) this.socket.close(policyViolation, 'too_many_requests');
    else this.answer({ type: 'error', code: 'too_many_requests', retryAfterMs: this.frames.waitMs(now) });
    return false;
  }

  private async receive(text: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN || !this.admit()) return;
    const read = readFrame(text);
    if (!read.ok) {
      const { ok: _, ...refusal } = read;
      return this.answer({ type: 'error', ...refusal });
    }
    const { frame } = read;
    if (frame.type === 'ping') return this.answer({ type: 'pong' });
    if (frame.type === 'watch') return this.watch(frame.lots);
    // A bid's commit is not waited for: the frames behind it join the same batch.
    if (frame.type === 'bid') this.bid(frame).catch(this.ground.onError);
    else for (const lot of frame.lots) this.unwatch(lot);
  }

  private async watch(lots: Extract<ClientFrame, { type: 'watch' }>['lots']): Promise<void> {
    for (const { lot, since } of lots) {
      if (!this.watched.has(lot) && this.watched.size >= watchLimit) return this.answer({ type: 'error', code: 'too_many_lots', lot });
      if (await this.ground.hub.watch(this, lot, since)) this.note(lot);
      else this.answer({ type: 'error', code: 'lot_unknown', lot });
    }
    // The socket may have closed while the past was read.
    if (this.socket.readyState !== this.socket.OPEN) this.leave();
  }

  private note(lot: number): void {
    if (this.watched.has(lot)) return;
    this.watched.add(lot);
    if (this.visitor) this.ground.watchings.begin(this.visitor.personId, lot);
  }

  private unwatch(lot: number): void {
    if (this.watched.delete(lot) && this.visitor) this.ground.watchings.end(this.visitor.personId, lot);
    this.ground.hub.unwatch(this, lot);
  }

  private leave(): void {
    for (const lot of this.watched) if (this.visitor) this.ground.watchings.end(this.visitor.personId, lot);
    this.watched.clear();
    this.ground.hub.leave(this);
  }

  private async bid({ lot, key, kind, amountMinor, currency, notAfter }: Extract<ClientFrame, { type: 'bid' }>): Promise<void> {
    if (!this.visitor) return this.answer({ type: 'error', code: 'not_signed_in', key, lot });
    const { personId, sessionId } = this.visitor;
    const now = this.ground.clock.now();
    const { bidRate } = this.ground.config;
    const bucket = this.bidders.get(personId) ?? createBucket(bidRate, bidRate * burstSeconds, now);
    this.bidders.set(personId, bucket);
    if (!bucket.take(now)) return this.answer({ type: 'error', code: 'too_many_requests', key, lot, retryAfterMs: bucket.waitMs(now) });
    const answer = await this.ground.engine.place({
      lotId: lot,
      personId,
      sessionId,
      kind,
      amountMinor: BigInt(amountMinor),
      currency,
      key,
      notAfter: notAfter === undefined ? undefined : Date.parse(notAfter),
    });
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.answer(answer.type === 'error' ? { ...answer, key, lot } : answer);
  }
}
