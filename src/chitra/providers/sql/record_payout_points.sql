-- Stores payout points that are not stored yet.
-- Returns nothing; the count of rows is the number of new points.
INSERT INTO providers_payoutpoint (provider_id, unit_code, name, address, days, valid_from)
SELECT provider.id, opened.unit_code, opened.name, opened.address, opened.days, opened.valid_from
FROM jsonb_to_recordset(%(rows)s::jsonb) AS opened (
    provider_code text, unit_code text, name text, address text, days text, valid_from date
)
JOIN providers_provider AS provider ON provider.code = opened.provider_code
ON CONFLICT DO NOTHING
