CREATE TABLE "saved_search" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_search_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"pace" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"words" "tsquery",
	"category" text[],
	"region" text[],
	"court" integer[],
	"currency" char(3),
	"price_from_minor" bigint,
	"price_to_minor" bigint,
	"ends_before" timestamp (3) with time zone,
	CONSTRAINT "saved_search_pace" CHECK ("saved_search"."pace" in ('at_once', 'daily'))
);
--> statement-breakpoint
CREATE TABLE "search_hit" (
	"search_id" bigint NOT NULL,
	"lot_id" integer NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "search_hit_search_id_lot_id_pk" PRIMARY KEY("search_id","lot_id")
);
--> statement-breakpoint
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_hit" ADD CONSTRAINT "search_hit_search_id_saved_search_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_search"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_hit" ADD CONSTRAINT "search_hit_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_search_person" ON "saved_search" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "search_hit_due" ON "search_hit" USING btree ("due_at") WHERE told_at is null;