-- Stores agreements, one row a channel.
-- Returns nothing; the count of rows is the number of channels.
INSERT INTO providers_agreement (
    provider_id, organisation_id, programme_code, channel, valid_from, valid_until, document_no, document_date, at, by
)
SELECT
    provider.id, organisation.id, signed.programme_code, signed.channel, signed.valid_from, signed.valid_until,
    signed.document_no, signed.document_date, %(at)s::timestamptz, %(by)s::text
FROM jsonb_to_recordset(%(rows)s::jsonb) AS signed (
    provider_code text, organisation_code text, programme_code text, channel text, valid_from date, valid_until date,
    document_no text, document_date date
)
JOIN providers_provider AS provider ON provider.code = signed.provider_code
JOIN territory_organisation AS organisation ON organisation.code = signed.organisation_code
