-- Read the accounts of a period that are not empty.
-- Returns source, provider, kind and the balance on the account's own side (never below zero).
SELECT account.source_code, account.provider_code, account.kind, abs(account.balance_vnd)
FROM ledger_account AS account
WHERE account.period_id = %(period_id)s::bigint AND account.balance_vnd <> 0
ORDER BY account.source_code, account.provider_code, account.kind;
