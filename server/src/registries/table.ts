import { sql } from 'drizzle-orm';
import { bigint, check, customType, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The book of queries. Never deleted; a row gets its outcome once (trigger). Cases and people stand in rooms to the right: no references. */
export const registryQuery = pgTable(
  'registry_query',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    /** X-Road-Id. The same question asked again later has a row of its own and the same id. */
    messageId: uuid('message_id').notNull(),
    at: instant('at').notNull(),
    registry: text().notNull(),
    kind: text().notNull(),
    ground: text().notNull(),
    /** Null: on another country's behalf. */
    caseId: integer('case_id'),
    officeId: integer('office_id').notNull(),
    /** Null: the system, carrying out what an official had ordered. */
    personId: uuid('person_id'),
    salt: bytea().notNull(),
    /** SHA-256 of salt and national id (`find`), or of salt and the entry's reference. */
    about: bytea().notNull(),
    outcome: text(),
    ms: integer(),
  },
  (t) => [
    index('registry_query_office').on(t.officeId, t.id),
    index('registry_query_case').on(t.caseId, t.id),
    index('registry_query_person').on(t.personId, t.id),
    check('registry_query_case_known', sql`${t.caseId} is not null or ${t.ground} = 'assistance'`),
    check('registry_query_registry', sql`${t.registry} in ('civil', 'cadastre', 'vehicles', 'tax', 'banks')`),
    check('registry_query_kind', sql`${t.kind} in ('find', 'read', 'place', 'release', 'transfer')`),
    check('registry_query_ground', sql`${t.ground} in ('property_search', 'seizure', 'release', 'transfer', 'assistance', 'check')`),
    check(
      'registry_query_outcome',
      sql`num_nulls(${t.outcome}, ${t.ms}) in (0, 2) and ${t.outcome} in ('answered', 'down', 'slow', 'busy', 'lying', 'denied', 'absent', 'refused')`,
    ),
  ],
);
