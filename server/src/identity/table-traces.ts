import { sql } from 'drizzle-orm';
import { char, check, cidr, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { office, person } from './table.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * That somebody was seen with an address or a device. The value is a hash under a key that is not in the database, so that whoever
 * reads the table cannot try all addresses.
 */
export const trace = pgTable(
  'trace',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    kind: text().notNull(),
    value: char({ length: 32 }).notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    /** The office whose own network the address lay in when it was last seen. */
    inOffice: integer('in_office').references(() => office.id),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.kind, t.value] }),
    index('trace_value').on(t.kind, t.value),
    index('trace_last').on(t.lastAt),
    check('trace_kind', sql`${t.kind} in ('address', 'device')`),
    check('trace_value_form', sql`${t.value} ~ '^[0-9a-f]{32}$'`),
    check('trace_order', sql`${t.lastAt} >= ${t.firstAt}`),
    check('trace_office', sql`${t.inOffice} is null or ${t.kind} = 'address'`),
  ],
);

/** A network that belongs to an office, as its administrator entered it. */
export const officeNetwork = pgTable(
  'office_network',
  {
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    network: cidr().notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.network] })],
);
