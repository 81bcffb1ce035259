import { identifierOf } from '@ochiq/shared/cases';
import {
  type Asset,
  isThing,
  itemOfFound,
  type Match,
  openQuestionStates,
  type PropertyView,
  type Proposal,
  proposeSeizures,
  type RegistrySeizure,
  type SearchView,
  seizureLawOf,
  type TransferView,
} from '@ochiq/shared/property';
import { type Found, registries } from '@ochiq/shared/registries';
import { type Queryable, Refusal, readClock } from '../base/index.js';
import { currentAppraisalOf, readDebt, readIdentifiedOf } from '../cases/index.js';
import { readOffice, readPeople } from '../identity/index.js';
import { readLot, readLotsOf } from '../lots/index.js';
import { type Official, ownCase } from './own-case.js';
import { readDecisions, readMatches, readNewestSearch, readQuestions, readVersion, type SearchRow } from './store-searches.js';
import { type OrderRow, readLatestOrders, readSeizures, readTransfer, type SeizureRow } from './store-seizures.js';
import { type Weighed, weighMatches } from './weigh-matches.js';

type Names = ReadonlyMap<string, { readonly name: string }>;
type OwnCase = Awaited<ReturnType<typeof ownCase>>;

async function searchView(db: Queryable, search: SearchRow, names: Names): Promise<SearchView> {
  const questions = await readQuestions(db, search.id);
  return {
    id: search.id,
    askedAt: search.askedAt.toISOString(),
    askedBy: names.get(search.askedBy)?.name ?? '',
    isDone: !questions.some(({ state }) => openQuestionStates.includes(state)),
    questions: questions
      .toSorted((a, b) => registries.indexOf(a.registry) - registries.indexOf(b.registry))
      .map(({ registry, state, fault, tries, nextAt, answeredAt, foundCount }) => ({
        ...{ registry, state, fault, tries },
        nextAt: state === 'down' ? nextAt.toISOString() : null,
        answeredAt: answeredAt?.toISOString() ?? null,
        foundCount: state === 'answered' ? foundCount : null,
      })),
  };
}

const matchView = ({ found, holder, confidence, decision }: Weighed, names: Names): Match => ({
  ...{ found, holder, confidence },
  decision:
    decision === null ? null : { same: decision.same, by: names.get(decision.decidedBy)?.name ?? '', at: decision.decidedAt.toISOString() },
});

function seizureView(row: SeizureRow, order: OrderRow | undefined, lots: Awaited<ReturnType<typeof readLotsOf>>): RegistrySeizure {
  const isOpen = order?.state === 'ordered' || order?.state === 'waiting';
  return {
    ...{ id: row.id, registry: row.registry, reference: row.reference, state: row.state, actNumber: row.actNumber, number: row.number },
    ...{ ground: row.ground, item: row.itemId, currency: row.currency },
    fault: order?.fault ?? null,
    nextAt: isOpen && order.state === 'waiting' ? order.nextAt.toISOString() : null,
    tries: order?.tries ?? 0,
    amountMinor: row.amountMinor?.toString() ?? null,
    orderedAt: row.orderedAt.toISOString(),
    placedAt: row.placedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    lot: row.itemId === null ? null : (lots.get(row.itemId) ?? null),
  };
}

/** What a thing is worth by its current appraisal, if this case has it appraised; minor units of the case's currency. */
async function appraisedValue(db: Queryable, caseId: number, currency: string, found: Found, now: Date): Promise<bigint | null> {
  if (!isThing(found)) return null;
  const identifier = identifierOf(itemOfFound(found).attributes);
  const item = identifier === null ? null : await readIdentifiedOf(db, caseId, identifier);
  const appraisal = item === null ? null : await currentAppraisalOf(db, item, now);
  return appraisal?.currency === currency ? appraisal.amountMinor : null;
}

const openStates = ['ordered', 'placed', 'releasing', 'ended'];

