-- The listing's sort keys apart from the standing: a bid then changes no indexed column (docs/decisions/007-bid-engine.md).
DROP INDEX "lot_by_price";--> statement-breakpoint
DROP INDEX "lot_by_bids";--> statement-breakpoint
DROP INDEX "lot_by_kind_and_price";--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "listed_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "listed_bids" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "lot_by_price" ON "lot" USING btree ("state","currency","listed_minor","id");--> statement-breakpoint
CREATE INDEX "lot_by_bids" ON "lot" USING btree ("state","currency","listed_bids","id");--> statement-breakpoint
CREATE INDEX "lot_by_kind_and_price" ON "lot" USING btree ("state","category","region","listed_minor","id");--> statement-breakpoint
-- Room on each page for the next standing beside the present one: with no index touched, a bid's update stays on its page.
ALTER TABLE "lot" SET (fillfactor = 70);--> statement-breakpoint
-- A bid leaves what the listing sorts by to the next refreshment (server/src/bids/listing.ts); every other change sets it at once.
CREATE FUNCTION list_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.listed_minor := coalesce(NEW.price_minor, NEW.start_minor);
  NEW.listed_bids := NEW.bid_count;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER lot_listed_first BEFORE INSERT ON lot FOR EACH ROW EXECUTE FUNCTION list_lot();--> statement-breakpoint
CREATE TRIGGER lot_listed BEFORE UPDATE OF state, start_minor ON lot FOR EACH ROW
WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.start_minor <> NEW.start_minor) EXECUTE FUNCTION list_lot();--> statement-breakpoint
UPDATE lot SET listed_minor = coalesce(price_minor, start_minor), listed_bids = bid_count;
