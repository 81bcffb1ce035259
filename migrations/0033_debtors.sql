CREATE TABLE "objection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" integer NOT NULL,
	"about" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"filed_by" uuid NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"file_name" text,
	"file_sha256" char(64),
	"file_bytes" integer,
	"outcome" text,
	"ground" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "objection_about" CHECK ("objection"."about" in ('seizure', 'appraisal', 'lot')),
	CONSTRAINT "objection_file" CHECK (num_nulls("objection"."file_name", "objection"."file_sha256", "objection"."file_bytes") in (0, 3)),
	CONSTRAINT "objection_outcome" CHECK ("objection"."outcome" in ('granted', 'refused')),
	CONSTRAINT "objection_decided" CHECK (num_nulls("objection"."outcome", "objection"."ground", "objection"."decided_by", "objection"."decided_at") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "bank_entry" ADD COLUMN "case_id" integer;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_filed_by_person_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "objection_case" ON "objection" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_entry_case" ON "bank_entry" USING btree ("case_id") WHERE case_id is not null;