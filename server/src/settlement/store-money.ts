import type { Queryable, Tx } from '../base/index.js';

export interface CostRow {
  id: string;
  ground: string;
  amountMinor: bigint;
}

export const readCosts = (db: Queryable, lotId: number): Promise<CostRow[]> =>
  db.sql<CostRow & { id: string }>(`select id, ground, amount_minor as "amountMinor" from sale_cost where lot_id = $1 order by position`, [
    lotId,
  ]);

/** Replaces the costs of a lot. */
export async function saveCosts(tx: Tx, lotId: number, costs: readonly CostRow[], by: string, at: Date): Promise<void> {
  await tx.sql('delete from sale_cost where lot_id = $1', [lotId]);
  await tx.sql(
    `insert into sale_cost (id, lot_id, position, ground, amount_minor, recorded_by, recorded_at)
     select id, $1, ordinal, ground, amount, $5, $6
     from unnest($2::uuid[], $3::text[], $4::bigint[]) with ordinality as c(id, ground, amount, ordinal)`,
    [lotId, costs.map(({ id }) => id), costs.map(({ ground }) => ground), costs.map(({ amountMinor }) => amountMinor), by, at],
  );
}

export interface ShareRow {
  rank: string;
  partyId: string | null;
  ground: string;
  claimMinor: bigint;
  paidMinor: bigint;
}

/** Who gets what, in the order of payment. */
export const readShares = (db: Queryable, lotId: number, attempt: number): Promise<ShareRow[]> =>
  db.sql<ShareRow & { rank: string }>(
    `select rank, party_id as "partyId", ground, claim_minor as "claimMinor", paid_minor as "paidMinor"
     from sale_share where lot_id = $1 and attempt = $2 order by position`,
    [lotId, attempt],
  );

/** Replaces a proposal. */
export async function saveShares(tx: Tx, lotId: number, attempt: number, shares: readonly ShareRow[]): Promise<void> {
  await tx.sql('delete from sale_share where lot_id = $1 and attempt = $2', [lotId, attempt]);
  await tx.sql(
    `insert into sale_share (lot_id, attempt, position, rank, party_id, ground, claim_minor, paid_minor)
     select $1, $2, ordinal, rank, party, ground, claim, paid
     from unnest($3::text[], $4::uuid[], $5::text[], $6::bigint[], $7::bigint[]) with ordinality as s(rank, party, ground, claim, paid, ordinal)`,
    [
      lotId,
      attempt,
      shares.map(({ rank }) => rank),
      shares.map(({ partyId }) => partyId),
      shares.map(({ ground }) => ground),
      shares.map(({ claimMinor }) => claimMinor),
      shares.map(({ paidMinor }) => paidMinor),
    ],
  );
}
