import { type AssistanceCard, type AssistanceView, after, askedSteps, askingSteps, minimumOf, type Side } from '@ochiq/shared/assistance';
import type { Found } from '@ochiq/shared/registries';
import { type Queryable, Refusal } from '../base/index.js';
import type { Official } from './draft-request.js';
import { readFound, registriesFor, silentRegistries, suggestAnswer } from './search-registries.js';
import { type ListedRequest, listRequests, readMessages, readRequest } from './store.js';

const card = (row: ListedRequest): AssistanceCard => {
  const { id, side, state, kind, purpose, country, reference, caseId, dueOn, overdue, changedAt } = row;
  return { id, side, state, kind, purpose, country, reference, caseId, dueOn, overdue, changedAt: changedAt.toISOString() };
};

/** An office's requests to and from other countries. */
export const showRequests = async (
  db: Queryable,
  official: Official,
  which: { caseId: number | null; side: Side | null },
): Promise<AssistanceCard[]> => (await listRequests(db, official.officeId, which)).map(card);

const secondSteps: readonly string[] = ['approve', 'send_back', 'approve_answer', 'return_answer'];
const ownSteps: readonly string[] = ['delivered'];

/** What this official may do with a request now. */
function stepsOf(row: ListedRequest, { personId }: Official, isSenior: boolean): string[] {
  const all = Object.entries(row.side === 'asking' ? askingSteps : askedSteps);
  const open = all.filter(([name, step]) => !ownSteps.includes(name) && after(step, row.state) !== null).map(([name]) => name);
  const allowed = open.filter((name) => !secondSteps.includes(name) || (isSenior && row.officialId !== personId));
  return row.side === 'asked' && row.state === 'in_work' && silentRegistries(row).length > 0 ? [...allowed, 'search'] : allowed;
}

/** @throws Refusal assistance_unknown; forbidden for another office's */
export async function showRequest(db: Queryable, official: Official, isSenior: boolean, id: string): Promise<AssistanceView> {
  const [row] = await listRequests(db, official.officeId, { id });
  if (row === undefined) throw new Refusal((await readRequest(db, id)) === null ? 'assistance_unknown' : 'forbidden');
  const messages = await readMessages(db, id);
  const { treaty, authority, asked, ground, answer } = row;
  return {
    ...card(row),
    ...{ treaty, authority, asked, ground, answer },
    back: [...(minimumOf(row.kind, row.purpose)?.back ?? [])],
    found: Object.values(readFound(row)).flatMap((one) => ('found' in one ? one.found.map(thingOf) : [])),
    suggested: row.side === 'asked' && row.state === 'in_work' ? suggestAnswer(row) : null,
    silent: row.side === 'asked' && registriesFor[row.kind].length > 0 && row.state === 'in_work' ? silentRegistries(row) : [],
    messages: messages.map(({ direction, seq, step, at, digest, state, attempts, error }) => ({
      direction,
      seq,
      step,
      at: at.toISOString(),
      digest,
      state,
      attempts,
      error,
    })),
    steps: stepsOf(row, official, isSenior),
  };
}

/** An entry in a line, for the official who answers. */
function thingOf(found: Found): AssistanceView['found'][number] {
  const { registry } = found;
  const holders = found.holders.map(({ name, nationalId, share }) => [name, nationalId, share].filter(Boolean).join(', ')).join('; ');
  switch (found.registry) {
    case 'vehicles':
      return { registry, title: `${found.make} ${found.model}, ${found.year}`, detail: `${found.plate} · ${holders}` };
    case 'cadastre':
      return { registry, title: `${found.kind}, ${found.areaM2} m²`, detail: `${found.address} · ${holders}` };
    case 'banks':
      return { registry, title: found.bank, detail: `${found.balanceMinor} ${found.currency} · ${holders}` };
    case 'tax':
      return { registry, title: found.payer, detail: `${found.monthlyMinor} ${found.currency} · ${holders}` };
    case 'civil':
      return { registry, title: found.holders[0]?.name ?? '', detail: `${found.address} · ${holders}` };
  }
}
