-- In a programme that does not add up, nobody is signed two allowances of one month whose groups exclude each other.
-- Returns one row a person × period where it happened; none in health.
WITH drawn AS MATERIALIZED (
    SELECT p.id, p.period_id, p.person_id, k.programme_code, k.group_code, p.category_code
      FROM payouts_payment AS p
      JOIN programmes_category AS k ON k.code = p.category_code AND k.component = 'allowance'
     WHERE p.kind = 'regular'
       AND k.programme_code IN (SELECT g.code FROM programmes_programme AS g WHERE NOT g.adds_up)
       AND (%(period_id)s::bigint IS NULL
            OR p.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint)))
),
-- Nearly everybody draws one allowance.
several AS MATERIALIZED (
    SELECT d.*
      FROM drawn AS d
      JOIN (SELECT t.period_id, t.person_id FROM drawn AS t GROUP BY t.period_id, t.person_id HAVING count(*) > 1) AS twice
        ON twice.period_id = d.period_id AND twice.person_id = d.person_id
     WHERE EXISTS (SELECT FROM payouts_signed AS s WHERE s.payment_id = d.id AND NOT s.is_excluded)
)
SELECT a.period_id, a.person_id, a.category_code, b.category_code AS other_code
  FROM several AS a
  JOIN several AS b
    ON b.period_id = a.period_id AND b.person_id = a.person_id AND b.programme_code = a.programme_code AND b.id > a.id
 WHERE NOT EXISTS (SELECT FROM programmes_compatiblegroups AS c
                    WHERE c.programme_code = a.programme_code
                      AND c.group_a = least(a.group_code, b.group_code) AND c.group_b = greatest(a.group_code, b.group_code));
