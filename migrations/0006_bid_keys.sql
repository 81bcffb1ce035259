-- Each bid changes leader and runner-up: two look-ups of a person row by row, and a lock on each, for whoever the bid's own
-- transaction has just seen. Both have bid on the lot, and bids keep their person (trigger person_keeps_bids).
ALTER TABLE "lot" DROP CONSTRAINT "lot_leader_id_person_id_fk";
--> statement-breakpoint
ALTER TABLE "lot" DROP CONSTRAINT "lot_runner_up_id_person_id_fk";
--> statement-breakpoint
-- Each bidder of a batch is looked for among the debtors.
CREATE INDEX "enforcement_case_debtor" ON "enforcement_case" USING btree ("debtor_id");