-- Search at scale, see docs/decisions/006-search-at-scale.md. A page of the listing is a few range scans of an index in
-- the wanted order; the text stands apart from the lot, so that a bid does not touch its indexes.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;--> statement-breakpoint
DROP INDEX "lot_state_end";--> statement-breakpoint
DROP INDEX "lot_published";--> statement-breakpoint
DROP INDEX "lot_price";--> statement-breakpoint
DROP INDEX "lot_search";--> statement-breakpoint
DROP INDEX "lot_folded";--> statement-breakpoint
ALTER TABLE "lot" DROP COLUMN "folded";--> statement-breakpoint
ALTER TABLE "lot" DROP COLUMN "search";--> statement-breakpoint
CREATE INDEX "lot_by_end" ON "lot" USING btree ("state","currency","ends_at","id");--> statement-breakpoint
CREATE INDEX "lot_by_publication" ON "lot" USING btree ("state","currency","published_at","id");--> statement-breakpoint
CREATE INDEX "lot_by_price" ON "lot" USING btree ("state","currency",coalesce(price_minor, start_minor),"id");--> statement-breakpoint
CREATE INDEX "lot_by_bids" ON "lot" USING btree ("state","currency","bid_count","id");--> statement-breakpoint
CREATE INDEX "lot_by_kind_and_price" ON "lot" USING btree ("state","category","region",coalesce(price_minor, start_minor),"id");--> statement-breakpoint
CREATE TABLE "lot_text" (
	"lot_id" integer NOT NULL,
	"open" boolean NOT NULL,
	"state" text NOT NULL,
	"category" text NOT NULL,
	"region" text NOT NULL,
	"court_id" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "lot_text_lot_id_open_pk" PRIMARY KEY("lot_id","open")
) PARTITION BY LIST ("open");
--> statement-breakpoint
CREATE TABLE "lot_text_open" PARTITION OF "lot_text" FOR VALUES IN (true);--> statement-breakpoint
CREATE TABLE "lot_text_closed" PARTITION OF "lot_text" FOR VALUES IN (false);--> statement-breakpoint
CREATE INDEX "lot_text_search" ON "lot_text" USING gin ("search");--> statement-breakpoint
-- How often the commonest 5,000 words stand in lots: by it the planner chooses between the text's index and reading on.
ALTER TABLE "lot_text" ALTER COLUMN "search" SET STATISTICS 500;--> statement-breakpoint
ALTER TABLE "lot_text_open" ALTER COLUMN "search" SET STATISTICS 500;--> statement-breakpoint
ALTER TABLE "lot_text_closed" ALTER COLUMN "search" SET STATISTICS 500;--> statement-breakpoint
CREATE TABLE "lot_word" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "lot_word_letters" ON "lot_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE TABLE "lot_count" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lot_count_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"state" text NOT NULL,
	"category" text NOT NULL,
	"region" text NOT NULL,
	"court_id" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"change" integer NOT NULL
);
--> statement-breakpoint
-- The facets of a lot as words of their own. No text gives a word with "@", so none can be mistaken for one.
CREATE FUNCTION facet_words(category text, region text, court_id integer, currency text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(ARRAY['@category:' || category, '@region:' || region, '@court:' || court_id, '@currency:' || currency])
$$;--> statement-breakpoint
-- Words that a mistyped one may be meant for: of some length, and mostly letters.
CREATE FUNCTION words_of(folded text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT DISTINCT word FROM regexp_split_to_table(folded, ' ') AS split(word)
  WHERE length(word) BETWEEN 3 AND 30 AND word ~ '[a-z].*[a-z].*[a-z]' ORDER BY word
$$;--> statement-breakpoint
CREATE FUNCTION write_lot_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_at IS NULL THEN RETURN NULL; END IF;
  INSERT INTO lot_text AS kept (lot_id, open, state, category, region, court_id, currency, search)
  SELECT NEW.id, NEW.state IN ('published', 'live'), NEW.state, NEW.category, NEW.region, document.court_id, NEW.currency,
    search_words(NEW.title, NEW.description, NEW.place) || facet_words(NEW.category, NEW.region, document.court_id, NEW.currency)
  FROM executive_document document WHERE document.case_id = NEW.case_id
  ON CONFLICT (lot_id, open) DO UPDATE SET state = excluded.state, category = excluded.category, region = excluded.region,
    court_id = excluded.court_id, currency = excluded.currency, search = excluded.search;
  INSERT INTO lot_word SELECT words_of(fold_texts(NEW.title, NEW.description, NEW.place)) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER lot_text_written AFTER INSERT OR UPDATE OF title, description, place, category, region, case_id, currency, published_at
ON lot FOR EACH ROW EXECUTE FUNCTION write_lot_text();--> statement-breakpoint
CREATE FUNCTION move_lot_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lot_text SET state = NEW.state, open = NEW.state IN ('published', 'live') WHERE lot_id = NEW.id;
  RETURN NULL;
END
$$;--> statement-breakpoint
-- Named to come before lot_text_written, which expects the row where the state says.
CREATE TRIGGER lot_text_moved AFTER UPDATE OF state ON lot FOR EACH ROW
WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION move_lot_text();--> statement-breakpoint
CREATE FUNCTION drop_lot_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM lot_text WHERE lot_id = OLD.id;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER lot_text_dropped AFTER DELETE ON lot FOR EACH ROW EXECUTE FUNCTION drop_lot_text();--> statement-breakpoint
-- Changes are only added, so that two lots that close at once do not wait for each other's count; every thousandth sums up.
CREATE FUNCTION count_lot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE latest bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.state, OLD.category, OLD.region, OLD.court_id, OLD.currency)
    IS NOT DISTINCT FROM (NEW.state, NEW.category, NEW.region, NEW.court_id, NEW.currency) THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO lot_count (state, category, region, court_id, currency, change)
    VALUES (OLD.state, OLD.category, OLD.region, OLD.court_id, OLD.currency, -1) RETURNING id INTO latest;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO lot_count (state, category, region, court_id, currency, change)
    VALUES (NEW.state, NEW.category, NEW.region, NEW.court_id, NEW.currency, 1) RETURNING id INTO latest;
  END IF;
  IF latest % 1000 = 0 AND pg_try_advisory_xact_lock(7306012) THEN
    WITH gone AS (DELETE FROM lot_count RETURNING *)
    INSERT INTO lot_count (state, category, region, court_id, currency, change)
    SELECT state, category, region, court_id, currency, sum(change) FROM gone GROUP BY state, category, region, court_id, currency
    HAVING sum(change) <> 0;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER lot_counted AFTER INSERT OR UPDATE OR DELETE ON lot_text FOR EACH ROW EXECUTE FUNCTION count_lot();--> statement-breakpoint
-- Words of the vocabulary within one letter of a typed one (two from six letters on), the closest first; of an unfinished
-- word the same of their beginnings.
CREATE FUNCTION alike_words(typed text, unfinished boolean) RETURNS SETOF text LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET pg_trgm.similarity_threshold = 0.2 AS $$
  SELECT word FROM (
    SELECT word, least(levenshtein(typed, word), CASE WHEN unfinished THEN levenshtein(typed, left(word, length(typed))) END) AS letters
    FROM lot_word WHERE word % typed
  ) compared
  WHERE letters <= CASE WHEN length(typed) < 6 THEN 1 ELSE 2 END ORDER BY letters, word LIMIT 20
$$;--> statement-breakpoint
-- Published lots whose text fits, open or closed ones, up to a bound; by the text's index always, since the planner takes two
-- common words that never meet for a common pair and reads the whole table in vain.
CREATE FUNCTION find_texts(query tsquery, wanted_open boolean, states text[], bound integer)
RETURNS TABLE (lot_id integer, state text, category text, region text, court_id integer) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT lot_id, state, category, region, court_id FROM %I WHERE search @@ $1 AND state = any($2) LIMIT $3',
    CASE WHEN wanted_open THEN 'lot_text_open' ELSE 'lot_text_closed' END) USING query, states, bound;
END
$$;--> statement-breakpoint
INSERT INTO lot_text (lot_id, open, state, category, region, court_id, currency, search)
SELECT lot.id, lot.state IN ('published', 'live'), lot.state, lot.category, lot.region, document.court_id, lot.currency,
  search_words(lot.title, lot.description, lot.place) || facet_words(lot.category, lot.region, document.court_id, lot.currency)
FROM lot JOIN executive_document document ON document.case_id = lot.case_id WHERE lot.published_at IS NOT NULL;--> statement-breakpoint
INSERT INTO lot_word SELECT DISTINCT words_of(fold_texts(title, description, place)) FROM lot WHERE published_at IS NOT NULL;
