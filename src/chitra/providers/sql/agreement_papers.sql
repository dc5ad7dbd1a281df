-- Lists agreements of the entered territory before an id, the latest recorded first; what is left empty is not asked.
-- Returns one row a channel.
SELECT
    agreement.id, provider.code, provider.name, organisation.code, organisation.name, agreement.programme_code,
    agreement.channel, agreement.valid_from, agreement.valid_until, agreement.document_no, agreement.document_date,
    agreement.by
FROM providers_agreement AS agreement
JOIN providers_provider AS provider ON provider.id = agreement.provider_id
JOIN territory_organisation AS organisation ON organisation.id = agreement.organisation_id
WHERE
    ((SELECT access_everywhere()) OR agreement.organisation_id = ANY ((SELECT access_organisations())::bigint[]))
    AND (%(after)s::bigint IS NULL OR agreement.id < %(after)s::bigint)
    AND %(provider_code)s::text IN ('', provider.code)
    AND %(organisation_code)s::text IN ('', organisation.code)
    AND (
        %(on)s::date IS NULL
        OR (agreement.valid_from <= %(on)s::date AND (agreement.valid_until IS NULL OR agreement.valid_until > %(on)s::date))
    )
ORDER BY agreement.id DESC
LIMIT %(limit)s::integer
