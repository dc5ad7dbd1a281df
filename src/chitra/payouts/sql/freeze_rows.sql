-- Stage the rows that a freeze pays: of every current list not frozen before, what is neither refused nor excluded.
-- Returns nothing; `freeze_row` has one row of a list each.
CREATE TEMPORARY TABLE freeze_row ON COMMIT DROP AS
SELECT r.id AS row_id,
       r.person_id,
       r.outcome = 'held' AS is_held,
       r.category_code,
       r.supplement_code,
       r.caregiver_code,
       r.quantity,
       coalesce(nullif(r.unit_code, ''), l.unit_code) AS unit_code,
       r.hamlet,
       r.full_name,
       r.match_name,
       r.cccd,
       r.proxy_name,
       r.proxy_match_name,
       r.bin,
       r.account_no,
       r.allowance_vnd,
       r.supplement_vnd,
       r.caregiver_vnd,
       r.arrears_vnd,
       nullif(r.arrears_months, 0) AS arrears_months,
       r.one_time_vnd,
       r.funeral_vnd,
       r.carried_vnd,
       r.recovery_vnd,
       r.decision_no,
       r.decision_date,
       coalesce(r.from_month, l.month) AS from_month
  FROM (SELECT roster.id, roster.unit_code, p.month
          FROM rosters_roster AS roster
          JOIN ledger_period AS p ON p.id = roster.period_id
         WHERE roster.period_id = %(period_id)s::bigint
           AND roster.is_current
           AND roster.frozen_at IS NULL
           AND roster.kind IN ('monthly', 'one_time', 'opening')) AS l
  JOIN rosters_row AS r ON r.roster_id = l.id
 WHERE r.row_kind = 'data'
   AND r.outcome IN ('accepted', 'held')
   AND NOT EXISTS (SELECT FROM rosters_exclusion AS x WHERE x.row_id = r.id);
