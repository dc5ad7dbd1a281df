-- Offer the accounts that the rows of `freeze_row` name as ways to pay.
-- Returns nothing; fills `enrolment_offered`.
INSERT INTO enrolment_offered (person_id, full_name, match_name, bin, account_no, proxy_name, proxy_match_name)
SELECT person_id, full_name, match_name, bin, account_no, proxy_name, proxy_match_name
  FROM freeze_row
 WHERE account_no <> '';
