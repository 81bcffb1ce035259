CREATE TABLE "bidding_bar" (
	"person_id" uuid NOT NULL,
	"lot_id" integer NOT NULL,
	"attempt" integer NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bidding_bar_person_id_lot_id_attempt_pk" PRIMARY KEY("person_id","lot_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "creditor_offer" (
	"lot_id" integer NOT NULL,
	"party_id" uuid NOT NULL,
	"price_minor" bigint NOT NULL,
	"offered_by" uuid NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "creditor_offer_lot_id_party_id_pk" PRIMARY KEY("lot_id","party_id"),
	CONSTRAINT "creditor_offer_answer" CHECK ("creditor_offer"."answer" in ('taken', 'declined', 'lapsed') and ("creditor_offer"."answer" is null) = ("creditor_offer"."answered_at" is null)),
	CONSTRAINT "creditor_offer_price" CHECK ("creditor_offer"."price_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "lot_aftermath" (
	"lot_id" integer PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "lot_aftermath_state" CHECK ("lot_aftermath"."state" in ('repeated', 'offered', 'taken', 'declined', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "sale" (
	"lot_id" integer NOT NULL,
	"attempt" integer NOT NULL,
	"kind" text NOT NULL,
	"buyer_id" uuid,
	"party_id" uuid,
	"bidder" integer,
	"price_minor" bigint NOT NULL,
	"set_off_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"deposit_minor" bigint NOT NULL,
	"forfeited_minor" bigint DEFAULT 0 NOT NULL,
	"reference" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"defaulted_at" timestamp (3) with time zone,
	"act_number" text,
	"act_on" date,
	"recorded_by" uuid,
	"recorded_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"handed_over_at" timestamp (3) with time zone,
	"proposed_by" uuid,
	"proposed_at" timestamp (3) with time zone,
	"distributed_by" uuid,
	"distributed_at" timestamp (3) with time zone,
	"annulled_by" uuid,
	"annulled_at" timestamp (3) with time zone,
	"court_id" integer,
	"order_number" text,
	"ordered_on" date,
	CONSTRAINT "sale_lot_id_attempt_pk" PRIMARY KEY("lot_id","attempt"),
	CONSTRAINT "sale_reference" UNIQUE("reference"),
	CONSTRAINT "sale_state" CHECK ("sale"."state" in ('to_pay', 'paid', 'handed_over', 'distributed', 'defaulted', 'annulled')),
	CONSTRAINT "sale_kind" CHECK ("sale"."kind" in ('winner', 'runner_up', 'creditor') and ("sale"."kind" = 'creditor') = ("sale"."party_id" is not null)),
	CONSTRAINT "sale_who" CHECK (("sale"."kind" = 'creditor') = ("sale"."buyer_id" is null) and ("sale"."buyer_id" is null) = ("sale"."bidder" is null)),
	CONSTRAINT "sale_amounts" CHECK ("sale"."price_minor" > 0 and "sale"."set_off_minor" between 0 and "sale"."price_minor" and "sale"."deposit_minor" >= 0 and "sale"."forfeited_minor" >= 0),
	CONSTRAINT "sale_paid" CHECK ("sale"."state" not in ('paid', 'handed_over', 'distributed') or "sale"."paid_at" is not null),
	CONSTRAINT "sale_handed_over" CHECK ("sale"."state" not in ('handed_over', 'distributed') or ("sale"."handed_over_at" is not null and "sale"."act_number" is not null)),
	CONSTRAINT "sale_distributed" CHECK ("sale"."state" <> 'distributed' or ("sale"."distributed_at" is not null and "sale"."proposed_by" <> "sale"."distributed_by")),
	CONSTRAINT "sale_second_person" CHECK ("sale"."confirmed_by" is null or "sale"."confirmed_by" <> "sale"."recorded_by"),
	CONSTRAINT "sale_annulled" CHECK (("sale"."state" = 'annulled') = ("sale"."annulled_at" is not null and "sale"."court_id" is not null and "sale"."order_number" is not null)),
	CONSTRAINT "sale_defaulted" CHECK (("sale"."state" = 'defaulted') = ("sale"."defaulted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "sale_cost" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" integer NOT NULL,
	"position" integer NOT NULL,
	"ground" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sale_cost_amount" CHECK ("sale_cost"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "sale_share" (
	"lot_id" integer NOT NULL,
	"attempt" integer NOT NULL,
	"position" integer NOT NULL,
	"rank" text NOT NULL,
	"party_id" uuid,
	"ground" text NOT NULL,
	"claim_minor" bigint NOT NULL,
	"paid_minor" bigint NOT NULL,
	CONSTRAINT "sale_share_lot_id_attempt_position_pk" PRIMARY KEY("lot_id","attempt","position"),
	CONSTRAINT "sale_share_amounts" CHECK ("sale_share"."paid_minor" >= 0 and "sale_share"."claim_minor" >= "sale_share"."paid_minor")
);
--> statement-breakpoint
ALTER TABLE "payable" DROP CONSTRAINT "payable_state_known";--> statement-breakpoint
ALTER TABLE "payable" DROP CONSTRAINT "payable_sent";--> statement-breakpoint
ALTER TABLE "bidding_bar" ADD CONSTRAINT "bidding_bar_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bidding_bar" ADD CONSTRAINT "bidding_bar_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creditor_offer" ADD CONSTRAINT "creditor_offer_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creditor_offer" ADD CONSTRAINT "creditor_offer_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creditor_offer" ADD CONSTRAINT "creditor_offer_offered_by_person_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_aftermath" ADD CONSTRAINT "lot_aftermath_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_aftermath" ADD CONSTRAINT "lot_aftermath_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_buyer_id_person_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_distributed_by_person_id_fk" FOREIGN KEY ("distributed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_annulled_by_person_id_fk" FOREIGN KEY ("annulled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_court_id_court_id_fk" FOREIGN KEY ("court_id") REFERENCES "public"."court"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_cost" ADD CONSTRAINT "sale_cost_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_cost" ADD CONSTRAINT "sale_cost_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_share" ADD CONSTRAINT "sale_share_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_share" ADD CONSTRAINT "sale_share_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "creditor_offer_open" ON "creditor_offer" USING btree ("until") WHERE answer is null;--> statement-breakpoint
CREATE INDEX "sale_due" ON "sale" USING btree ("due_at") WHERE state = 'to_pay';--> statement-breakpoint
CREATE INDEX "sale_buyer" ON "sale" USING btree ("buyer_id");--> statement-breakpoint
CREATE INDEX "sale_cost_lot" ON "sale_cost" USING btree ("lot_id");--> statement-breakpoint
ALTER TABLE "payable" ADD CONSTRAINT "payable_state_known" CHECK ("payable"."state" in ('open', 'sent', 'settled', 'returned', 'cancelled'));--> statement-breakpoint
ALTER TABLE "payable" ADD CONSTRAINT "payable_sent" CHECK ("payable"."state" in ('open', 'cancelled') or ("payable"."attempt" > 0 and "payable"."end_to_end_id" is not null));--> statement-breakpoint
-- Who may not bid on a lot: the office that sells it, the parties of its case who owe, and whoever did not pay for a lot they had bought.
CREATE OR REPLACE FUNCTION bid_exclusion(wanted_lot integer, wanted_person uuid) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE
    WHEN EXISTS (
      SELECT 1 FROM lot JOIN role_grant ON role_grant.office_id = lot.office_id
      WHERE lot.id = wanted_lot AND role_grant.person_id = wanted_person
    ) THEN 'own_office'
    WHEN EXISTS (
      SELECT 1 FROM lot
      JOIN enforcement_case ON enforcement_case.id = lot.case_id
      JOIN party ON party.id = enforcement_case.debtor_id
      JOIN person ON person.national_id = party.national_id
      WHERE lot.id = wanted_lot AND person.id = wanted_person
    ) THEN 'party_to_case'
    WHEN EXISTS (SELECT 1 FROM bidding_bar WHERE bidding_bar.person_id = wanted_person AND bidding_bar.until > now()) THEN 'in_default'
  END
$$;
