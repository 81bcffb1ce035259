CREATE TABLE "network_tie" (
	"a_kind" text NOT NULL,
	"a" text NOT NULL,
	"b_kind" text NOT NULL,
	"b" text NOT NULL,
	"tie" text NOT NULL,
	"weight" double precision NOT NULL,
	"lots" integer[] NOT NULL,
	CONSTRAINT "network_tie_a_b_tie_pk" PRIMARY KEY("a","b","tie"),
	CONSTRAINT "network_tie_kind" CHECK ("network_tie"."tie" in ('same_lots', 'payer', 'device', 'sold_to')),
	CONSTRAINT "network_tie_weight" CHECK ("network_tie"."weight" > 0)
);
--> statement-breakpoint
CREATE TABLE "ring_member" (
	"ring" text NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "ring_member_ring_person_id_pk" PRIMARY KEY("ring","person_id")
);
--> statement-breakpoint
CREATE TABLE "scoring_cursor" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"leaf" bigint NOT NULL,
	CONSTRAINT "scoring_cursor_one" CHECK ("scoring_cursor"."id" = 1 and "scoring_cursor"."leaf" >= -1)
);
--> statement-breakpoint
CREATE TABLE "scoring_run" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scoring_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"asked_by" uuid,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"from_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"lots" integer,
	"tested" jsonb,
	"flagged" jsonb,
	"fdr" double precision,
	"lot_flag_at" double precision,
	"took_ms" integer,
	CONSTRAINT "scoring_run_end" CHECK (("scoring_run"."finished_at" is null) = ("scoring_run"."lots" is null) and ("scoring_run"."finished_at" is null) = ("scoring_run"."tested" is null))
);
--> statement-breakpoint
CREATE TABLE "signal_hit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "signal_hit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"signal" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"value" double precision NOT NULL,
	"p_value" double precision NOT NULL,
	"facts" jsonb NOT NULL,
	"lots" integer[] NOT NULL,
	"bids" bigint[] NOT NULL,
	"entries" bigint[] NOT NULL,
	"closed_lot" integer,
	"scored_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signal_hit_p_value" CHECK ("signal_hit"."p_value" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "signal_hit_subject" (
	"hit_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	CONSTRAINT "signal_hit_subject_hit_id_kind_subject_id_pk" PRIMARY KEY("hit_id","kind","subject_id"),
	CONSTRAINT "signal_hit_subject_kind" CHECK ("signal_hit_subject"."kind" in ('lot', 'bidder', 'ring', 'official', 'office'))
);
--> statement-breakpoint
CREATE TABLE "subject_score" (
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"score" double precision NOT NULL,
	"p_value" double precision NOT NULL,
	"q_value" double precision NOT NULL,
	"flagged" boolean NOT NULL,
	"contributions" jsonb NOT NULL,
	"signals" text[] NOT NULL,
	"lots" integer NOT NULL,
	"office_id" integer,
	"last_at" timestamp (3) with time zone NOT NULL,
	"figures" jsonb NOT NULL,
	"peers" text NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "subject_score_kind_subject_id_pk" PRIMARY KEY("kind","subject_id"),
	CONSTRAINT "subject_score_kind" CHECK ("subject_score"."kind" in ('lot', 'bidder', 'ring', 'official', 'office')),
	CONSTRAINT "subject_score_bounds" CHECK ("subject_score"."score" between 0 and 100 and "subject_score"."p_value" between 0 and 1 and "subject_score"."q_value" between 0 and 1 and "subject_score"."lots" >= 0)
);
--> statement-breakpoint
CREATE TABLE "lot_watching" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	CONSTRAINT "lot_watching_order" CHECK ("lot_watching"."to_at" >= "lot_watching"."from_at")
);
--> statement-breakpoint
CREATE TABLE "office_network" (
	"office_id" integer NOT NULL,
	"network" "cidr" NOT NULL,
	CONSTRAINT "office_network_office_id_network_pk" PRIMARY KEY("office_id","network")
);
--> statement-breakpoint
CREATE TABLE "trace" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" char(32) NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"in_office" integer,
	CONSTRAINT "trace_person_id_kind_value_pk" PRIMARY KEY("person_id","kind","value"),
	CONSTRAINT "trace_kind" CHECK ("trace"."kind" in ('address', 'device')),
	CONSTRAINT "trace_value_form" CHECK ("trace"."value" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "trace_order" CHECK ("trace"."last_at" >= "trace"."first_at"),
	CONSTRAINT "trace_office" CHECK ("trace"."in_office" is null or "trace"."kind" = 'address')
);
--> statement-breakpoint
ALTER TABLE "signal_hit_subject" ADD CONSTRAINT "signal_hit_subject_hit_id_signal_hit_id_fk" FOREIGN KEY ("hit_id") REFERENCES "public"."signal_hit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_network" ADD CONSTRAINT "office_network_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace" ADD CONSTRAINT "trace_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace" ADD CONSTRAINT "trace_in_office_office_id_fk" FOREIGN KEY ("in_office") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "network_tie_b" ON "network_tie" USING btree ("b");--> statement-breakpoint
CREATE INDEX "ring_member_person" ON "ring_member" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scoring_run_waiting" ON "scoring_run" USING btree ((finished_at is null)) WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "scoring_run_finished" ON "scoring_run" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "signal_hit_signal" ON "signal_hit" USING btree ("signal");--> statement-breakpoint
CREATE INDEX "signal_hit_closed_lot" ON "signal_hit" USING btree ("closed_lot") WHERE closed_lot is not null;--> statement-breakpoint
CREATE INDEX "signal_hit_subject_of" ON "signal_hit_subject" USING btree ("kind","subject_id","hit_id");--> statement-breakpoint
CREATE INDEX "subject_score_rank" ON "subject_score" USING btree ("kind",(- score),"p_value","subject_id");--> statement-breakpoint
CREATE INDEX "subject_score_flagged" ON "subject_score" USING btree ("kind") WHERE flagged;--> statement-breakpoint
CREATE INDEX "subject_score_peers" ON "subject_score" USING btree ("kind","peers");--> statement-breakpoint
CREATE INDEX "lot_watching_lot" ON "lot_watching" USING btree ("lot_id","from_at");--> statement-breakpoint
CREATE INDEX "lot_watching_person" ON "lot_watching" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "trace_value" ON "trace" USING btree ("kind","value");--> statement-breakpoint
CREATE INDEX "trace_last" ON "trace" USING btree ("last_at");--> statement-breakpoint
-- Closes are scored one by one from now on; those before, by the next scoring of the window.
INSERT INTO scoring_cursor (leaf) SELECT coalesce(max(index), -1) FROM log_leaf;
