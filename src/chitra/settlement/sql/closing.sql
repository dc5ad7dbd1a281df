-- Read what a closed period came to, and the head of its journal at that moment.
-- Returns one row, or none before it is closed.
SELECT c.payment_count, c.paid_vnd, c.carried_vnd, c.refunded_vnd, c.audit_seq, c.audit_hash, c.at, c.by, coalesce(o.full_name, c.by),
       coalesce(o.title, '')
  FROM settlement_closing AS c
  LEFT JOIN access_officer AS o ON o.username = c.by
 WHERE c.period_id = %(period_id)s::bigint;
