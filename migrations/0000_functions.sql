CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- Plain Latin letters for comparing: Uzbek, Russian and Kyrgyz Cyrillic and Uzbek Latin meet in one spelling,
-- so that "Кобальт", "Kobalt" and "Cobalt", or "Тошкент" and "Toshkent", are one word.
CREATE FUNCTION fold(input text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(
      translate(
        replace(replace(replace(replace(replace(replace(replace(replace(
          translate(lower(input), 'ʻʼ‘’''`ьъ', ''),
          'ш', 'sh'), 'щ', 'sh'), 'ч', 'ch'), 'ц', 'ts'), 'ю', 'yu'), 'я', 'ya'), 'ё', 'yo'), 'ж', 'j'),
        'абвгғдезийкқлмнңоөўпрстуүфхҳыэäöüéçğıñxqw',
        'abvggdeziykklmnnoooprstuufhhieaouecginhkv'),
      'c(?!h)', 'k', 'g'),
    '[^a-z0-9]+', ' ', 'g')
$$;
--> statement-breakpoint
CREATE FUNCTION joined_texts(texts jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(value, ' ' ORDER BY key), '') FROM jsonb_each_text(texts)
$$;
--> statement-breakpoint
CREATE FUNCTION fold_texts(title jsonb, description jsonb, place text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT fold(joined_texts(title) || ' ' || place)
$$;
--> statement-breakpoint
CREATE FUNCTION search_words(title jsonb, description jsonb, place text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('simple', fold(joined_texts(title) || ' ' || place)), 'A')
    || setweight(to_tsvector('russian', coalesce(title ->> 'ru', '')), 'A')
    || setweight(to_tsvector('english', coalesce(title ->> 'en', '')), 'A')
    || setweight(to_tsvector('simple', fold(joined_texts(description))), 'C')
    || setweight(to_tsvector('russian', coalesce(description ->> 'ru', '')), 'C')
    || setweight(to_tsvector('english', coalesce(description ->> 'en', '')), 'C')
$$;
