import type { Delivery, ExecutiveDocument } from '@ochiq/shared/intake';
import type { Translated } from '@ochiq/shared/language';
import type { Queryable } from '../base/index.js';

export interface IncomingRow {
  readonly id: number;
  readonly court: Translated;
  readonly digest: string;
  readonly document: ExecutiveDocument;
  readonly delivery: Delivery;
  readonly receivedAt: Date;
  readonly caseId: number | null;
  readonly caseNumber: string | null;
  readonly chain: number | null;
  readonly draw: number | null;
  readonly seat: number | null;
  readonly bailiff: string | null;
  readonly outcome: string | null;
  readonly told: { acknowledged: number; of: number } | null;
}

/** At most so many are listed, the newest. */
const deskLimit = 300;

/** The newest documents of an office; with `only`, the one, or that of one case. */
export const readIncoming = (
  db: Queryable,
  officeId: number,
  only: { readonly document?: number; readonly caseId?: number } = {},
): Promise<IncomingRow[]> =>
  db.sql<IncomingRow & { id: number }>(
    `select document.id, court.name as court, document.digest, document.document, delivery, received_at as "receivedAt",
       document.case_id as "caseId", enforcement_case.number as "caseNumber", chain_id as chain, draw, document.seat, person.name as bailiff,
       ended.outcome,
       case when channel.callback_url is not null then (select json_build_object('acknowledged', count(acknowledged_at), 'of', count(*))
         from court_callback told where told.document_id = document.id) end as told
     from incoming_document document
     join court on court.id = document.court_id
     join court_channel channel on channel.court_id = document.court_id
     left join enforcement_case on enforcement_case.id = document.case_id
     left join person on person.id = enforcement_case.bailiff_id
     left join case_end ended on ended.case_id = document.case_id
     where document.office_id = $1 and ($2::int is null or document.id = $2) and ($3::int is null or document.case_id = $3)
     order by document.id desc limit ${deskLimit}`,
    [officeId, only.document ?? null, only.caseId ?? null],
  );

export interface OfficeDrawsRow {
  readonly id: number;
  readonly name: Translated;
  readonly seats: number;
  readonly drawn: number;
  readonly byHand: number;
  readonly waiting: number;
  readonly last: readonly { readonly chain: number; readonly draw: number; readonly seat: number; readonly at: string }[];
}

/** How many of the last draws are listed for an office. */
const lastDraws = 10;

/** Offices with what was drawn there. */
export const readOfficeDraws = (db: Queryable): Promise<OfficeDrawsRow[]> =>
  db.sql<OfficeDrawsRow & { id: number }>(
    `select office.id, office.name,
       (select count(*)::int from office_seat seat where seat.office_id = office.id) as seats,
       (select count(draw)::int from incoming_document document where document.office_id = office.id) as drawn,
       (select count(*)::int from enforcement_case opened where opened.office_id = office.id
         and not exists (select from incoming_document document where document.case_id = opened.id)) as "byHand",
       (select count(*)::int from incoming_document document where document.office_id = office.id and document.case_id is null) as waiting,
       coalesce((select json_agg(json_build_object('chain', chain_id, 'draw', draw, 'seat', seat,
           'at', to_char(assigned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by assigned_at desc)
         from (select * from incoming_document document where document.office_id = office.id and draw is not null
           order by assigned_at desc limit ${lastDraws}) newest), '[]') as last
     from office order by office.id`,
  );

/** The office of a draw, null for one that was not made. */
export async function readOfficeOfDraw(db: Queryable, chain: number, draw: number): Promise<{ id: number; name: Translated } | null> {
  const [row] = await db.sql<{ id: number; name: Translated }>(
    `select office.id, office.name from incoming_document document join office on office.id = document.office_id
     where chain_id = $1 and draw = $2`,
    [chain, draw],
  );
  return row ?? null;
}
