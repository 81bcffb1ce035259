CREATE TABLE "assistance_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"salt" uuid NOT NULL,
	"x" text NOT NULL,
	"state" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	CONSTRAINT "assistance_key_state" CHECK ("assistance_key"."state" in ('active', 'retiring', 'revoked') and ("assistance_key"."state" = 'active') = ("assistance_key"."ends_at" is null))
);
--> statement-breakpoint
CREATE TABLE "assistance_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"seq" integer NOT NULL,
	"step" text NOT NULL,
	"body" text NOT NULL,
	"digest" char(64) NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"claimed_until" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "assistance_message_seq" UNIQUE("request_id","direction","seq"),
	CONSTRAINT "assistance_message_state" CHECK (("assistance_message"."direction" = 'in' and "assistance_message"."state" = 'kept' or "assistance_message"."direction" = 'out' and "assistance_message"."state" in ('waiting', 'delivered', 'failed'))
        and ("assistance_message"."state" = 'waiting') = ("assistance_message"."due_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "assistance_nonce" (
	"kid" text NOT NULL,
	"nonce" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assistance_nonce_kid_nonce_pk" PRIMARY KEY("kid","nonce")
);
--> statement-breakpoint
CREATE TABLE "assistance_partner" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country" char(2) NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"office_id" integer NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "assistance_partner_country" UNIQUE("country"),
	CONSTRAINT "assistance_partner_country_code" CHECK ("assistance_partner"."country" in ('UZ', 'KG'))
);
--> statement-breakpoint
CREATE TABLE "assistance_partner_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"partner_id" uuid NOT NULL,
	"x" text NOT NULL,
	"state" text NOT NULL,
	"how" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "assistance_partner_key_state" CHECK ("assistance_partner_key"."state" in ('trusted', 'revoked') and "assistance_partner_key"."how" in ('pinned', 'directory'))
);
--> statement-breakpoint
CREATE TABLE "assistance_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"side" text NOT NULL,
	"partner_id" uuid NOT NULL,
	"office_id" integer NOT NULL,
	"case_id" integer,
	"kind" text NOT NULL,
	"purpose" text NOT NULL,
	"treaty" text NOT NULL,
	"state" text NOT NULL,
	"reference" text NOT NULL,
	"authority" text NOT NULL,
	"asked" jsonb NOT NULL,
	"due_on" date NOT NULL,
	"official_id" uuid,
	"second_id" uuid,
	"ground" jsonb,
	"answer" jsonb,
	"found" jsonb,
	"made_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assistance_request_side" CHECK ("assistance_request"."side" in ('asking', 'asked') and ("assistance_request"."side" = 'asking') = ("assistance_request"."case_id" is not null)),
	CONSTRAINT "assistance_request_kind" CHECK ("assistance_request"."kind" in ('find_debtor', 'find_property', 'find_income', 'serve_document', 'judgment_status')),
	CONSTRAINT "assistance_request_purpose" CHECK ("assistance_request"."purpose" in ('recover_debt', 'alimony', 'notify', 'recognition')),
	CONSTRAINT "assistance_request_treaty" CHECK ("assistance_request"."treaty" in ('minsk_1993', 'chisinau_2002', 'tashkent_1996')),
	CONSTRAINT "assistance_request_state" CHECK ("assistance_request"."state" in ('draft', 'in_review', 'approved', 'sent', 'received', 'accepted', 'declined', 'in_work', 'answer_review', 'answered', 'closed', 'cancelled')),
	CONSTRAINT "assistance_request_two" CHECK ("assistance_request"."second_id" is null or "assistance_request"."second_id" <> "assistance_request"."official_id")
);
--> statement-breakpoint
ALTER TABLE "registry_query" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assistance_message" ADD CONSTRAINT "assistance_message_request_id_assistance_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."assistance_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance_partner" ADD CONSTRAINT "assistance_partner_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance_partner_key" ADD CONSTRAINT "assistance_partner_key_partner_id_assistance_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."assistance_partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_partner_id_assistance_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."assistance_partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_case_id_enforcement_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."enforcement_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_official_id_person_id_fk" FOREIGN KEY ("official_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_second_id_person_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assistance_message_due" ON "assistance_message" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "assistance_nonce_expiry" ON "assistance_nonce" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "assistance_partner_key_partner" ON "assistance_partner_key" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "assistance_request_office" ON "assistance_request" USING btree ("office_id","changed_at");--> statement-breakpoint
CREATE INDEX "assistance_request_case" ON "assistance_request" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "registry_query" ADD CONSTRAINT "registry_query_case_known" CHECK ("registry_query"."case_id" is not null or "registry_query"."ground" = 'assistance');--> statement-breakpoint
-- What was said to another country, or by it, is never said otherwise: only the fate of its delivery is noted.
CREATE FUNCTION keep_assistance_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.request_id, NEW.direction, NEW.seq, NEW.step, NEW.body, NEW.digest, NEW.at)
    IS NOT DISTINCT FROM (OLD.id, OLD.request_id, OLD.direction, OLD.seq, OLD.step, OLD.body, OLD.digest, OLD.at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a message to or from another country is never changed or deleted';
END $$;
--> statement-breakpoint
CREATE TRIGGER assistance_message_kept BEFORE UPDATE OR DELETE ON "assistance_message" FOR EACH ROW EXECUTE FUNCTION keep_assistance_message();
