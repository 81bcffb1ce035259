CREATE TABLE "registry_query" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "registry_query_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"registry" text NOT NULL,
	"kind" text NOT NULL,
	"ground" text NOT NULL,
	"case_id" integer NOT NULL,
	"office_id" integer NOT NULL,
	"person_id" uuid,
	"salt" "bytea" NOT NULL,
	"about" "bytea" NOT NULL,
	"outcome" text,
	"ms" integer,
	CONSTRAINT "registry_query_registry" CHECK ("registry_query"."registry" in ('civil', 'cadastre', 'vehicles', 'tax', 'banks')),
	CONSTRAINT "registry_query_kind" CHECK ("registry_query"."kind" in ('find', 'read', 'place', 'release', 'transfer')),
	CONSTRAINT "registry_query_ground" CHECK ("registry_query"."ground" in ('property_search', 'seizure', 'release', 'transfer', 'assistance', 'check')),
	CONSTRAINT "registry_query_outcome" CHECK (num_nulls("registry_query"."outcome", "registry_query"."ms") in (0, 2) and "registry_query"."outcome" in ('answered', 'down', 'slow', 'busy', 'lying', 'denied', 'absent', 'refused'))
);
--> statement-breakpoint
CREATE INDEX "registry_query_office" ON "registry_query" USING btree ("office_id","id");--> statement-breakpoint
CREATE INDEX "registry_query_case" ON "registry_query" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "registry_query_person" ON "registry_query" USING btree ("person_id","id");--> statement-breakpoint
-- A query keeps what it was; only its outcome is added, once.
CREATE FUNCTION keep_registry_query() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL OR NEW.outcome IS NULL
    OR (to_jsonb(NEW) - '{outcome,ms}'::text[]) <> (to_jsonb(OLD) - '{outcome,ms}'::text[]) THEN
    RAISE EXCEPTION 'a registry query gets its outcome once and changes no more' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER registry_query_outcome BEFORE UPDATE ON registry_query FOR EACH ROW EXECUTE FUNCTION keep_registry_query();--> statement-breakpoint
CREATE TRIGGER registry_query_kept BEFORE DELETE ON registry_query FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER registry_query_no_truncate BEFORE TRUNCATE ON registry_query FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
