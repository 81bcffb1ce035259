import type { CalendarFilter, CalendarLot } from '@ochiq/shared/calendar';
import type { Queryable } from '../base/index.js';

export interface CalendarRow extends Omit<CalendarLot, 'startsAt' | 'endsAt'> {
  seq: number;
  place: string;
  startsAt: Date;
  endsAt: Date;
}

/** Published lots that start or end from `from` to before `to`, by their start; at most `limit`. Withdrawn ones are left out. */
export async function readCalendar(db: Queryable, from: Date, to: Date, filter: CalendarFilter, limit: number): Promise<CalendarRow[]> {
  // Two index ranges: the state and the currency stand before the end in its index.
  return db.sql<CalendarRow & { seq: number }>(
    `with due as (
       select id from lot where published_at is not null and starts_at >= $1 and starts_at < $2
       union
       select id from lot where published_at is not null and ends_at >= $1 and ends_at < $2
         and state in ('published', 'live', 'suspended', 'sold', 'unsold') and currency in ('UZS', 'KGS', 'USD')
     )
     select lot.id as lot, lot.seq, lot.title, lot.category, lot.region, lot.office_id as office, lot.state, lot.place,
       lot.starts_at as "startsAt", lot.ends_at as "endsAt"
     from due join lot on lot.id = due.id
     where lot.state <> 'withdrawn' and ($3::int is null or lot.office_id = $3) and ($4::text is null or lot.region = $4)
     order by lot.starts_at, lot.id limit $5`,
    [from, to, filter.office ?? null, filter.region ?? null, limit],
  );
}
