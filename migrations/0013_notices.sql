CREATE TABLE "email_code" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"notice_id" bigint PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"error" text,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "delivery_state" CHECK ("delivery"."state" in ('waiting', 'sent', 'dead')),
	CONSTRAINT "delivery_sent" CHECK (("delivery"."state" = 'sent') = ("delivery"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lot_id" integer,
	"facts" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"sorted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notice_cursor" (
	"name" text PRIMARY KEY NOT NULL,
	"leaf" bigint NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_setting" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"muted" text[] DEFAULT '{}' NOT NULL,
	"quiet_from" smallint,
	"quiet_until" smallint,
	"zone" text NOT NULL,
	"token" text NOT NULL,
	CONSTRAINT "notice_setting_token" UNIQUE("token"),
	CONSTRAINT "notice_setting_quiet" CHECK (("notice_setting"."quiet_from" is null) = ("notice_setting"."quiet_until" is null)),
	CONSTRAINT "notice_setting_minutes" CHECK ("notice_setting"."quiet_from" between 0 and 1439 and "notice_setting"."quiet_until" between 0 and 1439)
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "email_code" ADD CONSTRAINT "email_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_setting" ADD CONSTRAINT "notice_setting_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "delivery_dead" ON "delivery" USING btree ("notice_id") WHERE state = 'dead';--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notice_unsorted" ON "notice" USING btree ("id") WHERE sorted_at is null;--> statement-breakpoint
CREATE INDEX "notice_told" ON "notice" USING btree ("lot_id","kind","person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree (lower("email"));