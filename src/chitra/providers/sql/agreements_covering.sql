-- Lists the agreements in force for an organisation and a programme on a day; an empty channel asks for all.
-- Returns one row a channel.
SELECT
    agreement.id, provider.code, organisation.code, agreement.programme_code, agreement.channel, agreement.valid_from,
    agreement.valid_until, agreement.document_no, agreement.document_date
FROM providers_agreement AS agreement
JOIN providers_provider AS provider ON provider.id = agreement.provider_id
JOIN territory_organisation AS organisation ON organisation.id = agreement.organisation_id
WHERE
    organisation.code = %(organisation_code)s::text
    AND agreement.programme_code = %(programme_code)s::text
    AND %(channel)s::text IN ('', agreement.channel)
    AND agreement.valid_from <= %(on)s::date AND (agreement.valid_until IS NULL OR agreement.valid_until > %(on)s::date)
ORDER BY agreement.channel
