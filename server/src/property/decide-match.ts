import type { Registry } from '@ochiq/shared/registries';
import { Refusal, readClock, type Tx } from '../base/index.js';
import type { PartyRow } from '../identity/index.js';
import { type Official, ownCase, type PropertyGround } from './own-case.js';
import { countChange, lockProperty, readDecisions, readMatches, readNewestSearch, saveDecision } from './store-searches.js';
import { holderHash, type Weighed, weighMatches } from './weigh-matches.js';

/** One entry of the newest search, weighed. @throws Refusal match_unknown */
export async function readWeighed(tx: Tx, debtor: PartyRow, caseId: number, registry: Registry, reference: string): Promise<Weighed> {
  const search = await readNewestSearch(tx, caseId);
  const all = search === null ? [] : await readMatches(tx, search.id);
  const found = weighMatches(debtor, all, await readDecisions(tx, caseId)).find(
    (one) => one.found.registry === registry && one.found.reference === reference,
  );
  if (!found) throw new Refusal('match_unknown');
  return found;
}

/** Keeps what an official says of whose an entry is. @throws Refusal not_found, forbidden, match_unknown */
export async function decideMatch(
  { db }: PropertyGround,
  official: Official,
  caseId: number,
  { registry, reference, same }: { registry: Registry; reference: string; same: boolean },
): Promise<void> {
  await db.transact(async (tx) => {
    const { debtor } = await ownCase(tx, official, caseId);
    await lockProperty(tx, caseId);
    const { found, holder } = await readWeighed(tx, debtor, caseId, registry, reference);
    const of = found.holders[holder];
    if (!of) throw new Refusal('match_unknown');
    const decidedAt = await readClock(tx);
    await saveDecision(tx, caseId, { registry, reference, holder: holderHash(of), same, decidedBy: official.personId, decidedAt });
    await countChange(tx, caseId);
  });
}
