-- Finds codes of providers, organisations, programmes and banks that name nothing; what a row leaves out or empty is not asked.
-- Returns one row a code.
WITH named AS (
    SELECT *
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS row (
        provider_code text, organisation_code text, programme_code text, bin text
    )
)
SELECT provider_code FROM named
WHERE provider_code <> '' AND provider_code NOT IN (SELECT code FROM providers_provider)
UNION
SELECT organisation_code FROM named
WHERE organisation_code <> '' AND organisation_code NOT IN (SELECT code FROM territory_organisation)
UNION
SELECT programme_code FROM named
WHERE programme_code <> '' AND programme_code NOT IN (SELECT code FROM programmes_programme)
UNION
SELECT bin FROM named
WHERE bin <> '' AND bin NOT IN (SELECT bin FROM providers_bank)
ORDER BY 1
