import type { RulesWire } from '@ochiq/shared/bidding';
import type { Translated } from '@ochiq/shared/language';
import type { Category, LotState, Region } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';
import type { SaleState } from '@ochiq/shared/settlement';
import type { Queryable, Tx } from '../base/index.js';

/** What settlement needs of a lot. */
export interface SaleLot {
  id: number;
  caseId: number;
  officeId: number;
  category: Category;
  region: Region;
  title: Translated;
  currency: Currency;
  state: LotState;
  startMinor: bigint;
  appraisalMinor: bigint | null;
  priceMinor: bigint | null;
  leaderId: string | null;
  leaderBidder: number | null;
  runnerUpId: string | null;
  runnerUpBidder: number | null;
  runnerUpMinor: bigint | null;
  rules: RulesWire;
  endsAt: Date;
  round: number;
  repeatOf: number | null;
  publishedAt: Date | null;
}

const lotColumns = `id, case_id as "caseId", office_id as "officeId", category, region, title, currency, state, start_minor as "startMinor",
  appraisal_minor as "appraisalMinor", price_minor as "priceMinor", leader_id as "leaderId", leader_bidder as "leaderBidder",
  runner_up_id as "runnerUpId", runner_up_bidder as "runnerUpBidder", runner_up_minor as "runnerUpMinor", rules, ends_at as "endsAt",
  round, repeat_of as "repeatOf", published_at as "publishedAt"`;

export async function readSaleLot(db: Queryable, id: number): Promise<SaleLot | null> {
  const [row] = await db.sql<SaleLot>(`select ${lotColumns} from lot where id = $1`, [id]);
  return row ?? null;
}

/** The same under the row's lock: every step of a lot's sale comes one after the other. */
export async function lockSaleLot(tx: Tx, id: number): Promise<SaleLot | null> {
  const [row] = await tx.sql<SaleLot>(`select ${lotColumns} from lot where id = $1 for update`, [id]);
  return row ?? null;
}

export type SaleKind = 'winner' | 'runner_up' | 'creditor';

export interface SaleRow {
  lotId: number;
  attempt: number;
  kind: SaleKind;
  buyerId: string | null;
  partyId: string | null;
  bidder: number | null;
  priceMinor: bigint;
  setOffMinor: bigint;
  currency: Currency;
  depositMinor: bigint;
  forfeitedMinor: bigint;
  reference: string;
  dueAt: Date;
  state: SaleState;
  createdAt: Date;
  paidAt: Date | null;
  defaultedAt: Date | null;
  actNumber: string | null;
  actOn: string | null;
  recordedBy: string | null;
  recordedAt: Date | null;
  confirmedBy: string | null;
  handedOverAt: Date | null;
  proposedBy: string | null;
  proposedAt: Date | null;
  distributedBy: string | null;
  distributedAt: Date | null;
  annulledAt: Date | null;
  courtId: number | null;
  orderNumber: string | null;
  orderedOn: string | null;
}

const saleColumns = `lot_id as "lotId", attempt, kind, buyer_id as "buyerId", party_id as "partyId", bidder, price_minor as "priceMinor",
  set_off_minor as "setOffMinor", currency, deposit_minor as "depositMinor", forfeited_minor as "forfeitedMinor", reference, due_at as "dueAt",
  state, created_at as "createdAt", paid_at as "paidAt", defaulted_at as "defaultedAt", act_number as "actNumber",
  to_char(act_on, 'YYYY-MM-DD') as "actOn", recorded_by as "recordedBy", recorded_at as "recordedAt", confirmed_by as "confirmedBy",
  handed_over_at as "handedOverAt", proposed_by as "proposedBy", proposed_at as "proposedAt", distributed_by as "distributedBy",
  distributed_at as "distributedAt", annulled_at as "annulledAt", court_id as "courtId", order_number as "orderNumber",
  to_char(ordered_on, 'YYYY-MM-DD') as "orderedOn"`;

