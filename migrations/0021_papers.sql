CREATE TABLE "paper" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "paper_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"lot_id" integer NOT NULL,
	"kind" text NOT NULL,
	"edition" integer NOT NULL,
	"number" text NOT NULL,
	"seq" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"people" jsonb NOT NULL,
	"record" jsonb,
	"state" text NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"issued_at" timestamp (3) with time zone,
	"signed_by" uuid,
	"signed_role" text,
	"signed_at" timestamp (3) with time zone,
	CONSTRAINT "paper_edition" UNIQUE("lot_id","kind","edition"),
	CONSTRAINT "paper_state" CHECK ("paper"."state" in ('drafted', 'issued', 'signed')),
	CONSTRAINT "paper_issue" CHECK (("paper"."state" = 'drafted') = ("paper"."issued_at" is null) and ("paper"."state" = 'drafted') = ("paper"."record" is null)),
	CONSTRAINT "paper_signature" CHECK (("paper"."state" = 'signed') = ("paper"."signed_at" is not null and "paper"."signed_by" is not null and "paper"."signed_role" is not null))
);
--> statement-breakpoint
CREATE TABLE "paper_cursor" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"next" bigint NOT NULL,
	CONSTRAINT "paper_cursor_one" CHECK ("paper_cursor"."id" = 1 and "paper_cursor"."next" >= 0)
);
--> statement-breakpoint
CREATE TABLE "paper_file" (
	"paper_id" integer NOT NULL,
	"language" text NOT NULL,
	"copy" text NOT NULL,
	"signed" boolean NOT NULL,
	"sha256" char(64) NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "paper_file_paper_id_language_copy_signed_pk" PRIMARY KEY("paper_id","language","copy","signed"),
	CONSTRAINT "paper_file_language" CHECK ("paper_file"."language" in ('uz', 'ru', 'ky', 'en')),
	CONSTRAINT "paper_file_copy" CHECK ("paper_file"."copy" in ('public', 'official')),
	CONSTRAINT "paper_file_bytes" CHECK ("paper_file"."bytes" > 0)
);
--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_file" ADD CONSTRAINT "paper_file_paper_id_paper_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."paper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_drafted" ON "paper" USING btree ("id") WHERE state = 'drafted';
--> statement-breakpoint
-- Papers are issued for what happens from now on.
INSERT INTO paper_cursor (next) SELECT coalesce(max(index) + 1, 0) FROM log_leaf;
--> statement-breakpoint
CREATE TRIGGER paper_file_append_only BEFORE UPDATE OR DELETE ON paper_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paper_file_no_truncate BEFORE TRUNCATE ON paper_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What a paper says stays as it was; only its way to the signature may go on, and never back.
CREATE FUNCTION keep_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'signed'
    OR (OLD.id, OLD.lot_id, OLD.kind, OLD.edition, OLD.number, OLD.seq, OLD.facts, OLD.people, OLD.drafted_at)
      IS DISTINCT FROM (NEW.id, NEW.lot_id, NEW.kind, NEW.edition, NEW.number, NEW.seq, NEW.facts, NEW.people, NEW.drafted_at)
    OR (OLD.state = 'issued' AND (OLD.record, OLD.issued_at) IS DISTINCT FROM (NEW.record, NEW.issued_at)) THEN
    RAISE EXCEPTION '% on paper % is refused', TG_OP, OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER paper_kept BEFORE UPDATE OR DELETE ON paper FOR EACH ROW EXECUTE FUNCTION keep_paper();
--> statement-breakpoint
CREATE TRIGGER paper_no_truncate BEFORE TRUNCATE ON paper FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
