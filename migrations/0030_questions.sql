CREATE TABLE "lot_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" integer NOT NULL,
	"asker_id" uuid,
	"question" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "lot_question_length" CHECK (char_length("lot_question"."question") between 10 and 500 and char_length("lot_question"."answer") between 2 and 2000),
	CONSTRAINT "lot_question_answer" CHECK (("lot_question"."answer" is null) = ("lot_question"."answered_at" is null) and ("lot_question"."answer" is null) = ("lot_question"."answered_by" is null)),
	CONSTRAINT "lot_question_asker" CHECK ("lot_question"."asker_id" is not null or "lot_question"."answer" is not null)
);
--> statement-breakpoint
ALTER TABLE "lot_question" ADD CONSTRAINT "lot_question_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lot_question_lot" ON "lot_question" USING btree ("lot_id","answered_at");--> statement-breakpoint
CREATE INDEX "lot_question_asker" ON "lot_question" USING btree ("asker_id","asked_at");--> statement-breakpoint
-- What was answered is public, and stands in the log by its hash: nobody changes or deletes it. Only who asked may be forgotten.
CREATE FUNCTION keep_answered_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.answer IS NULL AND (tg_op = 'DELETE' OR (new.id, new.lot_id, new.question, new.asked_at) = (old.id, old.lot_id, old.question, old.asked_at)) THEN
    RETURN coalesce(new, old);
  END IF;
  IF tg_op = 'UPDATE' AND new.asker_id IS NULL AND (new.id, new.lot_id, new.question, new.asked_at, new.answer, new.answered_by, new.answered_at)
     = (old.id, old.lot_id, old.question, old.asked_at, old.answer, old.answered_by, old.answered_at) THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'an answered question never changes';
END $$;
--> statement-breakpoint
CREATE TRIGGER lot_question_kept BEFORE UPDATE OR DELETE ON lot_question FOR EACH ROW EXECUTE FUNCTION keep_answered_question();
