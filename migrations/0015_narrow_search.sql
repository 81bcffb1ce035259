-- The text's index stands on a table without the texts (docs/decisions/006-search-at-scale.md): rows of 100 bytes instead of
-- 1,500, so that all hundred thousand lots that have a common word can be visited, counted and put in order.
-- The court stands on the lot, for the listing's filter: asked of the case, lot by lot, the planner took it for far rarer than it is.
ALTER TABLE "lot" ADD COLUMN "court_id" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE FUNCTION place_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.court_id := coalesce((SELECT court_id FROM executive_document WHERE case_id = NEW.case_id), 0);
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER lot_placed BEFORE INSERT OR UPDATE OF case_id, published_at ON lot FOR EACH ROW EXECUTE FUNCTION place_lot();--> statement-breakpoint
DROP INDEX "lot_by_end";--> statement-breakpoint
DROP INDEX "lot_by_publication";--> statement-breakpoint
DROP INDEX "lot_by_price";--> statement-breakpoint
DROP INDEX "lot_by_bids";--> statement-breakpoint
DROP INDEX "lot_by_kind_and_price";--> statement-breakpoint
DROP INDEX "lot_keys";--> statement-breakpoint
UPDATE lot SET court_id = document.court_id FROM executive_document document WHERE document.case_id = lot.case_id;--> statement-breakpoint
CREATE INDEX "lot_by_end" ON "lot" USING btree ("state","currency","ends_at","id") INCLUDE ("category","region","court_id","listed_minor") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_publication" ON "lot" USING btree ("state","currency","published_at","id") INCLUDE ("category","region","court_id","ends_at","listed_minor") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_price" ON "lot" USING btree ("state","currency","listed_minor","id") INCLUDE ("category","region","court_id","ends_at") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_bids" ON "lot" USING btree ("state","currency","listed_bids","id") INCLUDE ("category","region","court_id","ends_at","listed_minor") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_kind_and_price" ON "lot" USING btree ("state","category","region","listed_minor","id") INCLUDE ("currency","court_id","ends_at","published_at","listed_bids") WHERE published_at is not null;--> statement-breakpoint
DROP TRIGGER lot_text_moved ON lot;--> statement-breakpoint
DROP FUNCTION move_lot_text();--> statement-breakpoint
DROP FUNCTION find_texts(tsquery, boolean, text[], integer, tsquery);--> statement-breakpoint
ALTER TABLE "lot_text" RENAME TO "lot_text_before";--> statement-breakpoint
CREATE TABLE "lot_text" (
	"lot_id" integer PRIMARY KEY NOT NULL,
	"search" "tsvector" NOT NULL
);
--> statement-breakpoint
INSERT INTO lot_text SELECT lot_id, search FROM lot_text_before ORDER BY lot_id;--> statement-breakpoint
DROP TABLE "lot_text_before";--> statement-breakpoint
-- Columns of a fixed width first: the keys of the order are then read without a look at those before.
CREATE TABLE "lot_find" (
	"lot_id" integer NOT NULL,
	"court_id" integer NOT NULL,
	"listed_minor" bigint NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"listed_bids" integer NOT NULL,
	"open" boolean NOT NULL,
	"state" text NOT NULL,
	"category" text NOT NULL,
	"region" text NOT NULL,
	"currency" char(3) NOT NULL,
	CONSTRAINT "lot_find_lot_id_open_pk" PRIMARY KEY("lot_id","open")
) PARTITION BY LIST ("open");
--> statement-breakpoint
-- Room on each page for the next price beside the present one: an open lot is listed anew each second that it is bid on.
CREATE TABLE "lot_find_open" PARTITION OF "lot_find" FOR VALUES IN (true) WITH (fillfactor = 80);--> statement-breakpoint
CREATE TABLE "lot_find_closed" PARTITION OF "lot_find" FOR VALUES IN (false);--> statement-breakpoint
-- IMMUTABLE is a promise that write_lot_text keeps: whenever a text changes, the lot's row of lot_find is deleted and inserted
-- anew, so that the index is told. It names its schema, since indexes are built and restored with none in the search path.
-- Its cost, and a guess that few lots have any word, make the planner take the index always: of its other choices, reading a
-- million texts, it thinks too well. (How common a text is, the search finds out by itself.)
CREATE FUNCTION lot_words(lot integer) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT COST 100 AS $$
  SELECT search FROM public.lot_text WHERE lot_id = lot
$$;--> statement-breakpoint
INSERT INTO lot_find (lot_id, open, state, category, region, currency, court_id, listed_bids, listed_minor, ends_at, published_at)
SELECT id, state IN ('published', 'live'), state, category, region, currency, court_id, listed_bids, listed_minor, ends_at, published_at
FROM lot WHERE published_at IS NOT NULL ORDER BY id;--> statement-breakpoint
CREATE INDEX "lot_find_words" ON "lot_find" USING gin (lot_words("lot_id"));--> statement-breakpoint
ALTER INDEX "lot_find_open_lot_words_idx" ALTER COLUMN 1 SET STATISTICS 0;--> statement-breakpoint
ALTER INDEX "lot_find_closed_lot_words_idx" ALTER COLUMN 1 SET STATISTICS 0;--> statement-breakpoint
CREATE OR REPLACE FUNCTION write_lot_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_at IS NULL THEN RETURN NULL; END IF;
  INSERT INTO lot_text (lot_id, search)
  VALUES (NEW.id, search_words(NEW.title, NEW.description, NEW.place) || facet_words(NEW.category, NEW.region, NEW.court_id, NEW.currency))
  ON CONFLICT (lot_id) DO UPDATE SET search = excluded.search;
  DELETE FROM lot_find WHERE lot_id = NEW.id;
  INSERT INTO lot_find (lot_id, open, state, category, region, currency, court_id, listed_bids, listed_minor, ends_at, published_at)
  VALUES (NEW.id, NEW.state IN ('published', 'live'), NEW.state, NEW.category, NEW.region, NEW.currency, NEW.court_id,
    NEW.listed_bids, NEW.listed_minor, NEW.ends_at, NEW.published_at);
  INSERT INTO lot_word SELECT words_of(fold_texts(NEW.title, NEW.description, NEW.place)) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE FUNCTION list_found_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lot_find SET open = NEW.state IN ('published', 'live'), state = NEW.state, listed_bids = NEW.listed_bids,
    listed_minor = NEW.listed_minor, ends_at = NEW.ends_at
  WHERE lot_id = NEW.id AND open = (OLD.state IN ('published', 'live'));
  RETURN NULL;
END
$$;--> statement-breakpoint
-- Of no columns, since other triggers may set these; a bid that leaves them alone (nearly every one) ends at the condition.
CREATE TRIGGER lot_found_listed AFTER UPDATE ON lot FOR EACH ROW
WHEN (NEW.published_at IS NOT NULL AND (OLD.state, OLD.listed_bids, OLD.listed_minor, OLD.ends_at)
  IS DISTINCT FROM (NEW.state, NEW.listed_bids, NEW.listed_minor, NEW.ends_at)) EXECUTE FUNCTION list_found_lot();--> statement-breakpoint
CREATE OR REPLACE FUNCTION drop_lot_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM lot_find WHERE lot_id = OLD.id;
  DELETE FROM lot_text WHERE lot_id = OLD.id;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER lot_counted AFTER INSERT OR DELETE ON lot_find FOR EACH ROW EXECUTE FUNCTION count_lot();--> statement-breakpoint
CREATE TRIGGER lot_recounted AFTER UPDATE ON lot_find FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION count_lot();--> statement-breakpoint
ANALYZE lot_find, lot_text;
