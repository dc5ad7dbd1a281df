-- Read what was staged to be ordered once more.
-- Returns one row an instruction: reference, source, provider, amount, fault, whether who signs had prepared or approved its run.
SELECT r.reference, r.source_code, v.code, r.amount_vnd, r.fault, r.is_signer
  FROM delivery_reissue AS r
  JOIN providers_provider AS v ON v.id = r.provider_id
 ORDER BY r.reference;
