CREATE TABLE "case_cost" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" integer NOT NULL,
	"ground" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_cost_amount" CHECK ("case_cost"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "case_end" (
	"case_id" integer PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"ground" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"proposed_by" uuid,
	"approved_by" uuid,
	"recovered_minor" bigint NOT NULL,
	"remaining_minor" bigint NOT NULL,
	CONSTRAINT "case_end_outcome" CHECK ("case_end"."outcome" in ('enforced', 'partly', 'unenforceable', 'terminated', 'transferred')),
	CONSTRAINT "case_end_four_eyes" CHECK (case when "case_end"."outcome" = 'enforced' then num_nonnulls("case_end"."proposed_by", "case_end"."approved_by") = 0 and "case_end"."remaining_minor" = 0
        else num_nulls("case_end"."proposed_by", "case_end"."approved_by") = 0 and "case_end"."proposed_by" <> "case_end"."approved_by" end)
);
--> statement-breakpoint
CREATE TABLE "case_end_proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" integer NOT NULL,
	"outcome" text NOT NULL,
	"ground" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"approved" boolean,
	CONSTRAINT "case_end_proposal_outcome" CHECK ("case_end_proposal"."outcome" in ('partly', 'unenforceable', 'terminated', 'transferred')),
	CONSTRAINT "case_end_proposal_four_eyes" CHECK ("case_end_proposal"."decided_by" is null or not "case_end_proposal"."approved" or "case_end_proposal"."decided_by" <> "case_end_proposal"."proposed_by"),
	CONSTRAINT "case_end_proposal_decided" CHECK (num_nulls("case_end_proposal"."decided_by", "case_end_proposal"."decided_at", "case_end_proposal"."approved") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "case_payment" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "case_payment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"case_id" integer NOT NULL,
	"source" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"taken_at" timestamp (3) with time zone,
	CONSTRAINT "case_payment_key" UNIQUE("key"),
	CONSTRAINT "case_payment_amount" CHECK ("case_payment"."amount_minor" >= 0),
	CONSTRAINT "case_payment_source" CHECK ("case_payment"."source" in ('auction', 'debtor', 'account', 'income'))
);
--> statement-breakpoint
CREATE TABLE "case_recovery" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "case_recovery_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"case_id" integer NOT NULL,
	"source" text NOT NULL,
	"part" text NOT NULL,
	"party_id" uuid,
	"amount_minor" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_recovery_key" UNIQUE("key"),
	CONSTRAINT "case_recovery_source" CHECK ("case_recovery"."source" in ('auction', 'debtor', 'account', 'income')),
	CONSTRAINT "case_recovery_part" CHECK ("case_recovery"."part" in ('claim', 'fee', 'costs') and ("case_recovery"."part" = 'claim') = ("case_recovery"."party_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "case_cost" ADD CONSTRAINT "case_cost_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_cost" ADD CONSTRAINT "case_cost_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_end" ADD CONSTRAINT "case_end_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_end" ADD CONSTRAINT "case_end_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_end" ADD CONSTRAINT "case_end_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_end_proposal" ADD CONSTRAINT "case_end_proposal_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_end_proposal" ADD CONSTRAINT "case_end_proposal_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_end_proposal" ADD CONSTRAINT "case_end_proposal_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_payment" ADD CONSTRAINT "case_payment_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_recovery" ADD CONSTRAINT "case_recovery_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_recovery" ADD CONSTRAINT "case_recovery_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_cost_case" ON "case_cost" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_end_at" ON "case_end" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "case_end_proposal_waiting" ON "case_end_proposal" USING btree ("case_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "case_payment_case" ON "case_payment" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_payment_waiting" ON "case_payment" USING btree ("id") WHERE taken_at is null;--> statement-breakpoint
CREATE INDEX "case_recovery_case" ON "case_recovery" USING btree ("case_id");--> statement-breakpoint
CREATE TRIGGER case_end_append_only BEFORE UPDATE OR DELETE ON case_end FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER case_recovery_append_only BEFORE UPDATE OR DELETE ON case_recovery FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What sales have paid so far.
INSERT INTO case_recovery (key, case_id, source, part, party_id, amount_minor, at)
SELECT 'distribution:' || s.lot_id || ':' || s.attempt || ':' || s.position, lot.case_id, 'auction',
  CASE s.rank WHEN 'enforcement_fee' THEN 'fee' ELSE 'claim' END,
  CASE s.rank WHEN 'enforcement_fee' THEN NULL ELSE s.party_id END, s.paid_minor, sale.distributed_at
FROM sale_share s JOIN sale USING (lot_id, attempt) JOIN lot ON lot.id = s.lot_id
WHERE sale.state = 'distributed' AND s.paid_minor > 0 AND s.rank NOT IN ('debtor', 'sale_costs');
