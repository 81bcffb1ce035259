CREATE TABLE "payable" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payable_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"lot_id" integer,
	"bidder" integer,
	"party_id" uuid,
	"entry_id" integer,
	"reason" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"end_to_end_id" text,
	"file_id" integer,
	"return_reason" text,
	CONSTRAINT "payable_key" UNIQUE("key"),
	CONSTRAINT "payable_end_to_end" UNIQUE("end_to_end_id"),
	CONSTRAINT "payable_amount" CHECK ("payable"."amount_minor" > 0),
	CONSTRAINT "payable_payee" CHECK (num_nonnulls("payable"."bidder", "payable"."party_id", "payable"."entry_id") = 1 and ("payable"."bidder" is null or "payable"."lot_id" is not null)),
	CONSTRAINT "payable_reason" CHECK ("payable"."reason" in ('release', 'overpaid', 'late', 'unknown', 'surplus', 'claim', 'annulment')),
	CONSTRAINT "payable_state_known" CHECK ("payable"."state" in ('open', 'sent', 'settled', 'returned')),
	CONSTRAINT "payable_sent" CHECK ("payable"."state" = 'open' or ("payable"."attempt" > 0 and "payable"."end_to_end_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"transfer_id" integer NOT NULL,
	"line" smallint NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "posting_transfer_id_line_pk" PRIMARY KEY("transfer_id","line"),
	CONSTRAINT "posting_amount" CHECK ("posting"."amount_minor" <> 0),
	CONSTRAINT "posting_account_code" CHECK ("posting"."account" ~ '^[a-z]+(_[a-z]+)*(:[A-Za-z0-9-]+)+$' and length("posting"."account") <= 80),
	CONSTRAINT "posting_currency" CHECK ("posting"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "transfer" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transfer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"lot_id" integer,
	"reverses" text,
	"line_count" smallint NOT NULL,
	CONSTRAINT "transfer_key" UNIQUE("key"),
	CONSTRAINT "transfer_reverses" UNIQUE("reverses"),
	CONSTRAINT "transfer_lines" CHECK ("transfer"."line_count" >= 2)
);
--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payable_state" ON "payable" USING btree ("state","currency");--> statement-breakpoint
CREATE INDEX "payable_lot" ON "payable" USING btree ("lot_id","bidder");--> statement-breakpoint
CREATE INDEX "posting_account" ON "posting" USING btree ("account" text_pattern_ops,"currency","amount_minor");--> statement-breakpoint
CREATE INDEX "transfer_lot" ON "transfer" USING btree ("lot_id");--> statement-breakpoint
-- What was booked stays booked.
CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE ON transfer FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER transfer_no_truncate BEFORE TRUNCATE ON transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE ON posting FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A transfer is whole at the commit: all its lines and no more, and each currency sums to zero.
CREATE FUNCTION check_transfer(wanted integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wanted_lines integer;
  found_lines integer;
BEGIN
  SELECT line_count INTO wanted_lines FROM transfer WHERE id = wanted;
  SELECT count(*) INTO found_lines FROM posting WHERE transfer_id = wanted;
  IF found_lines IS DISTINCT FROM wanted_lines THEN
    RAISE EXCEPTION 'transfer % has % lines instead of %', wanted, found_lines, wanted_lines USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM posting WHERE transfer_id = wanted GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'transfer % does not sum to zero', wanted USING ERRCODE = 'check_violation';
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION check_new_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_transfer(NEW.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Beside the sum: money that belongs to one payer cannot be given out twice.
CREATE FUNCTION check_new_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_transfer(NEW.transfer_id);
  IF NEW.amount_minor > 0 AND NEW.account ~ '^(deposit|payable|unmatched):'
    AND (SELECT sum(amount_minor) FROM posting WHERE account = NEW.account AND currency = NEW.currency) > 0 THEN
    RAISE EXCEPTION 'transfer % overdraws %', NEW.transfer_id, NEW.account USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER transfer_whole AFTER INSERT ON transfer DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_new_transfer();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER posting_whole AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_new_posting();
--> statement-breakpoint
-- Of what is owed only the way it takes may change.
CREATE FUNCTION keep_payable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.id, OLD.key, OLD.lot_id, OLD.bidder, OLD.party_id, OLD.entry_id, OLD.reason, OLD.amount_minor, OLD.currency)
    IS DISTINCT FROM (NEW.id, NEW.key, NEW.lot_id, NEW.bidder, NEW.party_id, NEW.entry_id, NEW.reason, NEW.amount_minor, NEW.currency) THEN
    RAISE EXCEPTION '% on payable % is refused', TG_OP, OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER payable_kept BEFORE UPDATE OR DELETE ON payable FOR EACH ROW EXECUTE FUNCTION keep_payable();
--> statement-breakpoint
CREATE TRIGGER payable_no_truncate BEFORE TRUNCATE ON payable FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
