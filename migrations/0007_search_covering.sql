-- The listing's indexes hold what its filters ask: a walk past a million lots reads the index alone, not each lot's row, which
-- holds its texts. Drafts are in none of them.
DROP INDEX "lot_by_end";--> statement-breakpoint
DROP INDEX "lot_by_publication";--> statement-breakpoint
DROP INDEX "lot_by_price";--> statement-breakpoint
DROP INDEX "lot_by_bids";--> statement-breakpoint
DROP INDEX "lot_by_kind_and_price";--> statement-breakpoint
CREATE INDEX "lot_by_end" ON "lot" USING btree ("state","currency","ends_at","id") INCLUDE ("category","region","case_id") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_publication" ON "lot" USING btree ("state","currency","published_at","id") INCLUDE ("category","region","case_id","ends_at") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_price" ON "lot" USING btree ("state","currency","listed_minor","id") INCLUDE ("category","region","case_id","ends_at") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_bids" ON "lot" USING btree ("state","currency","listed_bids","id") INCLUDE ("category","region","case_id","ends_at") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "lot_by_kind_and_price" ON "lot" USING btree ("state","category","region","listed_minor","id") INCLUDE ("currency","case_id","ends_at") WHERE published_at is not null;--> statement-breakpoint
-- As before, and lots that the index finds are kept only if their text fits `also`, too: a beginning that nearly all lots
-- have ("t") is looked for in the few that the index finds by their facets, not the other way round.
DROP FUNCTION find_texts(tsquery, boolean, text[], integer);--> statement-breakpoint
CREATE FUNCTION find_texts(query tsquery, wanted_open boolean, states text[], bound integer, also tsquery DEFAULT NULL)
RETURNS TABLE (lot_id integer, state text, category text, region text, court_id integer) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET work_mem = '64MB' AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT lot_id, state, category, region, court_id FROM %I WHERE search @@ $1 AND state = any($2) %s LIMIT $3',
    CASE WHEN wanted_open THEN 'lot_text_open' ELSE 'lot_text_closed' END,
    CASE WHEN also IS NULL THEN '' ELSE 'AND (search @@ $4) IS TRUE' END) USING query, states, bound, also;
END
$$;
--> statement-breakpoint
-- The index adds up many words that begin alike far better than all words of a beginning.
CREATE INDEX "lot_word_beginning" ON "lot_word" USING btree ("word" text_pattern_ops);--> statement-breakpoint
-- Folded words, the last one perhaps unfinished: as any of the words that begin so where these are few, else as a beginning.
CREATE FUNCTION begun_query(folded text) RETURNS tsquery LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
  typed text[] := string_to_array(folded, ' ');
  unfinished text := typed[cardinality(typed)];
  known text[];
BEGIN
  IF unfinished ~ '^[a-z][a-z0-9]{2,29}$' THEN
    known := ARRAY(SELECT word FROM lot_word WHERE word LIKE unfinished || '%' LIMIT 21);
  END IF;
  typed[cardinality(typed)] := CASE WHEN cardinality(known) BETWEEN 1 AND 20
    THEN '(' || array_to_string(ARRAY(SELECT quote_literal(word) FROM unnest(known) AS word), ' | ') || ')'
    ELSE unfinished || ':*' END;
  RETURN to_tsquery('simple', array_to_string(typed, ' & '));
END
$$;
