import type { Found, Registry, RegistryFault, SoughtPerson } from '@ochiq/shared/registries';
import type { Asked, Ask as AskXroad, Question, ServiceId } from '../xroad/index.js';
import type { Book, QueryKind } from './book.js';
import { readEntry, readReceipt, readSearch } from './check-answer.js';
import type { Answer, Ask, Registries } from './registries.js';
import type { Order } from './wire.js';

export interface RegistriesGround {
  readonly ask: AskXroad;
  readonly book: Book;
  /** A registry that is not in it is `down`. */
  readonly services: ReadonlyMap<Registry, ServiceId>;
  /** Two letters of the country, put before the official's id as PR-REST 4.3 wants. */
  readonly country: string;
}

type Wire = Pick<Question, 'method' | 'path' | 'body'>;

const fault = (word: RegistryFault): { ok: false; fault: RegistryFault } => ({ ok: false, fault: word });

/**
 * The registries over X-Road, one service each. Every question stands in the book before it leaves, and its outcome after. All may be
 * repeated: searches change nothing, and orders are one by their id, so that one whose answer was lost is asked for again with the same
 * id and never carried out twice.
 */
export function createRegistries({ ask, book, services, country }: RegistriesGround): Registries {
  async function through<T>(
    registry: Registry,
    { kind, about }: { kind: QueryKind; about: string },
    question: Ask,
    wire: Wire,
    read: (body: unknown) => T | null,
  ): Promise<Answer<T>> {
    const entry = await book.open({ registry, kind, about, ask: question });
    const service = services.get(registry);
    const asked: Asked =
      service === undefined
        ? { ok: false, fault: 'down', type: 'no_service', detail: null }
        : await ask({
            ...wire,
            service,
            id: question.id,
            ...(question.personId === null ? {} : { userId: `${country}${question.personId}` }),
            issue: question.caseId === null ? 'assistance' : `case-${question.caseId}`,
            repeatable: true,
          });
    const value = asked.ok ? read(asked.body) : null;
    const answer: Answer<T> = value !== null ? { ok: true, value } : fault(asked.ok ? 'lying' : asked.fault);
    await book.close(entry, answer.ok ? 'answered' : answer.fault);
    return answer;
  }

  const order = (path: string, kind: QueryKind) => (registry: Registry, given: Order, question: Ask) =>
    through(registry, { kind, about: given.reference }, question, { method: 'PUT', path: `/v1/${path}/${given.id}`, body: given }, (body) =>
      readReceipt(given, body),
    );

  return {
    find: (registry: Registry, person: SoughtPerson, question: Ask): Promise<Answer<readonly Found[]>> =>
      through(
        registry,
        { kind: 'find', about: person.nationalId },
        question,
        { method: 'POST', path: '/v1/searches', body: { person } },
        (body) => readSearch(registry, person, body),
      ),
    read: (registry, reference, question) =>
      through(
        registry,
        { kind: 'read', about: reference },
        question,
        { method: 'GET', path: `/v1/entries/${encodeURIComponent(reference)}` },
        (body) => readEntry(registry, reference, body),
      ),
    placeSeizure: order('seizures', 'place'),
    releaseSeizure: order('releases', 'release'),
    confirmTransfer: order('transfers', 'transfer'),
  };
}
