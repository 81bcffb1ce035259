-- Foreign keys of a bid are looked up row by row, a third of its cost, for what the bid's own transaction has just seen:
-- it holds the lot's lock and has read the person's session. What they also forbade, taking a lot or a person away from
-- under a bid, is refused where it would happen.
ALTER TABLE "bid" DROP CONSTRAINT "bid_lot_id_lot_id_fk";--> statement-breakpoint
ALTER TABLE "bid" DROP CONSTRAINT "bid_person_id_person_id_fk";--> statement-breakpoint
CREATE FUNCTION refuse_orphan_bids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'lot' THEN
    PERFORM FROM bid WHERE lot_id = OLD.id LIMIT 1;
  ELSE
    PERFORM FROM bid WHERE person_id = OLD.id LIMIT 1;
  END IF;
  IF FOUND THEN
    RAISE EXCEPTION '% % has bids', TG_TABLE_NAME, OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER lot_keeps_bids AFTER DELETE OR UPDATE OF id ON lot FOR EACH ROW EXECUTE FUNCTION refuse_orphan_bids();--> statement-breakpoint
CREATE TRIGGER person_keeps_bids AFTER DELETE OR UPDATE OF id ON person FOR EACH ROW EXECUTE FUNCTION refuse_orphan_bids();--> statement-breakpoint
-- One index serves the bidder's own bids and the idempotency key; the numbers of a lot's bids and entries serve reading it.
ALTER TABLE "bid" DROP CONSTRAINT "bid_key";--> statement-breakpoint
ALTER TABLE "bid" ADD CONSTRAINT "bid_key" UNIQUE("person_id","lot_id","key");--> statement-breakpoint
DROP INDEX "bid_person";--> statement-breakpoint
DROP INDEX "bid_lot";--> statement-breakpoint
DROP INDEX "log_entry_lot";
--> statement-breakpoint
-- Asked about every bidder: whether they serve in an office. Few do, so the index is a page or two.
CREATE INDEX "role_grant_office" ON "role_grant" USING btree ("person_id","office_id") WHERE office_id is not null;
