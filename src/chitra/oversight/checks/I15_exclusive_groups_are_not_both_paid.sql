-- In a programme that does not add up, nobody is signed two allowances of one month whose groups exclude each other.
-- Returns one row a person × period where it happened; none in health.
SELECT a.period_id, a.person_id, a.category_code, b.category_code AS other_code
  FROM payouts_payment AS a
  JOIN payouts_payment AS b
    ON b.period_id = a.period_id AND b.person_id = a.person_id AND b.id > a.id AND b.kind = 'regular'
  JOIN programmes_category AS ka ON ka.code = a.category_code AND ka.component = 'allowance'
  JOIN programmes_category AS kb ON kb.code = b.category_code AND kb.component = 'allowance'
  JOIN programmes_programme AS g ON g.code = ka.programme_code AND NOT g.adds_up
 WHERE (%(period_id)s::bigint IS NULL
        OR a.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint))) AND a.kind = 'regular' AND ka.programme_code = kb.programme_code
   AND EXISTS (SELECT FROM payouts_signed AS s WHERE s.payment_id = a.id AND NOT s.is_excluded)
   AND EXISTS (SELECT FROM payouts_signed AS s WHERE s.payment_id = b.id AND NOT s.is_excluded)
   AND NOT EXISTS (SELECT FROM programmes_compatiblegroups AS c
                    WHERE c.programme_code = ka.programme_code
                      AND c.group_a = least(ka.group_code, kb.group_code) AND c.group_b = greatest(ka.group_code, kb.group_code));
