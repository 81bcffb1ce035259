import { newId, type Tx } from '../base/index.js';
import { caseOpenedEntry, insertCase, recordRecovered } from '../cases/index.js';
import { insertParties } from '../identity/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { pastCases } from './past-cases.js';
import { seniorOf } from './people.js';

interface Stage {
  readonly log: Log;
  readonly now: Date;
  readonly people: ReadonlyMap<string, string>;
  readonly offices: readonly number[];
  readonly courts: readonly number[];
}

const endGround = 'Seeded for the demo';

/** Writes cases of earlier years with their ends, so that statistics of enforcement have something to show. */
export async function seedPastCases(tx: Tx, { log, now, people, offices, courts }: Stage): Promise<void> {
  const entries: NewEntry[] = [];
  for (const one of pastCases()) {
    const { like, end } = one;
    const at = (offsetMs: number) => new Date(now.getTime() + offsetMs);
    const [debtor, creditor] = [newId(), newId()];
    const payee = like.creditors[0] ?? like.debtor;
    await insertParties(tx, [
      { id: debtor, ...like.debtor },
      { id: creditor, kind: payee.kind, name: payee.name, nationalId: payee.nationalId },
    ]);
    const [officeId, bailiffId, seniorId] = [
      offices[like.office] ?? 0,
      people.get(like.bailiff) ?? '',
      people.get(seniorOf(like.office)) ?? '',
    ];
    const openedAt = at(one.openedOffsetMs);
    const { kind, number } = like.executiveDocument;
    const id = await insertCase(tx, {
      number: one.number,
      officeId,
      bailiffId,
      debtorId: debtor,
      currency: like.currency,
      openedAt,
      courtId: courts[like.court] ?? 0,
      executiveDocument: { kind, number, issuedOn: openedAt.toISOString().slice(0, 10) },
      creditors: [{ partyId: creditor, claimMinor: one.claimMinor, rank: 'other' }],
    });
    if (id === null) throw new Error(`two demo cases have the number ${one.number}`);
    entries.push(caseOpenedEntry({ id, number: one.number, officeId, authorId: bailiffId, openedAt }));
    if (end === null) continue;
    const endedAt = at(end.offsetMs);
    const row = { caseId: id, at: endedAt };
    await recordRecovered(tx, [
      ...end.recovered.map(({ source, minor }) => {
        return { ...row, key: `seed:${id}:${source}`, source, part: 'claim' as const, partyId: creditor, amountMinor: minor };
      }),
      ...(end.feeMinor > 0n
        ? [{ ...row, key: `seed:${id}:fee`, source: 'debtor' as const, part: 'fee' as const, partyId: null, amountMinor: end.feeMinor }]
        : []),
    ]);
    const recoveredMinor = end.recovered.reduce((sum, { minor }) => sum + minor, 0n);
    const enforced = end.outcome === 'enforced';
    const remainingMinor = enforced ? 0n : one.claimMinor - recoveredMinor;
    await tx.sql(
      `insert into case_end (case_id, outcome, ground, at, proposed_by, approved_by, recovered_minor, remaining_minor)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, end.outcome, endGround, endedAt, enforced ? null : bailiffId, enforced ? null : seniorId, recoveredMinor, remainingMinor],
    );
    entries.push({
      lotId: null,
      kind: 'case_ended',
      at: endedAt,
      actorId: enforced ? null : seniorId,
      ...(enforced ? {} : { submitterId: bailiffId }),
      body: { case: id, office: officeId, outcome: end.outcome },
      secret: { case: id, ground: endGround, recoveredMinor: recoveredMinor.toString(), remainingMinor: remainingMinor.toString() },
    });
  }
  await log.append(tx, entries);
}
