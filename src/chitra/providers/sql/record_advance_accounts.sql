-- Stores advance accounts.
-- Returns nothing; the count of rows is the number of accounts.
INSERT INTO providers_advanceaccount (
    provider_id, organisation_id, programme_code, bin, account_no, holder_name, valid_from, valid_until, at, by
)
SELECT
    provider.id, organisation.id, opened.programme_code, opened.bin, opened.account_no, opened.holder_name,
    opened.valid_from, opened.valid_until, %(at)s::timestamptz, %(by)s::text
FROM jsonb_to_recordset(%(rows)s::jsonb) AS opened (
    provider_code text, organisation_code text, programme_code text, bin text, account_no text, holder_name text,
    valid_from date, valid_until date
)
JOIN providers_provider AS provider ON provider.code = opened.provider_code
JOIN territory_organisation AS organisation ON organisation.code = opened.organisation_code
