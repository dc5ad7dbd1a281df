-- Write the payments of a run down from `freeze_payment`.
-- Returns one row: how many, how much, and SHA-256 over their ids and amounts.
WITH stored AS (
    INSERT INTO payouts_payment
           (id, run_id, period_id, organisation_id, row_id, person_id, entitlement_id, kind, category_code, source_code, month,
            gross_vnd, deduction_vnd, amount_vnd, unit_code, hamlet, person_name, person_cccd, channel, provider_id, method_id,
            authorisation_id, payee_name, payee_relation, payee_bin, payee_account, bundle, replaces_id, carried_from_id)
    SELECT f.id, %(run_id)s::bigint, %(period_id)s::bigint, %(organisation_id)s::bigint, f.row_id, f.person_id, f.right_id,
           f.kind, f.category_code, f.source, %(month)s::date, f.gross_vnd, f.deduction_vnd, f.gross_vnd - f.deduction_vnd,
           f.unit_code, f.hamlet, f.full_name, f.cccd, f.channel, f.provider_id, f.method_id, f.authorisation_id, f.payee_name,
           f.payee_relation, f.payee_bin, f.payee_account, f.bundle, f.replaces_id, f.carried_from_id
      FROM freeze_payment AS f
     ORDER BY f.id
    RETURNING id, amount_vnd
)
SELECT count(*)::integer AS payment_count,
       coalesce(sum(amount_vnd), 0)::bigint AS total_vnd,
       encode(sha256(convert_to(coalesce(string_agg(id || ' ' || amount_vnd, E'\n' ORDER BY id), ''), 'UTF8')), 'hex') AS events
  FROM stored;
