import type { Translated } from '@ochiq/shared/language';
import type { Category, LotState } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';
import type { SaleState } from '@ochiq/shared/settlement';
import type { Queryable } from '../base/index.js';

export interface DebtRow {
  id: number;
  openedAt: Date;
  kind: 'writ_of_execution' | 'court_order' | 'notary_inscription' | 'tax_decision';
  document: string;
  issuedOn: string;
  court: Translated;
  office: Translated;
}

/** Where cases come from and who enforces them. */
export const readDebtRows = (db: Queryable, caseIds: readonly number[]): Promise<DebtRow[]> =>
  db.sql<DebtRow & { id: number }>(
    `select c.id, c.opened_at as "openedAt", d.kind, d.number as document, to_char(d.issued_on, 'YYYY-MM-DD') as "issuedOn",
       court.name as court, office.name as office
     from enforcement_case c join executive_document d on d.case_id = c.id join court on court.id = d.court_id
     join office on office.id = c.office_id where c.id = any($1::int[])`,
    [caseIds],
  );

export const readSeizedThings = (db: Queryable, caseId: number) =>
  db.sql<{ id: string; number: string; seizedOn: string; recordedAt: Date; things: Translated[] }>(
    `select a.id, a.number, to_char(a.seized_on, 'YYYY-MM-DD') as "seizedOn", a.recorded_at as "recordedAt",
       coalesce((select json_agg(i.title order by i.id) from property_item i where i.seizure_id = a.id), '[]') as things
     from seizure_act a where a.case_id = $1 order by a.seized_on, a.number`,
    [caseId],
  );

export const readThingAppraisals = (db: Queryable, caseId: number) =>
  db.sql<{
    id: string;
    thing: Translated;
    kind: Category;
    organisation: string;
    appraisedOn: string;
    amountMinor: bigint;
    currency: Currency;
    recordedAt: Date;
  }>(
    `select a.id, i.title as thing, i.kind, a.organisation, to_char(a.appraised_on, 'YYYY-MM-DD') as "appraisedOn",
       a.amount_minor as "amountMinor", a.currency, a.recorded_at as "recordedAt"
     from appraisal a join property_item i on i.id = a.item_id where i.case_id = $1 order by a.appraised_on, a.id`,
    [caseId],
  );

/** The public lots of a case, the newest first. */
export const readDebtLots = (db: Queryable, caseId: number) =>
  db.sql<{
    id: number;
    title: Translated;
    state: LotState;
    startsAt: Date;
    endsAt: Date;
    publishedAt: Date;
    priceMinor: bigint | null;
    sale: SaleState | null;
  }>(
    `select id, title, state, starts_at as "startsAt", ends_at as "endsAt", published_at as "publishedAt", price_minor as "priceMinor",
       (select sale.state from sale where sale.lot_id = lot.id order by attempt desc limit 1) as sale
     from lot where case_id = $1 and published_at is not null order by id desc limit 100`,
    [caseId],
  );
