import type { WebhookEvent } from '@ochiq/shared/webhooks';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../identity/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Where a person's program hears of events. Its secret is made from the installation's and this id: it stands in no table. */
export const webhook = pgTable(
  'webhook',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    url: text().notNull(),
    events: text().array().$type<WebhookEvent[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Attempts that failed since the last one that did not. */
    failures: integer().notNull().default(0),
    disabledAt: instant('disabled_at'),
    ending: text(),
  },
  (t) => [
    index('webhook_person').on(t.personId),
    check(
      'webhook_ending',
      sql`(${t.disabledAt} is null) = (${t.ending} is null) and (${t.ending} is null or ${t.ending} in ('failing', 'gone'))`,
    ),
  ],
);

/** A message to a receiver, as it is sent each time. A node that sends it holds it until `claimedUntil`. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    id: uuid().primaryKey(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhook.id, { onDelete: 'cascade' }),
    eventId: text('event_id').notNull(),
    type: text().notNull(),
    body: text().notNull(),
    state: text().notNull(),
    attempts: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at'),
    claimedUntil: instant('claimed_until'),
    status: integer(),
    error: text(),
  },
  (t) => [
    // An event is told to a receiver once, whichever node reads the log.
    unique('webhook_delivery_event').on(t.webhookId, t.eventId),
    index('webhook_delivery_due').on(t.dueAt).where(sql`state = 'waiting'`),
    index('webhook_delivery_age').on(t.createdAt),
    check(
      'webhook_delivery_state',
      sql`${t.state} in ('waiting', 'delivered', 'failed') and (${t.state} = 'waiting') = (${t.dueAt} is not null)`,
    ),
  ],
);
