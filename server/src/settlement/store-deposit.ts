import type { Queryable, Tx } from '../base/index.js';

/** Whether a person has left the deposit in reserve. */
export async function hasReserve(db: Queryable, lotId: number, personId: string): Promise<boolean> {
  return (await db.sql(`select from deposit where lot_id = $1 and person_id = $2 and state = 'held'`, [lotId, personId])).length > 0;
}
export async function releaseReserve(tx: Tx, lotId: number): Promise<void> {
  await tx.sql(`update deposit set state = 'released' where lot_id = $1 and state = 'held'`, [lotId]);
}
export async function forfeitDeposit(tx: Tx, lotId: number, personId: string): Promise<void> {
  await tx.sql(`update deposit set state = 'released' where lot_id = $1 and person_id = $2`, [lotId, personId]);
}
