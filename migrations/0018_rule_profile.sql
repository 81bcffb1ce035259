CREATE TABLE "rule_profile" (
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"sha256" char(64) NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rule_profile_name_version_pk" PRIMARY KEY("name","version")
);
--> statement-breakpoint
CREATE TRIGGER rule_profile_append_only BEFORE UPDATE OR DELETE ON rule_profile FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER rule_profile_no_truncate BEFORE TRUNCATE ON rule_profile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
