import { type Answer, type AssistanceKind, answerSchema, askedSteps, bandOf, minimise, minimumOf } from '@ochiq/shared/assistance';
import {
  type Found,
  foundSchema,
  type Registry,
  type RegistryFault,
  registryFaultSchema,
  type SoughtPerson,
} from '@ochiq/shared/registries';
import { z } from 'zod';
import { newId, Refusal } from '../base/index.js';
import type { Official } from './draft-request.js';
import type { AssistanceGround } from './ground.js';
import { stepEntry } from './log-entries.js';
import { queueEvent } from './queue-message.js';
import type { RequestRow } from './store.js';
import { change, holdRequest, nextState } from './take-step.js';

/** Which registries are looked at for which request. */
export const registriesFor: Readonly<Record<AssistanceKind, readonly Registry[]>> = {
  find_debtor: ['civil'],
  find_property: ['cadastre', 'vehicles', 'banks'],
  find_income: ['tax'],
  serve_document: [],
  judgment_status: [],
};

const answerOfRegistry = z.union([z.object({ found: z.array(foundSchema) }), z.object({ fault: registryFaultSchema })]);
const foundByRegistry = z.record(z.string(), answerOfRegistry);
type ByRegistry = z.output<typeof foundByRegistry>;

/** What the registries have given so far, as it is kept. */
export const readFound = (row: Pick<RequestRow, 'found'>): ByRegistry => foundByRegistry.catch({}).parse(row.found ?? {});

/** Registries that have given no answer yet. */
export function silentRegistries(row: Pick<RequestRow, 'found' | 'kind'>): Registry[] {
  const found = readFound(row);
  return registriesFor[row.kind].filter((registry) => !('found' in (found[registry] ?? {})));
}

/** Whom another country asks about; null without a number, since a name alone would lead to others. */
function soughtIn({ asked }: Pick<RequestRow, 'asked'>): SoughtPerson | null {
  const { kind, name, nationalId, birthDate } = asked.subject ?? {};
  return kind && name && nationalId ? { kind, name, nationalId, birthDate: birthDate ?? null } : null;
}

/**
 * Begins the work on an accepted request, and asks the registries that have not answered: under the ground `assistance`, by the official
 * who answers for it. What is down is asked again when somebody asks for it.
 * @throws Refusal assistance_unknown, forbidden, assistance_step
 */
export async function searchFor(ground: AssistanceGround, official: Official, id: string): Promise<void> {
  const row = await ground.db.transact(async (tx) => {
    const held = await holdRequest(tx, id, official);
    if (held.row.side !== 'asked') throw new Refusal('assistance_step');
    if (held.row.state === 'in_work') return held.row;
    const state = nextState(askedSteps.begin, held.row);
    await change(tx, held, { state });
    await queueEvent(ground, tx, held.row, held.country, { step: 'in_work', ground: null, answer: null }, { actorId: official.personId });
    return held.row;
  });
  const [person, silent] = [soughtIn(row), silentRegistries(row)];
  if (person === null || silent.length === 0) return;
  const ask = { caseId: null, officeId: official.officeId, personId: official.personId, ground: 'assistance' } as const;
  const answers = await Promise.all(
    silent.map(async (registry) => [registry, await ground.registries.find(registry, person, { ...ask, id: newId() })] as const),
  );
  await ground.db.transact(async (tx) => {
    const held = await holdRequest(tx, id, official);
    if (held.row.state !== 'in_work') throw new Refusal('assistance_step');
    const gained = answers.map(([registry, answer]): [string, { found: readonly Found[] } | { fault: RegistryFault }] => [
      registry,
      answer.ok ? { found: answer.value } : { fault: answer.fault },
    ]);
    await change(tx, held, { found: { ...readFound(held.row), ...Object.fromEntries(gained) } });
    await ground.log.append(tx, [stepEntry(id, 'searched', held.at, official.personId)]);
  });
}

/** Entries whose holder bears the number that was asked about: those alone are told of. */
export function entriesOf(row: Pick<RequestRow, 'found' | 'asked'>): Found[] {
  const number = row.asked.subject?.nationalId;
  return Object.values(readFound(row)).flatMap((one) =>
    'found' in one ? one.found.filter(({ holders }) => holders.some(({ nationalId }) => nationalId === number)) : [],
  );
}

const encumbranceOf = ({ encumbrances }: Found) =>
  (['seizure', 'pledge', 'other'] as const).find((kind) => encumbrances.some((one) => one.kind === kind)) ?? 'none';

function itemOf(found: Found): NonNullable<Answer['items']>[number] | null {
  const encumbrance = encumbranceOf(found);
  switch (found.registry) {
    case 'vehicles':
      return { kind: 'vehicle', region: found.region, band: 'unknown', currency: null, encumbrance };
    case 'cadastre':
      return { kind: found.kind, region: found.region, band: 'unknown', currency: null, encumbrance };
    case 'banks':
      return {
        kind: 'account',
        region: null,
        band: bandOf(BigInt(found.balanceMinor), found.currency),
        currency: found.currency,
        encumbrance,
      };
    default:
      return null;
  }
}

/** What an answer could say by what the registries gave, cut to what its purpose allows; null where a person must write it. */
export function suggestAnswer(row: Pick<RequestRow, 'found' | 'asked' | 'kind' | 'purpose'>): Answer | null {
  if (registriesFor[row.kind].length === 0) return null;
  const entries = entriesOf(row);
  const outcome = entries.length > 0 ? 'found' : 'not_found';
  const items = entries.flatMap((found) => itemOf(found) ?? []);
  const incomes = entries.flatMap((found) =>
    found.registry === 'tax'
      ? [
          {
            kind: found.kind,
            band: bandOf(BigInt(found.monthlyMinor), found.currency),
            currency: found.currency,
            payer: found.payer,
            monthlyMinor: found.monthlyMinor,
          },
        ]
      : [],
  );
  const civil = entries.find((found) => found.registry === 'civil');
  const whole: Answer = {
    outcome,
    items,
    incomes,
    ...(civil?.registry === 'civil' ? { debtor: { address: civil.address, diedOn: civil.diedOn } } : {}),
  };
  return answerSchema.parse(minimise(whole, minimumOf(row.kind, row.purpose)?.back ?? []));
}
