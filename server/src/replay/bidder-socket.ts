import { type BidAnswer, type LotEvent, type ServerFrame, serverFrameSchema } from '@ochiq/shared/bids';
import { v7 as uuidv7 } from 'uuid';
import { WebSocket } from 'ws';

type Closing = Extract<LotEvent, { kind: 'closed' }>;

/** A client of the bid channel, as a browser is one. */
export class BidderSocket {
  private readonly waiting = new Map<string, (frame: ServerFrame) => void>();
  private onClosing: (event: Closing) => void = () => undefined;

  private constructor(private readonly ws: WebSocket) {
    ws.on('message', (data) => this.take(serverFrameSchema.parse(JSON.parse(data.toString()))));
  }

  /** @param cookie session of the bidder; without one the socket can only watch */
  static open(url: string, cookie?: string): Promise<BidderSocket> {
    const ws = new WebSocket(`${url.replace('http', 'ws')}/ws`, cookie === undefined ? {} : { headers: { cookie } });
    const socket = new BidderSocket(ws);
    return new Promise((resolve, reject) => {
      ws.once('open', () => resolve(socket));
      ws.once('error', reject);
    });
  }

  private take(frame: ServerFrame): void {
    if (frame.type === 'events') for (const event of frame.events) if (event.kind === 'closed') this.onClosing(event);
    if ('key' in frame && frame.key !== undefined) this.waiting.get(frame.key)?.(frame);
  }

  watch(lots: readonly number[], onClosing: (event: Closing) => void): void {
    this.onClosing = onClosing;
    this.ws.send(JSON.stringify({ type: 'watch', lots: lots.map((lot) => ({ lot })) }));
  }

  /** Sends a proxy bid and waits for its answer; a bid that came too fast goes again, under the same key, when it may. */
  async bid(lot: number, amountMinor: bigint): Promise<BidAnswer> {
    const key = uuidv7();
    for (;;) {
      const answer = await this.ask(key, { type: 'bid', lot, kind: 'proxy', amountMinor: amountMinor.toString(), currency: 'USD', key });
      if (answer.type === 'accepted' || answer.type === 'rejected') return answer;
      if (answer.type !== 'error' || answer.retryAfterMs === undefined)
        throw new Error(`the server refused a frame: ${JSON.stringify(answer)}`);
      await new Promise((next) => setTimeout(next, answer.retryAfterMs));
    }
  }

  private ask(key: string, frame: object): Promise<ServerFrame> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error('the server closed the socket'));
      this.ws.once('close', gone);
      this.waiting.set(key, (answer) => {
        this.waiting.delete(key);
        this.ws.off('close', gone);
        resolve(answer);
      });
      this.ws.send(JSON.stringify(frame));
    });
  }

  close(): void {
    this.ws.close();
  }
}
