import { restMs } from './backoff.js';
import { admit, type Breaker, type BreakerRules, closedBreaker, failed, succeeded, usualRules } from './breaker.js';
import type { Exchange } from './exchange.js';
import { type ClientId, formatClientId, formatServiceId, type ServiceId } from './identifier.js';
import { type Asked, isOthers, judgeAnswer } from './judge-answer.js';

/** A question to another body's service. */
export interface Question {
  readonly service: ServiceId;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** What the service itself is asked, from `/` on, percent-encoded. */
  readonly path: string;
  /** Sent as JSON; undefined: no body. */
  readonly body?: unknown;
  /** X-Road-Id. A repetition bears the same, so that the other side can tell that it is one. */
  readonly id: string;
  readonly userId?: string;
  readonly issue?: string;
  readonly representedParty?: string;
  /** Whether asking twice does no more than asking once; only then it is asked again by itself. */
  readonly repeatable: boolean;
}

export interface AskRules {
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly rest: { readonly baseMs: number; readonly mostMs: number };
  readonly breaker: BreakerRules;
}
export const usualAsking = (timeoutMs: number): AskRules => ({
  timeoutMs,
  attempts: 3,
  rest: { baseMs: 200, mostMs: 5_000 },
  breaker: usualRules,
});

export interface AskGround {
  readonly exchange: Exchange;
  readonly client: ClientId;
  readonly rules: AskRules;
  /** From 0 to below 1. */
  readonly chance: () => number;
  /** ms of a clock that does not go back. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export type Ask = (question: Question) => Promise<Asked>;

const passing = new Set(['down', 'slow', 'busy']);

/**
 * Asks over X-Road: each attempt has its time, what may be repeated is repeated after a rest of chance, and a service that has not
 * answered for several questions is left alone for a while (a breaker for each). Never throws for a fault of the other side.
 */
export function createAsk({ exchange, client, rules, chance, now, wait }: AskGround): Ask {
  const breakers = new Map<string, Breaker>();
  const clientText = formatClientId(client);

  async function askOnce(question: Question, service: string): Promise<Asked> {
    const body = question.body === undefined ? null : Buffer.from(JSON.stringify(question.body));
    const given: readonly (readonly [string, string | undefined])[] = [
      ['Accept', 'application/json'],
      ['Content-Type', body === null ? undefined : 'application/json; charset=utf-8'],
      ['X-Road-Client', clientText],
      ['X-Road-Id', question.id],
      ['X-Road-UserId', question.userId],
      ['X-Road-Issue', question.issue],
      ['X-Road-Represented-Party', question.representedParty],
    ];
    const headers = given.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
    const message = { method: question.method, target: `/r1/${service}${question.path}`, headers, body };
    return judgeAnswer(await exchange.send(message, rules.timeoutMs), { message, id: question.id, client: clientText, service });
  }

  return async (question) => {
    const service = formatServiceId(question.service);
    const attempts = question.repeatable ? rules.attempts : 1;
    let asked: Asked = { ok: false, fault: 'down', type: 'left_alone', detail: null };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const decision = admit(breakers.get(service) ?? closedBreaker, now(), rules.breaker);
      breakers.set(service, decision.breaker);
      if (!decision.asks) return asked;
      asked = await askOnce(question, service);
      const isDown = !asked.ok && passing.has(asked.fault);
      breakers.set(service, isDown ? failed(breakers.get(service) ?? closedBreaker, now(), rules.breaker) : succeeded());
      if (!isDown && !isOthers(asked)) return asked;
      if (attempt + 1 < attempts) await wait(restMs(attempt, chance(), rules.rest));
    }
    return asked;
  };
}
