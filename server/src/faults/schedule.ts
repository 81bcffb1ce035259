import { type Chance, chanceOf } from '../demo/chance.js';

export const faultKinds = [
  'kill_node',
  'kill_postgres',
  'kill_backend',
  'restart_nats',
  'pause_node',
  'pause_postgres',
  'pause_nats',
  'cut_sockets',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One thing that goes wrong, `atMs` after the clients have begun; it lasts `forMs`. */
export interface Fault {
  readonly kind: FaultKind;
  readonly atMs: number;
  readonly forMs: number;
  /** Which node, modulo their number. */
  readonly node: number;
  /** kill_postgres: its children die with it, as in a power cut; otherwise they notice by themselves. */
  readonly whole: boolean;
}

export interface LotPlan {
  readonly startMinor: bigint;
  readonly reserveMinor: bigint | null;
  readonly windowMs: number;
  readonly capMs: number | null;
  /** ms after the beginning; 0: open from the start. */
  readonly opensInMs: number;
  readonly endsInMs: number;
}

export interface ClientPlan {
  readonly seed: number;
  /** Watches only, when false. */
  readonly bids: boolean;
  readonly thinkMs: number;
  /** Share of proxies among the bids. */
  readonly proxies: number;
  /** Probability to wait with a bid for the edge of the end. */
  readonly sniper: number;
  /** Stops reading for a while, and asks for so many copies of a long past, so that its socket fills up. */
  readonly slow: { readonly atMs: number; readonly forMs: number; readonly copies: number } | null;
  /** Cuts its socket then and is never seen again. */
  readonly vanishesAtMs: number | null;
}

/** All that is decided before a run. The same seed gives the same schedule; how the processes then interleave is theirs. */
export interface Schedule {
  readonly seed: number;
  readonly nodes: number;
  readonly nats: boolean;
  readonly lots: readonly LotPlan[];
  readonly clients: readonly ClientPlan[];
  readonly faults: readonly Fault[];
}

/** At most so many clients, so that they can be made once for all schedules. */
export const mostClients = 40;

const needsNats: ReadonlySet<FaultKind> = new Set(['restart_nats', 'pause_nats']);

/** Draws a schedule. Each kind of fault is the first of every eighth seed; up to three others join it. */
export function scheduleOf(seed: number): Schedule {
  const chance = chanceOf(seed);
  const first = faultKinds[((seed % faultKinds.length) + faultKinds.length) % faultKinds.length] ?? 'kill_node';
  const kinds = [first, ...Array.from({ length: chance.int(0, 3) }, () => chance.pick(faultKinds))];
  const nats = kinds.some((kind) => needsNats.has(kind)) || chance.yes(0.7);
  const nodes = nats ? chance.int(2, 3) : chance.int(1, 2);
  const lots = Array.from({ length: chance.int(1, 5) }, () => drawLot(chance));
  const clients = Array.from({ length: chance.int(10, mostClients) }, (_, index) => drawClient(chance, seed * 1000 + index));
  const faults = kinds.map((kind): Fault => {
    const forMs = kind === 'kill_node' || kind === 'restart_nats' ? chance.int(0, 600) : chance.int(300, 2000);
    return { kind, atMs: chance.int(300, 3200), forMs, node: chance.int(0, 5), whole: chance.yes(0.5) };
  });
  return { seed, nodes, nats, lots, clients, faults: faults.sort((a, b) => a.atMs - b.atMs) };
}

function drawLot(chance: Chance): LotPlan {
  const windowMs = chance.pick([0, 150, 300, 600]);
  return {
    startMinor: BigInt(chance.int(5, 500)) * 10_000n,
    reserveMinor: chance.yes(0.3) ? BigInt(chance.int(500, 900)) * 10_000n : null,
    windowMs,
    // Without a cap an eager crowd could hold a lot open for ever.
    capMs: chance.pick([600, 1000, 1500]),
    opensInMs: chance.yes(0.25) ? chance.int(100, 500) : 0,
    endsInMs: chance.int(2000, 3600),
  };
}

function drawClient(chance: Chance, seed: number): ClientPlan {
  const slow = chance.yes(0.12) ? { atMs: chance.int(300, 1500), forMs: chance.int(600, 2500), copies: chance.pick([4, 40, 90]) } : null;
  return {
    seed,
    bids: chance.yes(0.85),
    thinkMs: chance.int(60, 300),
    proxies: chance.pick([0, 0.2, 0.6]),
    sniper: chance.pick([0, 0.2, 0.7]),
    slow,
    vanishesAtMs: slow === null && chance.yes(0.12) ? chance.int(500, 3500) : null,
  };
}
