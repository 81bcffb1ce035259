import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../identity/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const personId = () =>
  uuid('person_id')
    .notNull()
    .references(() => person.id);

/** What a person was told. Only kind and facts are kept; the words are made when it is shown or sent. */
export const notice = pgTable(
  'notice',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    personId: personId(),
    kind: text().notNull(),
    /** No foreign key: this room does not know lots. */
    lotId: integer('lot_id'),
    facts: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
    /** When it was decided whether and when a letter goes. */
    sortedAt: instant('sorted_at'),
  },
  (t) => [
    index('notice_person').on(t.personId, t.id),
    index('notice_unread').on(t.personId).where(sql`read_at is null`),
    index('notice_unsorted').on(t.id).where(sql`sorted_at is null`),
    index('notice_told').on(t.lotId, t.kind, t.personId, t.createdAt),
  ],
);

/** A letter that a notice makes. A node that carries it holds it until `claimedUntil`; another may take it up after that. */
export const delivery = pgTable(
  'delivery',
  {
    noticeId: bigint('notice_id', { mode: 'number' })
      .primaryKey()
      .references(() => notice.id, { onDelete: 'cascade' }),
    state: text().notNull(),
    dueAt: instant('due_at').notNull(),
    attempts: integer().notNull().default(0),
    claimedUntil: instant('claimed_until'),
    /** What the mail server said last, without addresses. */
    error: text(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    index('delivery_due').on(t.dueAt).where(sql`state = 'waiting'`),
    index('delivery_dead').on(t.noticeId).where(sql`state = 'dead'`),
    check('delivery_state', sql`${t.state} in ('waiting', 'sent', 'dead')`),
    check('delivery_sent', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
  ],
);

/** How a person wants their letters; whoever has no row gets them all, at any hour. */
export const noticeSetting = pgTable(
  'notice_setting',
  {
    personId: personId().primaryKey(),
    /** Groups of which no letters go. */
    muted: text().array().notNull().default(sql`'{}'`),
    /** Minutes after midnight in `zone`; both null: no quiet hours. */
    quietFrom: smallint('quiet_from'),
    quietUntil: smallint('quiet_until'),
    zone: text().notNull(),
    /** What the unsubscribe links carry: nobody guesses it. */
    token: text().notNull(),
  },
  (t) => [
    unique('notice_setting_token').on(t.token),
    check('notice_setting_quiet', sql`(${t.quietFrom} is null) = (${t.quietUntil} is null)`),
    check('notice_setting_minutes', sql`${t.quietFrom} between 0 and 1439 and ${t.quietUntil} between 0 and 1439`),
  ],
);

/** How far the public log has been read for notices; of what happened before `since` nobody is told. */
export const noticeCursor = pgTable('notice_cursor', {
  name: text().primaryKey(),
  leaf: bigint({ mode: 'number' }).notNull(),
  since: instant('since').notNull(),
});
