-- Keep the settled figures of one provider × source.
-- Returns nothing.
INSERT INTO settlement_settlement
       (period_id, organisation_id, provider_id, source_code, opening_vnd, received_vnd, paid_account_vnd, paid_cash_vnd,
        refunded_vnd, carried_vnd, at, by)
SELECT %(period_id)s::bigint, %(organisation_id)s::bigint, m.provider_id, m.source_code, m.opening_vnd, m.received_vnd,
       m.paid_account_vnd, m.paid_cash_vnd, m.refunded_vnd, m.carried_vnd, %(at)s::timestamptz, %(by)s::text
  FROM unnest(%(provider_ids)s::bigint[], %(source_codes)s::text[], %(openings)s::bigint[], %(receipts)s::bigint[],
              %(paid_accounts)s::bigint[], %(paid_cashes)s::bigint[], %(refunds)s::bigint[], %(carries)s::bigint[])
    AS m (provider_id, source_code, opening_vnd, received_vnd, paid_account_vnd, paid_cash_vnd, refunded_vnd, carried_vnd);
