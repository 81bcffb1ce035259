-- Findings are computed: the next scoring makes them again.
DELETE FROM "signal_hit_subject";--> statement-breakpoint
DELETE FROM "signal_hit";--> statement-breakpoint
ALTER TABLE "signal_hit" ADD COLUMN "fingerprint" char(32) NOT NULL;--> statement-breakpoint
ALTER TABLE "signal_hit" ADD CONSTRAINT "signal_hit_fingerprint" UNIQUE("fingerprint");