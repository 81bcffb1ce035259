import type { TransferOrder } from '@ochiq/shared/registries';
import type { Queryable, Tx } from '../base/index.js';

/** The seizures that stand on the thing of a lot, by this platform's cases; a lot without a thing has none. */
export async function lockSeizuresOfLot(tx: Tx, lotId: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select s.id from registry_seizure s join lot on lot.item_id = s.item_id and lot.case_id = s.case_id
     where lot.id = $1 and s.state in ('placed', 'releasing') order by s.id for update of s`,
    [lotId],
  );
  return rows.map(({ id }) => id);
}

/** The seizures of a case that are not over. What was sold and waits for its transfer is left out: it ends with that. */
export async function lockSeizuresOfCase(tx: Tx, caseId: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select s.id from registry_seizure s where s.case_id = $1 and s.state in ('ordered', 'placed')
       and not exists (select from registry_order o where o.seizure_id = s.id and o.kind = 'transfer' and o.state in ('ordered', 'waiting'))
       and not exists (
         select from lot join sale on sale.lot_id = lot.id where lot.item_id = s.item_id and sale.state in ('to_pay', 'paid', 'handed_over', 'distributed'))
     order by s.id for update of s`,
    [caseId],
  );
  return rows.map(({ id }) => id);
}

/** The case that a lot is sold for. */
export async function readCaseOfLot(db: Queryable, lotId: number): Promise<number | null> {
  const [row] = await db.sql<{ caseId: number }>('select case_id as "caseId" from lot where id = $1', [lotId]);
  return row?.caseId ?? null;
}

/** The number by which the registry knows the sale: the protocol's, or that of the hand-over act where no papers are issued. */
export async function readProtocolNumber(db: Queryable, lotId: number, attempt: number): Promise<string | null> {
  const [row] = await db.sql<{ number: string | null }>(
    `select coalesce(
       (select number from paper where lot_id = s.lot_id and kind = 'protocol' and state <> 'drafted' order by edition desc limit 1),
       s.act_number) as number
     from sale s where s.lot_id = $1 and s.attempt = $2`,
    [lotId, attempt],
  );
  return row?.number ?? null;
}

/** Who has bought a lot: the winner, the runner-up, or the creditor who took it. Null for somebody without a national number. */
export async function readNewHolder(db: Queryable, lotId: number, attempt: number): Promise<TransferOrder['newHolder'] | null> {
  const [row] = await db.sql<{ kind: 'person' | 'organisation'; name: string; nationalId: string | null }>(
    `select coalesce(party.kind, 'person') as kind, coalesce(party.name, person.name) as name,
       coalesce(party.national_id, person.national_id) as "nationalId"
     from sale left join person on person.id = sale.buyer_id left join party on party.id = sale.party_id
     where sale.lot_id = $1 and sale.attempt = $2`,
    [lotId, attempt],
  );
  if (!row || row.nationalId === null) return null;
  return { kind: row.kind, name: row.name, nationalId: row.nationalId };
}

/** The lot's row lock: its log entries have one order. */
export async function lockLotRow(tx: Tx, lotId: number): Promise<void> {
  await tx.sql('select from lot where id = $1 for no key update', [lotId]);
}
