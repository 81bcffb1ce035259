import type { Tx } from '../base/index.js';
import { keyedHash, saveTraces } from '../identity/index.js';
import { storyVisits } from './story.js';

/** Invented devices need no secret. */
const noSecret = Buffer.alloc(0);

/** Traces of the visits that the demo's people have made. @param people ids by login */
export async function seedVisits(tx: Tx, people: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const visits = storyVisits().flatMap(({ login, device, place }) => {
    const personId = people.get(login);
    if (personId === undefined) throw new Error(`the demo data has no ${login}`);
    const seen = { personId, at: now, inOffice: null };
    return [
      { ...seen, kind: 'device' as const, value: keyedHash(noSecret, 'demo device', device) },
      { ...seen, kind: 'address' as const, value: keyedHash(noSecret, 'demo address', place) },
    ];
  });
  await saveTraces(tx, visits);
}
