ALTER TABLE "lot_import" RENAME TO "table_import";--> statement-breakpoint
ALTER INDEX "lot_import_pkey" RENAME TO "table_import_pkey";--> statement-breakpoint
ALTER TABLE "table_import" RENAME COLUMN "lot_ids" TO "made_ids";--> statement-breakpoint
ALTER TABLE "table_import" DROP CONSTRAINT "lot_import_file";--> statement-breakpoint
ALTER TABLE "table_import" RENAME CONSTRAINT "lot_import_office_id_office_id_fk" TO "table_import_office_id_office_id_fk";--> statement-breakpoint
ALTER TABLE "table_import" RENAME CONSTRAINT "lot_import_author_id_person_id_fk" TO "table_import_author_id_person_id_fk";--> statement-breakpoint
-- What was taken in before were lots.
ALTER TABLE "table_import" ADD COLUMN "subject" text NOT NULL DEFAULT 'lots';--> statement-breakpoint
ALTER TABLE "table_import" ALTER COLUMN "subject" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_file" UNIQUE("office_id","subject","sha256");--> statement-breakpoint
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_subject" CHECK ("table_import"."subject" in ('cases', 'lots'));
