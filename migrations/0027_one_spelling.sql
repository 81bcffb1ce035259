-- One spelling for all ways in which Uzbek, Kyrgyz and Russian words are written in Cyrillic and Latin, see
-- docs/decisions/030-finding.md. The page marks hits by the same steps (shared/src/search/fold.ts); a test holds both to agree.
CREATE OR REPLACE FUNCTION fold(input text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE folded text := regexp_replace(lower(normalize(input, NFC)), '[ʻʼ‘’‛''`´′ʹʽʾʿˈ＇ьъ\u0300-\u036f]', '', 'g');
BEGIN
  folded := replace(replace(replace(replace(replace(translate(folded, 'шщşšчçčжӂҗҷžц', 'ШШШШЧЧЧЖЖЖЖЖs'), 'ю', 'yu'), 'я', 'ya'), 'ё', 'yo'), 'ң', 'ng'), 'Ш', 'sh');
  folded := translate(replace(replace(folded, 'Ч', 'ch'), 'Ж', 'j'),
    'абвгғдеєзийіїкқлмнопрстуўүұфхҳһыэөәӣӯñńáàâäăãåéèêëẽíìîïıóòôöõŏōúùûüũğǵwý',
    'abvggdeeziyiikqlmnoprstuouufhhhieoaiunnaaaaaaaeeeeeiiiiiooooooouuuuuggvy');
  -- Names from elsewhere, whose x is no Uzbek х: Nexia is Нексия.
  folded := regexp_replace(folded, '(?<![a-z0-9])(ne|oni|le|lu|mi|fle)x', '\1ks', 'g');
  folded := replace(replace(replace(replace(folded, 'kh', 'h'), 'x', 'h'), 'gh', 'g'), 'zh', 'j');
  folded := replace(replace(replace(replace(folded, 'dj', 'j'), 'shch', 'sh'), 'ts', 's'), 'ck', 'k');
  folded := regexp_replace(regexp_replace(folded, 'c(?=[eiy])', 's', 'g'), 'c(?!h)', 'k', 'g');
  -- "Ер" is yer, "объект" obyekt; "Кыргыз" is kyrgyz; "новый", noviy, novyy and novy are one.
  folded := regexp_replace(replace(folded, 'ye', 'e'), '(?<![aeiou])y(?![aeiou])', 'i', 'g');
  folded := regexp_replace(folded, 'i[iy]+', 'i', 'g');
  RETURN regexp_replace(replace(folded, 'q', 'k'), '[^a-z0-9]+', ' ', 'g');
END
$$;--> statement-breakpoint
-- Where no word begins as the unfinished one, its last letter may be half of two that are one: "mit" of Mitsubishi, "mac" of
-- machine, "karz" of karzhy, "kiri" of kyrya.
CREATE FUNCTION begun_words(unfinished text) RETURNS text[] LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
  known text[] := ARRAY(SELECT word FROM lot_word WHERE word LIKE unfinished || '%' LIMIT 21);
  begun text := left(unfinished, -1);
BEGIN
  IF cardinality(known) > 0 THEN RETURN known; END IF;
  RETURN CASE right(unfinished, 1)
    WHEN 't' THEN ARRAY(SELECT word FROM lot_word WHERE word LIKE begun || 's%' LIMIT 20)
    WHEN 'k' THEN ARRAY(SELECT word FROM lot_word WHERE word LIKE begun || 'ch%' OR word LIKE begun || 's%' OR word LIKE begun || 'h%' LIMIT 20)
    WHEN 'z' THEN ARRAY(SELECT word FROM lot_word WHERE word LIKE begun || 'j%' LIMIT 20)
    WHEN 'i' THEN ARRAY(SELECT word FROM lot_word WHERE word LIKE begun || 'y%' LIMIT 20)
    ELSE known END;
END
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION begun_query(folded text) RETURNS tsquery LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
  typed text[] := string_to_array(folded, ' ');
  unfinished text := typed[cardinality(typed)];
  known text[];
BEGIN
  IF unfinished ~ '^[a-z][a-z0-9]{2,29}$' THEN known := begun_words(unfinished); END IF;
  typed[cardinality(typed)] := CASE WHEN cardinality(known) BETWEEN 1 AND 20
    THEN '(' || array_to_string(ARRAY(SELECT quote_literal(word) FROM unnest(known) AS word), ' | ') || ')'
    ELSE unfinished || ':*' END;
  RETURN to_tsquery('simple', array_to_string(typed, ' & '));
END
$$;--> statement-breakpoint
UPDATE lot_text SET search = search_words(lot.title, lot.description, lot.place)
  || facet_words(lot.category, lot.region, lot.court_id, lot.currency) FROM lot WHERE lot.id = lot_text.lot_id;--> statement-breakpoint
DELETE FROM lot_word;--> statement-breakpoint
INSERT INTO lot_word SELECT DISTINCT words_of(fold_texts(title, description, place)) FROM lot WHERE published_at IS NOT NULL;--> statement-breakpoint
REINDEX INDEX "lot_find_open_lot_words_idx";--> statement-breakpoint
REINDEX INDEX "lot_find_closed_lot_words_idx";
