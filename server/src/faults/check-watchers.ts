import type { LotEvent } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import type { ClientHistory, FinalLot, Violation } from './history.js';

/** One lot as it should have been seen. */
export interface SeenLot {
  readonly lot: FinalLot;
  readonly log: readonly LotEvent[];
}

/** The text of an event or standing in which equal things are equal, whatever the order of their fields. */
const textOf = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The public standing after event `seq`, told anew from the log; null where the log cannot tell. */
function standingAfter({ lot, log }: SeenLot, seq: number): LotStanding | null {
  const told = log.filter((event) => event.seq <= seq);
  if (told.length !== seq) return null;
  const bids = told.filter((event) => event.kind === 'bid');
  const last = bids.at(-1);
  const closing = told.find((event) => event.kind === 'closed');
  const wasPublished = log.some((event) => event.kind === 'opened');
  const open = !wasPublished || told.some((event) => event.kind === 'opened') ? 'live' : 'published';
  return {
    lot: lot.id,
    seq,
    state: closing?.result ?? open,
    startsAt: new Date(lot.startsAtMs).toISOString(),
    endsAt: last?.endsAt ?? new Date(lot.originalEndsAtMs).toISOString(),
    priceMinor: last?.priceMinor ?? null,
    minNextMinor: last?.minNextMinor ?? lot.startMinor,
    leader: last?.leader ?? null,
    bidCount: bids.length,
  };
}

/** What one client saw of all lots: nothing missed, nothing twice, nothing that is not so. */
export function checkWatcher(client: ClientHistory, lots: ReadonlyMap<number, SeenLot>): Violation[] {
  const watcher = new Watcher(client.name, lots);
  for (const step of client.steps) {
    if (step.type === 'watched') watcher.begin(step.connection, step.lot, step.since);
    else if (step.type === 'standing') watcher.takeStanding(step.connection, step.standing);
    else if (step.type === 'events') for (const event of step.events) watcher.takeEvent(step.connection, event);
  }
  if (client.stayed) watcher.end();
  return watcher.violations;
}

class Watcher {
  readonly violations: Violation[] = [];
  /** By connection and lot: the last number seen there, null before the first; and whether all after it was asked for. */
  private readonly places = new Map<string, { seq: number | null; resuming: boolean }>();
  /** By lot: the highest number seen at all. */
  private readonly seen = new Map<number, number>();

  constructor(
    private readonly name: string,
    private readonly lots: ReadonlyMap<number, SeenLot>,
  ) {}

  private report(rule: Violation['rule'], lot: number, found: string): void {
    this.violations.push({ rule, lot, key: null, found: `${this.name} ${found}` });
  }

  private place(connection: number, lot: number) {
    const name = `${connection} ${lot}`;
    const place = this.places.get(name) ?? { seq: null, resuming: false };
    this.places.set(name, place);
    return place;
  }

  begin(connection: number, lot: number, since: number | null): void {
    const place = this.place(connection, lot);
    place.seq = since;
    place.resuming = since !== null;
    this.seen.set(lot, this.seen.get(lot) ?? 0);
  }

  takeStanding(connection: number, standing: LotStanding): void {
    const { lot, seq } = standing;
    const about = this.lots.get(lot);
    if (!about) return;
    const place = this.place(connection, lot);
    if (place.seq !== null && seq < place.seq) this.report('out_of_order', lot, `was set back from ${place.seq} to ${seq}`);
    else if (place.resuming && place.seq !== null && seq > place.seq) {
      this.report('gap_after_resume', lot, `resumed at ${place.seq} and was given the standing at ${seq}, not the events`);
    }
    const expected = standingAfter(about, seq);
    if (seq > about.lot.seq) this.report('phantom_event', lot, `was shown a standing at ${seq}; the last event is ${about.lot.seq}`);
    else if (expected && textOf(expected) !== textOf(standing)) {
      this.report('standing_differs', lot, `was shown ${JSON.stringify(standing)} for ${JSON.stringify(expected)}`);
    }
    this.move(place, lot, seq);
  }

  takeEvent(connection: number, event: LotEvent): void {
    const { lot, seq } = event;
    const about = this.lots.get(lot);
    if (!about) return;
    const place = this.place(connection, lot);
    if (place.seq === null) this.report('gap_after_resume', lot, `saw event ${seq} before any standing`);
    else if (seq <= place.seq) this.report('out_of_order', lot, `saw event ${seq} after ${place.seq}`);
    else if (seq > place.seq + 1) this.report('gap_after_resume', lot, `saw event ${seq} right after ${place.seq}`);
    if (seq > about.lot.seq) this.report('phantom_event', lot, `saw event ${seq}; the last one is ${about.lot.seq}`);
    else {
      const entry = about.log.find((one) => one.seq === seq);
      if (entry && textOf(entry) !== textOf(event)) {
        this.report('order_differs', lot, `saw ${JSON.stringify(event)} where the log has ${JSON.stringify(entry)}`);
      }
    }
    this.move(place, lot, seq);
  }

  private move(place: { seq: number | null; resuming: boolean }, lot: number, seq: number): void {
    place.seq = Math.max(place.seq ?? 0, seq);
    place.resuming = false;
    this.seen.set(lot, Math.max(this.seen.get(lot) ?? 0, seq));
  }

  end(): void {
    for (const [id, seq] of this.seen) {
      const last = this.lots.get(id)?.lot.seq ?? seq;
      if (seq < last) this.report('update_missing', id, `saw ${seq} as the last of ${last} events`);
    }
  }
}
