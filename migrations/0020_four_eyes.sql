CREATE TABLE "lot_proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" integer NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"approved" boolean,
	"changes" jsonb,
	CONSTRAINT "lot_proposal_kind" CHECK ("lot_proposal"."kind" in ('correction', 'withdrawal')),
	CONSTRAINT "lot_proposal_four_eyes" CHECK ("lot_proposal"."decided_by" is null or not "lot_proposal"."approved" or "lot_proposal"."decided_by" <> "lot_proposal"."proposed_by"),
	CONSTRAINT "lot_proposal_decided" CHECK (("lot_proposal"."decided_at" is null) = ("lot_proposal"."decided_by" is null) and ("lot_proposal"."decided_at" is null) = ("lot_proposal"."approved" is null))
);
--> statement-breakpoint
CREATE TABLE "lot_suspension" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" integer NOT NULL,
	"order_number" text NOT NULL,
	"court_id" integer NOT NULL,
	"issued_on" date NOT NULL,
	"begun" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"suspended_by" uuid NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"resumed_at" timestamp (3) with time zone,
	"resumed_by" uuid,
	"resumption_ground" text,
	"resumption_order" text,
	CONSTRAINT "lot_suspension_four_eyes" CHECK ("lot_suspension"."confirmed_by" is null or "lot_suspension"."confirmed_by" <> "lot_suspension"."suspended_by"),
	CONSTRAINT "lot_suspension_end" CHECK (("lot_suspension"."resumed_at" is null) = ("lot_suspension"."resumed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "lot_version" (
	"lot_id" integer NOT NULL,
	"version" integer NOT NULL,
	"step" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"comment" text,
	"snapshot" jsonb NOT NULL,
	CONSTRAINT "lot_version_lot_id_version_pk" PRIMARY KEY("lot_id","version"),
	CONSTRAINT "lot_version_number" CHECK ("lot_version"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "withdrawal_kind" text;--> statement-breakpoint
ALTER TABLE "lot_proposal" ADD CONSTRAINT "lot_proposal_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_proposal" ADD CONSTRAINT "lot_proposal_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_proposal" ADD CONSTRAINT "lot_proposal_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD CONSTRAINT "lot_suspension_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD CONSTRAINT "lot_suspension_court_id_court_id_fk" FOREIGN KEY ("court_id") REFERENCES "public"."court"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD CONSTRAINT "lot_suspension_suspended_by_person_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD CONSTRAINT "lot_suspension_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD CONSTRAINT "lot_suspension_resumed_by_person_id_fk" FOREIGN KEY ("resumed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_version" ADD CONSTRAINT "lot_version_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_version" ADD CONSTRAINT "lot_version_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "lot_proposal_waiting" ON "lot_proposal" USING btree ("lot_id","kind") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "lot_proposal_lot" ON "lot_proposal" USING btree ("lot_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "lot_suspension_lasting" ON "lot_suspension" USING btree ("lot_id") WHERE resumed_at is null;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_withdrawal_kind" CHECK ("lot"."withdrawal_kind" is null or "lot"."state" = 'withdrawn');
--> statement-breakpoint
-- Who wrote what when is proved by versions that nobody can rewrite.
CREATE TRIGGER lot_version_append_only BEFORE UPDATE OR DELETE ON lot_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER lot_version_no_truncate BEFORE TRUNCATE ON lot_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
