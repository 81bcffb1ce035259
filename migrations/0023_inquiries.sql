CREATE TABLE "lot_freeze" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lot_freeze_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"inquiry_id" integer NOT NULL,
	"lot_id" integer NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"until" timestamp (3) with time zone,
	"release_asked_by" uuid,
	"release_agreed_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "lot_freeze_state" CHECK ("lot_freeze"."state" in ('proposed', 'declined', 'frozen', 'releasing', 'released', 'lapsed', 'ended')),
	CONSTRAINT "lot_freeze_decided" CHECK (("lot_freeze"."state" = 'proposed') = ("lot_freeze"."decided_by" is null) and ("lot_freeze"."decided_by" is null) = ("lot_freeze"."decided_at" is null)),
	CONSTRAINT "lot_freeze_four_eyes" CHECK ("lot_freeze"."state" in ('proposed', 'declined') or "lot_freeze"."decided_by" <> "lot_freeze"."proposed_by"),
	CONSTRAINT "lot_freeze_until" CHECK (("lot_freeze"."until" is null) = ("lot_freeze"."state" in ('proposed', 'declined'))),
	CONSTRAINT "lot_freeze_release" CHECK (("lot_freeze"."state" = 'released') = ("lot_freeze"."release_agreed_by" is not null)),
	CONSTRAINT "lot_freeze_release_four_eyes" CHECK ("lot_freeze"."release_agreed_by" is null or "lot_freeze"."release_asked_by" <> "lot_freeze"."release_agreed_by"),
	CONSTRAINT "lot_freeze_releasing" CHECK ("lot_freeze"."state" <> 'releasing' or "lot_freeze"."release_asked_by" is not null),
	CONSTRAINT "lot_freeze_ended" CHECK (("lot_freeze"."ended_at" is null) = ("lot_freeze"."state" in ('proposed', 'frozen', 'releasing')))
);
--> statement-breakpoint
CREATE TABLE "identity_look" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity_look_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"auditor_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"inquiry_id" integer,
	CONSTRAINT "identity_look_reason" CHECK ("identity_look"."reason" in ('inquiry', 'bundle', 'complaint', 'other')),
	CONSTRAINT "identity_look_of" CHECK ("identity_look"."reason" not in ('inquiry', 'bundle') or "identity_look"."inquiry_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "identity_look_person" (
	"look_id" integer NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "identity_look_person_look_id_person_id_pk" PRIMARY KEY("look_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "inquiry" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inquiry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"state" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"assignee_id" uuid,
	"reason" text NOT NULL,
	"hits" jsonb NOT NULL,
	"outcome" text,
	"conclusion" text,
	"concluded_by" uuid,
	"concluded_at" timestamp (3) with time zone,
	"agreed_by" uuid,
	"agreed_at" timestamp (3) with time zone,
	CONSTRAINT "inquiry_state" CHECK ("inquiry"."state" in ('open', 'waiting', 'referring', 'concluded')),
	CONSTRAINT "inquiry_outcome" CHECK ("inquiry"."outcome" in ('no_concern', 'explained', 'referred')),
	CONSTRAINT "inquiry_conclusion" CHECK (num_nulls("inquiry"."outcome", "inquiry"."conclusion", "inquiry"."concluded_by", "inquiry"."concluded_at") in (0, 4)),
	CONSTRAINT "inquiry_concluded" CHECK (("inquiry"."outcome" is not null) = ("inquiry"."state" in ('referring', 'concluded'))),
	CONSTRAINT "inquiry_agreed" CHECK (("inquiry"."agreed_by" is not null) = ("inquiry"."state" = 'concluded' and "inquiry"."outcome" = 'referred')),
	CONSTRAINT "inquiry_four_eyes" CHECK ("inquiry"."agreed_by" is null or "inquiry"."agreed_by" <> "inquiry"."concluded_by")
);
--> statement-breakpoint
CREATE TABLE "inquiry_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inquiry_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inquiry_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"text" text,
	"lot_id" integer,
	"assignee_id" uuid
);
--> statement-breakpoint
CREATE TABLE "inquiry_question" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inquiry_question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"inquiry_id" integer NOT NULL,
	"official_id" uuid NOT NULL,
	"lots" jsonb NOT NULL,
	"question" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "inquiry_question_answer" CHECK (("inquiry_question"."answer" is null) = ("inquiry_question"."answered_at" is null)),
	CONSTRAINT "inquiry_question_due" CHECK ("inquiry_question"."due_at" > "inquiry_question"."asked_at")
);
--> statement-breakpoint
CREATE TABLE "inquiry_subject" (
	"inquiry_id" integer NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	CONSTRAINT "inquiry_subject_inquiry_id_kind_subject_id_pk" PRIMARY KEY("inquiry_id","kind","subject_id"),
	CONSTRAINT "inquiry_subject_kind" CHECK ("inquiry_subject"."kind" in ('lot', 'bidder', 'ring', 'official', 'office'))
);
--> statement-breakpoint
ALTER TABLE "lot" DROP CONSTRAINT "lot_suspended";--> statement-breakpoint
ALTER TABLE "lot_suspension" DROP CONSTRAINT "lot_suspension_end";--> statement-breakpoint
ALTER TABLE "lot_suspension" ALTER COLUMN "order_number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lot_suspension" ALTER COLUMN "court_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lot_suspension" ALTER COLUMN "issued_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD COLUMN "ground" text DEFAULT 'court' NOT NULL;--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD COLUMN "until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lot_freeze" ADD CONSTRAINT "lot_freeze_inquiry_id_inquiry_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_freeze" ADD CONSTRAINT "lot_freeze_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_freeze" ADD CONSTRAINT "lot_freeze_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_freeze" ADD CONSTRAINT "lot_freeze_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_freeze" ADD CONSTRAINT "lot_freeze_release_asked_by_person_id_fk" FOREIGN KEY ("release_asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_freeze" ADD CONSTRAINT "lot_freeze_release_agreed_by_person_id_fk" FOREIGN KEY ("release_agreed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_look" ADD CONSTRAINT "identity_look_auditor_id_person_id_fk" FOREIGN KEY ("auditor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_look" ADD CONSTRAINT "identity_look_inquiry_id_inquiry_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_look_person" ADD CONSTRAINT "identity_look_person_look_id_identity_look_id_fk" FOREIGN KEY ("look_id") REFERENCES "public"."identity_look"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_look_person" ADD CONSTRAINT "identity_look_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry" ADD CONSTRAINT "inquiry_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry" ADD CONSTRAINT "inquiry_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry" ADD CONSTRAINT "inquiry_concluded_by_person_id_fk" FOREIGN KEY ("concluded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry" ADD CONSTRAINT "inquiry_agreed_by_person_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_event" ADD CONSTRAINT "inquiry_event_inquiry_id_inquiry_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_event" ADD CONSTRAINT "inquiry_event_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_event" ADD CONSTRAINT "inquiry_event_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_event" ADD CONSTRAINT "inquiry_event_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_question" ADD CONSTRAINT "inquiry_question_inquiry_id_inquiry_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_question" ADD CONSTRAINT "inquiry_question_official_id_person_id_fk" FOREIGN KEY ("official_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_question" ADD CONSTRAINT "inquiry_question_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_subject" ADD CONSTRAINT "inquiry_subject_inquiry_id_inquiry_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lot_freeze_of" ON "lot_freeze" USING btree ("inquiry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lot_freeze_lasting" ON "lot_freeze" USING btree ("lot_id") WHERE state in ('proposed', 'frozen', 'releasing');--> statement-breakpoint
CREATE INDEX "lot_freeze_due" ON "lot_freeze" USING btree ("until") WHERE state in ('frozen', 'releasing');--> statement-breakpoint
CREATE INDEX "identity_look_auditor" ON "identity_look" USING btree ("auditor_id","at");--> statement-breakpoint
CREATE INDEX "identity_look_inquiry" ON "identity_look" USING btree ("inquiry_id");--> statement-breakpoint
CREATE INDEX "identity_look_of_person" ON "identity_look_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "inquiry_assignee" ON "inquiry" USING btree ("assignee_id","id");--> statement-breakpoint
CREATE INDEX "inquiry_event_of" ON "inquiry_event" USING btree ("inquiry_id","id");--> statement-breakpoint
CREATE INDEX "inquiry_question_of" ON "inquiry_question" USING btree ("inquiry_id");--> statement-breakpoint
CREATE INDEX "inquiry_question_to" ON "inquiry_question" USING btree ("official_id","id");--> statement-breakpoint
CREATE INDEX "inquiry_subject_of" ON "inquiry_subject" USING btree ("kind","subject_id","inquiry_id");--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_suspended" CHECK (("lot"."state" = 'suspended') = ("lot"."suspended_at" is not null));--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD CONSTRAINT "lot_suspension_ground" CHECK (case "lot_suspension"."ground" when 'court' then num_nulls("lot_suspension"."order_number", "lot_suspension"."court_id", "lot_suspension"."issued_on") = 0 and "lot_suspension"."until" is null
        when 'inquiry' then num_nonnulls("lot_suspension"."order_number", "lot_suspension"."court_id", "lot_suspension"."issued_on") = 0 and num_nulls("lot_suspension"."until", "lot_suspension"."confirmed_by") = 0
        else false end);--> statement-breakpoint
ALTER TABLE "lot_suspension" ADD CONSTRAINT "lot_suspension_end" CHECK (case when "lot_suspension"."resumed_at" is null then "lot_suspension"."resumed_by" is null else "lot_suspension"."resumed_by" is not null or "lot_suspension"."ground" = 'inquiry' end);--> statement-breakpoint
CREATE FUNCTION refuse_change_when_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is over and does not change', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER inquiry_event_append_only BEFORE UPDATE OR DELETE ON inquiry_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inquiry_event_no_truncate BEFORE TRUNCATE ON inquiry_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inquiry_subject_append_only BEFORE UPDATE OR DELETE ON inquiry_subject FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inquiry_subject_no_truncate BEFORE TRUNCATE ON inquiry_subject FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER identity_look_append_only BEFORE UPDATE OR DELETE ON identity_look FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER identity_look_no_truncate BEFORE TRUNCATE ON identity_look FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER identity_look_person_append_only BEFORE UPDATE OR DELETE ON identity_look_person FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER identity_look_person_no_truncate BEFORE TRUNCATE ON identity_look_person FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inquiry_kept BEFORE DELETE ON inquiry FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inquiry_over BEFORE UPDATE ON inquiry FOR EACH ROW WHEN (old.state = 'concluded') EXECUTE FUNCTION refuse_change_when_over();
--> statement-breakpoint
CREATE TRIGGER inquiry_question_kept BEFORE DELETE ON inquiry_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inquiry_question_over BEFORE UPDATE ON inquiry_question FOR EACH ROW WHEN (old.answer IS NOT NULL)
  EXECUTE FUNCTION refuse_change_when_over();
--> statement-breakpoint
CREATE TRIGGER lot_freeze_kept BEFORE DELETE ON lot_freeze FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER lot_freeze_over BEFORE UPDATE ON lot_freeze FOR EACH ROW WHEN (old.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_change_when_over();
