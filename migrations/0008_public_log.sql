CREATE TABLE "log_checkpoint" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"horizon" "xid8" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_cosignature" (
	"size" bigint NOT NULL,
	"name" text NOT NULL,
	"line" text NOT NULL,
	CONSTRAINT "log_cosignature_size_name_pk" PRIMARY KEY("size","name")
);
--> statement-breakpoint
CREATE TABLE "log_leaf" (
	"index" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_leaf_entry" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "log_node" (
	"level" smallint NOT NULL,
	"index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_node_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "person_salt" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "log_entry" ADD COLUMN "leaf" text;--> statement-breakpoint
ALTER TABLE "log_entry" ADD COLUMN "secret" jsonb;--> statement-breakpoint
ALTER TABLE "log_entry" ADD COLUMN "nonce" "bytea";--> statement-breakpoint
ALTER TABLE "log_entry" ADD COLUMN "xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "log_cosignature" ADD CONSTRAINT "log_cosignature_size_log_checkpoint_size_fk" FOREIGN KEY ("size") REFERENCES "public"."log_checkpoint"("size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "log_entry_xid" ON "log_entry" USING btree ("xid");--> statement-breakpoint
-- Entries from before the public log: a lot's public events as they were, of the others only that they happened.
CREATE FUNCTION canonical_json(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'object' THEN (SELECT '{' || coalesce(string_agg(to_json(key)::text || ':' || canonical_json(member), ',' ORDER BY key COLLATE "C"), '') || '}'
      FROM jsonb_each(value) AS each(key, member))
    WHEN 'array' THEN (SELECT '[' || coalesce(string_agg(canonical_json(item), ',' ORDER BY place), '') || ']'
      FROM jsonb_array_elements(value) WITH ORDINALITY AS items(item, place))
    ELSE value::text END
$$;--> statement-breakpoint
ALTER TABLE "log_entry" DISABLE TRIGGER "log_entry_append_only";--> statement-breakpoint
UPDATE log_entry SET leaf = canonical_json(CASE
  WHEN kind = 'published' THEN body || (SELECT jsonb_build_object('currency', currency, 'rules', rules) FROM lot WHERE lot.id = lot_id)
  WHEN seq IS NOT NULL THEN body
  ELSE jsonb_strip_nulls(jsonb_build_object('kind', kind, 'lot', lot_id, 'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) END);--> statement-breakpoint
ALTER TABLE "log_entry" ENABLE TRIGGER "log_entry_append_only";--> statement-breakpoint
DROP FUNCTION canonical_json(jsonb);--> statement-breakpoint
ALTER TABLE "log_entry" ALTER COLUMN "leaf" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "log_entry" DROP COLUMN "body";--> statement-breakpoint
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_secret" CHECK (("log_entry"."secret" is null) = ("log_entry"."nonce" is null));--> statement-breakpoint
-- The tree and its checkpoints are append-only like the entries; person_salt is not: erasure is what it is for.
CREATE TRIGGER log_leaf_append_only BEFORE UPDATE OR DELETE ON log_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER log_leaf_no_truncate BEFORE TRUNCATE ON log_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER log_node_append_only BEFORE UPDATE OR DELETE ON log_node FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER log_node_no_truncate BEFORE TRUNCATE ON log_node FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER log_checkpoint_append_only BEFORE UPDATE OR DELETE ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER log_checkpoint_no_truncate BEFORE TRUNCATE ON log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER log_cosignature_append_only BEFORE UPDATE OR DELETE ON log_cosignature FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER log_cosignature_no_truncate BEFORE TRUNCATE ON log_cosignature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
