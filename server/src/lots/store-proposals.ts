import type { Change } from '@ochiq/shared/lots';
import type { Queryable, Tx } from '../base/index.js';

export interface ProposalRow {
  id: string;
  lotId: number;
  kind: 'correction' | 'withdrawal';
  body: unknown;
  proposedBy: string;
  proposedAt: Date;
}

const columns = `id, lot_id as "lotId", kind, body, proposed_by as "proposedBy", proposed_at as "proposedAt"`;

/** @returns false when one of this kind already waits on the lot */
export async function insertProposal(tx: Tx, row: ProposalRow): Promise<boolean> {
  const rows = await tx.sql(
    `insert into lot_proposal (id, lot_id, kind, body, proposed_by, proposed_at) values ($1, $2, $3, $4::jsonb, $5, $6)
     on conflict (lot_id, kind) where decided_at is null do nothing returning id`,
    [row.id, row.lotId, row.kind, JSON.stringify(row.body), row.proposedBy, row.proposedAt],
  );
  return rows.length > 0;
}

/** What waits on a lot for a second official, oldest first. */
export const readWaiting = (db: Queryable, lotId: number): Promise<ProposalRow[]> =>
  db.sql<ProposalRow & { id: string }>(
    `select ${columns} from lot_proposal where lot_id = $1 and decided_at is null order by proposed_at`,
    [lotId],
  );

interface DecisionRow {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly approved: boolean;
  readonly changes: readonly Change[] | null;
}

/** Writes a decision down. The lot's row must be locked, and the proposal known to wait. */
export async function decideProposalRow(tx: Tx, { id, by, at, approved, changes }: DecisionRow): Promise<void> {
  await tx.sql('update lot_proposal set decided_by = $2, decided_at = $3, approved = $4, changes = $5::jsonb where id = $1', [
    id,
    by,
    at,
    approved,
    changes === null ? null : JSON.stringify(changes),
  ]);
}

export interface CorrectionRow {
  at: Date;
  changes: Change[];
  body: unknown;
}

/** The corrections of a lot that were approved, oldest first. */
export const readCorrections = (db: Queryable, lotId: number): Promise<CorrectionRow[]> =>
  db.sql<CorrectionRow & { at: Date }>(
    `select decided_at as at, changes, body from lot_proposal where lot_id = $1 and kind = 'correction' and approved order by decided_at`,
    [lotId],
  );
