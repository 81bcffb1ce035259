import { randomUUID } from 'node:crypto';
import { type ClientFrameInput, type LotEvent, type ServerFrame, serverFrameSchema } from '@ochiq/shared/bids';
import { WebSocket } from 'ws';

type Frame<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

interface BidOptions {
  readonly kind?: 'direct' | 'proxy';
  readonly key?: string;
  readonly currency?: 'UZS' | 'KGS';
  readonly notAfter?: string;
}

/** A client of the bid channel that keeps every frame, parsed by the shared schema. */
export class TestSocket {
  readonly frames: ServerFrame[] = [];
  closeCode: number | null = null;
  private waiting: { wanted: (frame: ServerFrame) => boolean; give: (frame: ServerFrame) => void }[] = [];

  private constructor(readonly ws: WebSocket) {
    ws.on('message', (data) => this.take(serverFrameSchema.parse(JSON.parse(data.toString()))));
    ws.on('close', (code) => {
      this.closeCode = code;
    });
    ws.on('error', () => undefined);
  }

  static open(url: string, cookie?: string, origin?: string): Promise<TestSocket> {
    const headers = { ...(cookie === undefined ? {} : { cookie }), ...(origin === undefined ? {} : { origin }) };
    const ws = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers });
    const socket = new TestSocket(ws);
    return new Promise((resolve, reject) => {
      ws.on('open', () => resolve(socket));
      ws.on('error', reject);
    });
  }

  private take(frame: ServerFrame): void {
    this.frames.push(frame);
    for (const { give } of this.waiting.filter(({ wanted }) => wanted(frame))) give(frame);
    this.waiting = this.waiting.filter(({ wanted }) => !wanted(frame));
  }

  send(frame: ClientFrameInput): void {
    this.ws.send(JSON.stringify(frame));
  }

  /** The first frame, past or to come, that satisfies `wanted`. */
  until(wanted: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    const seen = this.frames.find(wanted);
    if (seen) return Promise.resolve(seen);
    return new Promise((give) => this.waiting.push({ wanted, give }));
  }

  async first<Type extends ServerFrame['type']>(type: Type): Promise<Frame<Type>> {
    return (await this.until((frame) => frame.type === type)) as Frame<Type>;
  }

  /** Watches a lot and resolves when its standing has come. */
  async watch(lot: number): Promise<Frame<'standing'>> {
    this.send({ type: 'watch', lots: [{ lot }] });
    return (await this.until((frame) => frame.type === 'standing' && frame.standing.lot === lot)) as Frame<'standing'>;
  }

  /** Bids and gives the answer: accepted, rejected or error. */
  bid(lot: number, amountMinor: bigint | string, options: BidOptions = {}) {
    const { kind = 'direct', key = randomUUID(), currency = 'UZS', notAfter } = options;
    const known = this.frames.length;
    this.send({
      type: 'bid',
      lot,
      kind,
      amountMinor: amountMinor.toString(),
      currency,
      key,
      ...(notAfter === undefined ? {} : { notAfter }),
    });
    return this.until((frame) => 'key' in frame && frame.key === key && this.frames.indexOf(frame) >= known);
  }

  events(lot: number): LotEvent[] {
    return this.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.filter((event) => event.lot === lot) : []));
  }

  close(): void {
    this.ws.terminate();
  }
}
