-- What was written stays written: the log and the bids are append-only for everyone who comes through SQL.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE ON log_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_entry_no_truncate BEFORE TRUNCATE ON log_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bid_append_only BEFORE UPDATE OR DELETE ON bid FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bid_no_truncate BEFORE TRUNCATE ON bid FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Who may not bid on a lot: the office that sells it, and the parties of its case who owe.
CREATE FUNCTION bid_exclusion(wanted_lot integer, wanted_person uuid) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE
    WHEN EXISTS (
      SELECT 1 FROM lot JOIN role_grant ON role_grant.office_id = lot.office_id
      WHERE lot.id = wanted_lot AND role_grant.person_id = wanted_person
    ) THEN 'own_office'
    WHEN EXISTS (
      SELECT 1 FROM lot
      JOIN enforcement_case ON enforcement_case.id = lot.case_id
      JOIN party ON party.id = enforcement_case.debtor_id
      JOIN person ON person.national_id = party.national_id
      WHERE lot.id = wanted_lot AND person.id = wanted_person
    ) THEN 'party_to_case'
  END
$$;
