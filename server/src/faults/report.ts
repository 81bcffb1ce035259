import { groupBy, type History, type Violation } from './history.js';
import type { Schedule } from './schedule.js';

export interface Counts {
  /** Bids by key; how often one went again is in `resent`. */
  readonly sent: number;
  readonly resent: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly unanswered: number;
  readonly undecided: number;
  readonly frames: number;
  readonly events: number;
  readonly connections: number;
  readonly extended: number;
}

export function countsOf({ clients, log }: History): Counts {
  const steps = clients.flatMap((client) => client.steps);
  const sends = steps.filter((step) => step.type === 'sent');
  const answers = new Map(steps.flatMap((step) => (step.type === 'answered' ? [[step.answer.key, step.answer.type] as const] : [])));
  const sent = new Set(sends.map((step) => step.key)).size;
  const accepted = [...answers.values()].filter((type) => type === 'accepted').length;
  const ofType = (type: string) => steps.filter((step) => step.type === type).length;
  return {
    sent,
    resent: sends.length - sent,
    accepted,
    rejected: answers.size - accepted,
    unanswered: sent - answers.size,
    undecided: ofType('undecided'),
    frames: ofType('events') + ofType('standing') + ofType('answered') + ofType('undecided'),
    events: steps.reduce((sum, step) => sum + (step.type === 'events' ? step.events.length : 0), 0),
    connections: ofType('connected'),
    extended: log.filter((event) => event.kind === 'bid' && event.extended).length,
  };
}

/** One line for one schedule. */
export function lineOf(schedule: Schedule, history: History, violations: readonly Violation[], tookMs: number): string {
  const counts = countsOf(history);
  const slow = schedule.clients.filter((client) => client.slow !== null).length;
  const faults = schedule.faults.map(({ kind, atMs }) => `${kind}@${atMs}`).join(' ');
  const found = [...groupBy(violations, ({ rule }) => rule)].map(([rule, { length }]) => `${rule} ${length}`).join(', ');
  return [
    `seed ${schedule.seed}: ${schedule.nodes} nodes${schedule.nats ? ' over NATS' : ''}, ${schedule.lots.length} lots, ${history.clients.length} clients (${slow} slow)`,
    faults,
    `${counts.sent} bids (${counts.resent} resends), ${counts.accepted} accepted, ${counts.rejected} rejected, ${counts.unanswered} unanswered`,
    `${counts.connections} connections, ${counts.frames} frames, ${counts.events} events, ${counts.extended} extensions`,
    `${(tookMs / 1000).toFixed(1)} s`,
    violations.length === 0 ? 'no violation' : `VIOLATED: ${found}`,
  ].join('; ');
}
