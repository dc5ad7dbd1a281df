-- Lists advance accounts of the entered territory before an id, the latest recorded first.
-- Returns one row an account.
SELECT
    account.id, provider.code, organisation.code, organisation.name, account.programme_code, bank.short_name,
    account.account_no, account.holder_name, account.valid_from, account.valid_until, account.by
FROM providers_advanceaccount AS account
JOIN providers_provider AS provider ON provider.id = account.provider_id
JOIN territory_organisation AS organisation ON organisation.id = account.organisation_id
JOIN providers_bank AS bank ON bank.bin = account.bin
WHERE
    ((SELECT access_everywhere()) OR account.organisation_id = ANY ((SELECT access_organisations())::bigint[]))
    AND (%(after)s::bigint IS NULL OR account.id < %(after)s::bigint)
    AND %(provider_code)s::text IN ('', provider.code)
ORDER BY account.id DESC
LIMIT %(limit)s::integer