/** All attempts to sell a lot, the first first. */
export const readSales = (db: Queryable, lotId: number): Promise<SaleRow[]> =>
  db.sql<SaleRow>(`select ${saleColumns} from sale where lot_id = $1 order by attempt`, [lotId]);

/** A person's own purchases, newest first. */
export const readSalesOf = (db: Queryable, personId: string): Promise<(SaleRow & { title: Translated; region: Region })[]> =>
  db.sql<SaleRow & { title: Translated; region: Region }>(
    `select s.*, lot.title, lot.region from (select ${saleColumns} from sale where buyer_id = $1) s
     join lot on lot.id = s."lotId" order by s."createdAt" desc limit 200`,
    [personId],
  );

/** The latest attempt of each sale of an office that is not over, the soonest due first. */
export const readOpenSales = (db: Queryable, officeId: number): Promise<(SaleRow & { title: Translated; region: Region })[]> =>
  db.sql<SaleRow & { title: Translated; region: Region }>(
    `select s.*, lot.title, lot.region from (
       select distinct on (lot_id) ${saleColumns} from sale where lot_id in (select id from lot where office_id = $1)
       order by lot_id, attempt desc) s
     join lot on lot.id = s."lotId" order by s."dueAt" desc limit 500`,
    [officeId],
  );

export type NewSale = Pick<
  SaleRow,
  | 'lotId'
  | 'attempt'
  | 'kind'
  | 'buyerId'
  | 'partyId'
  | 'bidder'
  | 'priceMinor'
  | 'setOffMinor'
  | 'currency'
  | 'depositMinor'
  | 'reference'
  | 'dueAt'
  | 'createdAt'
>;

export async function insertSale(tx: Tx, row: NewSale): Promise<void> {
  await tx.sql(
    `insert into sale (lot_id, attempt, kind, buyer_id, party_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference,
       due_at, state, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'to_pay', $13)`,
    [
      row.lotId,
      row.attempt,
      row.kind,
      row.buyerId,
      row.partyId,
      row.bidder,
      row.priceMinor,
      row.setOffMinor,
      row.currency,
      row.depositMinor,
      row.reference,
      row.dueAt,
      row.createdAt,
    ],
  );
}

/** What a step writes beside the new state; the caller holds the lot's lock. */
export type SaleChange = Partial<{
  paidAt: Date;
  defaultedAt: Date;
  forfeitedMinor: bigint;
  actNumber: string;
  actOn: string;
  recordedBy: string;
  recordedAt: Date;
  confirmedBy: string;
  handedOverAt: Date;
  proposedBy: string | null;
  proposedAt: Date | null;
  distributedBy: string;
  distributedAt: Date;
  annulledBy: string;
  annulledAt: Date;
  courtId: number;
  orderNumber: string;
  orderedOn: string;
}>;

/** `paidAt` is `paid_at` in Postgres. */
const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Puts a sale into a state. The names of a change are those of its columns, never a person's words. */
export async function saveSale(tx: Tx, { lotId, attempt }: SaleRow, state: SaleState, change: SaleChange): Promise<void> {
  const entries = Object.entries(change);
  const sets = entries.map(([name], index) => `, ${columnOf(name)} = $${index + 4}`).join('');
  await tx.sql(`update sale set state = $3${sets} where lot_id = $1 and attempt = $2`, [
    lotId,
    attempt,
    state,
    ...entries.map(([, value]) => value),
  ]);
}

/** Keeps a person from bidding until then. */
export async function insertBar(tx: Tx, row: { personId: string; lotId: number; attempt: number; until: Date }): Promise<void> {
  await tx.sql('insert into bidding_bar (person_id, lot_id, attempt, until) values ($1, $2, $3, $4) on conflict do nothing', [
    row.personId,
    row.lotId,
    row.attempt,
    row.until,
  ]);
}
