-- Offer the accounts that a period's current lists name, of rows that nobody has excluded.
-- Returns nothing; fills enrolment_offered.
INSERT INTO enrolment_offered (person_id, full_name, match_name, bin, account_no, proxy_name, proxy_match_name)
SELECT person_id, full_name, match_name, bin, account_no, proxy_name, proxy_match_name
FROM rosters_judged
WHERE period_id = %(period_id)s::bigint
    AND kind IN ('monthly', 'one_time')
    AND frozen_at IS NULL
    AND person_id IS NOT NULL
    AND account_no <> '';
