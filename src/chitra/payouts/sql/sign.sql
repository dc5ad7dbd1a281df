-- Put an officer's name under a run's numbers.
-- Returns nothing.
INSERT INTO payouts_signature
       (run_id, period_id, stage, officer_id, person_key, payment_count, total_vnd, content_hash, reason, at)
VALUES (%(run_id)s::bigint, %(period_id)s::bigint, %(stage)s::text, %(officer_id)s::bigint, %(person_key)s::text,
        %(payment_count)s::integer, %(total_vnd)s::bigint, %(content_hash)s::text, %(reason)s::text, %(at)s::timestamptz);
