-- Lists advance accounts of a day by whichever of provider, organisation, programme and number is given.
-- Returns one row an account and what it is for.
SELECT
    account.id, provider.code, organisation.code, account.programme_code, account.bin, account.account_no,
    account.holder_name, account.valid_from, account.valid_until
FROM providers_advanceaccount AS account
JOIN providers_provider AS provider ON provider.id = account.provider_id
JOIN territory_organisation AS organisation ON organisation.id = account.organisation_id
WHERE
    %(provider_code)s::text IN ('', provider.code)
    AND %(organisation_code)s::text IN ('', organisation.code)
    AND %(programme_code)s::text IN ('', account.programme_code)
    AND %(account_no)s::text IN ('', account.account_no)
    AND account.valid_from <= %(on)s::date AND (account.valid_until IS NULL OR account.valid_until > %(on)s::date)
ORDER BY provider.code, organisation.code, account.programme_code
