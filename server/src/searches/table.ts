import type { Category, Region } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';
import type { Criteria, Pace } from '@ochiq/shared/searches';
import { sql } from 'drizzle-orm';
import { bigint, char, check, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '../identity/index.js';
import { lot } from '../lots/index.js';

const tsquery = customType<{ data: string }>({ dataType: () => 'tsquery' });
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A search that someone keeps: what new lots must be to be told of. Null lets all through. */
export const savedSearch = pgTable(
  'saved_search',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    pace: text().$type<Pace>().notNull(),
    /** As it was asked for, to be shown; the columns below are made from it, to be compared with lots. */
    criteria: jsonb().$type<Criteria>().notNull(),
    createdAt: instant('created_at').notNull(),
    words: tsquery(),
    category: text().$type<Category>().array(),
    region: text().$type<Region>().array(),
    court: integer().array(),
    currency: char({ length: 3 }).$type<Currency>(),
    priceFromMinor: bigint('price_from_minor', { mode: 'bigint' }),
    priceToMinor: bigint('price_to_minor', { mode: 'bigint' }),
    endsBefore: instant('ends_before'),
  },
  (t) => [index('saved_search_person').on(t.personId), check('saved_search_pace', sql`${t.pace} in ('at_once', 'daily')`)],
);

/** A new lot that fits a search: found once, told once. */
export const searchHit = pgTable(
  'search_hit',
  {
    searchId: bigint('search_id', { mode: 'number' })
      .notNull()
      .references(() => savedSearch.id, { onDelete: 'cascade' }),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    foundAt: instant('found_at').notNull(),
    dueAt: instant('due_at').notNull(),
    toldAt: instant('told_at'),
  },
  (t) => [primaryKey({ columns: [t.searchId, t.lotId] }), index('search_hit_due').on(t.dueAt).where(sql`told_at is null`)],
);
