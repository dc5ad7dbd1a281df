-- Lists the monthly limits of channels, the latest first.
-- Returns one row a limit.
SELECT
    cap.channel, coalesce(provider.code, ''), cap.monthly_cap_vnd, cap.valid_from, cap.valid_until, cap.source_document,
    cap.confidence
FROM providers_providerlimit AS cap
LEFT JOIN providers_provider AS provider ON provider.id = cap.provider_id
ORDER BY cap.channel, cap.valid_from DESC
