-- Say for each period of an outcome to book whose books take it on that day: its own while it is open, else its office's heir's.
-- Returns nothing.
INSERT INTO delivery_booking_period (period_id, status, month, programme_code, organisation_id, organisation_code)
WITH RECURSIVE named AS MATERIALIZED (
    SELECT DISTINCT i.period_id
      FROM delivery_booking AS b
      JOIN delivery_instruction AS i ON i.id = b.instruction_id
),
touched AS (
    SELECT p.*
      FROM ledger_period AS p
      JOIN named AS n ON n.period_id = p.id
),
followed AS (
    SELECT t.id, t.organisation_id, 0 AS steps FROM touched AS t
    UNION ALL
    SELECT f.id, heir.new_id, f.steps + 1
      FROM followed AS f
      JOIN touched AS t ON t.id = f.id AND t.status <> 'open'
     CROSS JOIN LATERAL (SELECT s.new_id
                           FROM territory_organisationsuccession AS s
                          WHERE s.old_id = f.organisation_id AND s.from_date <= %(on)s::date
                            AND s.programme_code IN ('', t.programme_code)
                          ORDER BY s.programme_code DESC
                          LIMIT 1) AS heir
)
SELECT DISTINCT ON (t.id) t.id AS period_id, t.status, t.month, t.programme_code, o.id AS organisation_id, o.code AS organisation_code
  FROM touched AS t
  JOIN followed AS f USING (id)
  JOIN territory_organisation AS o ON o.id = f.organisation_id
 ORDER BY t.id, f.steps DESC;
