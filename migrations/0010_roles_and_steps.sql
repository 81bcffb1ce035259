ALTER TABLE "role_grant" DROP CONSTRAINT "role_grant_role";--> statement-breakpoint
ALTER TABLE "role_grant" DROP CONSTRAINT "role_grant_office";--> statement-breakpoint
ALTER TABLE "lot" DROP CONSTRAINT "lot_state";--> statement-breakpoint
ALTER TABLE "lot" DROP CONSTRAINT "lot_public";--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "submitted_by" uuid;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "submitted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "suspended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "suspension_order" text;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "repeat_of" integer;--> statement-breakpoint
ALTER TABLE "lot" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_repeat" UNIQUE("repeat_of");--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_role" CHECK ("role_grant"."role" in ('citizen', 'bailiff', 'senior_bailiff', 'accountant', 'auditor', 'operator', 'admin'));--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_office" CHECK (("role_grant"."role" in ('bailiff', 'senior_bailiff', 'accountant')) = ("role_grant"."office_id" is not null));--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_suspended" CHECK (("lot"."state" = 'suspended') = ("lot"."suspension_order" is not null and "lot"."suspended_at" is not null));--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_four_eyes" CHECK ("lot"."approved_by" is null or ("lot"."approved_by" <> "lot"."author_id" and "lot"."approved_by" <> "lot"."submitted_by"));--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_round" CHECK ("lot"."round" >= 1 and ("lot"."repeat_of" is not null) = ("lot"."round" > 1));--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_state" CHECK ("lot"."state" in ('draft', 'in_review', 'published', 'live', 'suspended', 'sold', 'unsold', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_public" CHECK ("lot"."state" in ('draft', 'in_review', 'withdrawn') or "lot"."published_at" is not null);