async function proposalOf(
  db: Queryable,
  { row, parties }: OwnCase,
  officeId: number,
  weighed: readonly Weighed[],
  seizures: readonly SeizureRow[],
): Promise<Proposal> {
  const { jurisdiction } = await readOffice(db, officeId);
  const now = await readClock(db);
  const isSeized = (found: Found) =>
    seizures.some(
      ({ registry, reference, state }) => registry === found.registry && reference === found.reference && openStates.includes(state),
    );
  const assets: Asset[] = [];
  for (const { found, holder, confidence, decision } of weighed) {
    assets.push({
      found,
      share: found.holders[holder]?.share ?? '1/1',
      word: confidence.word,
      decision: decision === null ? null : decision.same ? 'same' : 'other',
      valueMinor: await appraisedValue(db, row.id, row.currency, found, now),
      isSeized: isSeized(found),
    });
  }
  const { remainingMinor } = await readDebt(db, { id: row.id, jurisdiction });
  const ofRank = (rank: string) => row.creditors.filter((one) => one.rank === rank);
  const debt = {
    dueMinor: remainingMinor,
    currency: row.currency,
    hasAlimony: ofRank('alimony').length > 0,
    pledgees: ofRank('secured').map(({ partyId }) => parties.get(partyId)?.name ?? ''),
  };
  return proposeSeizures(seizureLawOf(jurisdiction), debt, assets);
}

/** The day on which the debtor has died, as the civil registry says; null for the living and where it does not know them for certain. */
const diedOn = (weighed: readonly Weighed[]): string | null =>
  weighed
    .map(({ found, confidence }) => (found.registry === 'civil' && confidence.word === 'certain' ? found.diedOn : null))
    .find((day) => day !== null) ?? null;

/** What is known of a debtor's property, for the case's office. @throws Refusal not_found, forbidden */
export async function viewProperty(db: Queryable, official: Official, caseId: number): Promise<PropertyView> {
  const own = await ownCase(db, official, caseId);
  const { row, debtor } = own;
  const [search, seizures] = [await readNewestSearch(db, caseId), await readSeizures(db, caseId)];
  const [found, decisions] = [search === null ? [] : await readMatches(db, search.id), await readDecisions(db, caseId)];
  const weighed = weighMatches(debtor, found, decisions);
  const people = [...decisions.map(({ decidedBy }) => decidedBy), ...(search === null ? [] : [search.askedBy])];
  const names = await readPeople(db, people);
  const orders = await readLatestOrders(db, caseId);
  const lots = await readLotsOf(
    db,
    seizures.flatMap(({ itemId }) => itemId ?? []),
  );
  return {
    caseId,
    caseNumber: row.number,
    debtor: { kind: debtor.kind, name: debtor.name },
    currency: row.currency,
    search: search === null ? null : await searchView(db, search, names),
    diedOn: diedOn(weighed),
    matches: weighed.map((one) => matchView(one, names)),
    proposal: found.length === 0 ? null : await proposalOf(db, own, official.officeId, weighed, seizures),
    seizures: seizures.map((one) => seizureView(one, orders.get(one.id), lots)),
  };
}

/** The version of a case's property. @throws Refusal not_found, forbidden */
export async function versionOf(db: Queryable, official: Official, caseId: number): Promise<number> {
  await ownCase(db, official, caseId);
  return readVersion(db, caseId);
}

/** Where the transfer of a sold lot stands, for its office. @throws Refusal lot_unknown, forbidden */
export async function viewTransfer(db: Queryable, official: Official, lotId: number): Promise<TransferView> {
  const lot = await readLot(db, lotId);
  if (!lot) throw new Refusal('lot_unknown');
  if (lot.officeId !== official.officeId) throw new Refusal('forbidden');
  const order = await readTransfer(db, lotId);
  if (order === null) return { transfer: null };
  const state = order.state === 'done' ? 'confirmed' : order.state === 'refused' ? 'refused' : 'waiting';
  return {
    transfer: {
      ...{ registry: order.registry, state, fault: order.fault, number: order.receipt, protocolNumber: order.protocolNumber ?? '' },
      nextAt: order.state === 'waiting' ? order.nextAt.toISOString() : null,
      orderedAt: order.orderedAt.toISOString(),
      confirmedAt: order.doneAt?.toISOString() ?? null,
    },
  };
}
