CREATE TABLE "bank_entry" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"statement_id" integer NOT NULL,
	"key" text NOT NULL,
	"line" integer NOT NULL,
	"direction" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"booked_on" date NOT NULL,
	"end_to_end_id" text,
	"other_name" text,
	"other_account" text,
	"other_bank" text,
	"remittance" text NOT NULL,
	"outcome" text NOT NULL,
	"credited_minor" bigint NOT NULL,
	"lot_id" integer,
	"bidder" integer,
	"resolved_by" uuid,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "bank_entry_key" UNIQUE("key"),
	CONSTRAINT "bank_entry_amount" CHECK ("bank_entry"."amount_minor" > 0 and "bank_entry"."credited_minor" between 0 and "bank_entry"."amount_minor"),
	CONSTRAINT "bank_entry_direction" CHECK ("bank_entry"."direction" in ('credit', 'debit'))
);
--> statement-breakpoint
CREATE TABLE "bank_statement" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_statement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"number" text NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"opening_minor" bigint NOT NULL,
	"closing_minor" bigint NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"imported_by" uuid,
	CONSTRAINT "bank_statement_number" UNIQUE("account","number")
);
--> statement-breakpoint
CREATE TABLE "payment_file" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payment_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"message_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"payment_count" integer NOT NULL,
	"sum_minor" bigint NOT NULL,
	"xml" text NOT NULL,
	CONSTRAINT "payment_file_message" UNIQUE("message_id")
);
--> statement-breakpoint
ALTER TABLE "deposit" DROP CONSTRAINT "deposit_state";--> statement-breakpoint
ALTER TABLE "deposit" ALTER COLUMN "held_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "deposit" ADD COLUMN "registered_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL;--> statement-breakpoint
ALTER TABLE "deposit" ADD COLUMN "checked" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "deposit" ADD COLUMN "checked_by" uuid;--> statement-breakpoint
ALTER TABLE "deposit" ADD COLUMN "reserve" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "payout_account" text;--> statement-breakpoint
ALTER TABLE "party" ADD COLUMN "payout_bank" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "payout_account" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "payout_bank" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "payout_holder" text;--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_statement_id_bank_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_resolved_by_person_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement" ADD CONSTRAINT "bank_statement_imported_by_person_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_file" ADD CONSTRAINT "payment_file_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_entry_statement" ON "bank_entry" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "bank_entry_deposit" ON "bank_entry" USING btree ("lot_id","bidder");--> statement-breakpoint
CREATE INDEX "bank_entry_unmatched" ON "bank_entry" USING btree ("id") WHERE outcome = 'unmatched';--> statement-breakpoint
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_checked_by_person_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deposit_unchecked" ON "deposit" USING btree ("lot_id") WHERE not checked and state = 'awaiting';--> statement-breakpoint
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_held" CHECK ("deposit"."state" in ('awaiting', 'cancelled') or ("deposit"."held_at" is not null and "deposit"."checked"));--> statement-breakpoint
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_state" CHECK ("deposit"."state" in ('awaiting', 'held', 'released', 'applied', 'cancelled', 'forfeited'));--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_payout" CHECK (num_nulls("party"."payout_account", "party"."payout_bank") in (0, 2));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_payout" CHECK (num_nulls("person"."payout_account", "person"."payout_bank", "person"."payout_holder") in (0, 3));
--> statement-breakpoint
-- What the bank has told, and what it was ordered, stays as it was; of an entry only what was decided about it may change.
CREATE TRIGGER bank_statement_append_only BEFORE UPDATE OR DELETE ON bank_statement FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER payment_file_append_only BEFORE UPDATE OR DELETE ON payment_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bank_entry_no_delete BEFORE DELETE ON bank_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
