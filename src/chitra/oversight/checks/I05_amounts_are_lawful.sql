-- A payment is above zero; a regular one that is signed for stays within the highest rate of its category.
-- Returns one row a payment beyond it; none in health.
SELECT s.payment_id, s.amount_vnd, s.gross_vnd, highest.amount_vnd AS highest_vnd
  FROM payouts_signed AS s
  JOIN beneficiaries_entitlement AS e ON e.id = s.entitlement_id
  LEFT JOIN (SELECT r.category_code, max(r.amount_vnd) AS amount_vnd FROM programmes_rate AS r GROUP BY r.category_code) AS highest
    ON highest.category_code = s.category_code
 WHERE (%(period_id)s::bigint IS NULL
        OR s.run_id = ANY (ARRAY(SELECT scope.id FROM payouts_run AS scope WHERE scope.period_id = %(period_id)s::bigint)))
   AND (s.amount_vnd <= 0 OR (s.kind = 'regular' AND s.gross_vnd > highest.amount_vnd * e.quantity));
