-- Find statements' accounts in which the provider holds no advance of anybody.
-- Returns one row a foreign account.
SELECT told.account
  FROM unnest(%(accounts)s::text[]) AS told (account)
 WHERE NOT EXISTS (SELECT FROM providers_advanceaccount AS v
                    WHERE v.provider_id = %(provider_id)s::bigint
                      AND upper(v.account_no) = upper(regexp_replace(told.account, '[^0-9A-Za-z]', '', 'g')))
 ORDER BY told.account;
