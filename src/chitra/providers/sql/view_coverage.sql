-- Who pays which channel for whom, and on which days: for one organisation, programme, channel and day at most one row fits.
-- Join: JOIN providers_coverage AS coverage ON coverage.organisation_id = … AND coverage.programme_code = …
--           AND coverage.channel = … AND coverage.days @> pay_date
CREATE OR REPLACE VIEW providers_coverage AS
SELECT
    agreement.id AS agreement_id, agreement.organisation_id, agreement.programme_code, agreement.channel,
    agreement.provider_id, provider.code AS provider_code,
    daterange(agreement.valid_from, agreement.valid_until) AS days
FROM providers_agreement AS agreement
JOIN providers_provider AS provider ON provider.id = agreement.provider_id
