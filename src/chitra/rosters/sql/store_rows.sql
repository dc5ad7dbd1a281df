-- Store every row of a staged file in its list, with its person, categories, commune and bank.
-- Returns nothing. The commune is that of the row, else of the sheet's title, else of the registry, else none.
INSERT INTO rosters_row (
    roster_id, period_id, row_number, row_kind, outcome, person_id,
    category_code, supplement_code, caregiver_code, quantity, unit_code, commune_text, bin,
    stt, source_code, full_name, match_name, sort_key, name_flags, sex,
    birth_year, birth_month, birth_day, birth_is_estimated, cccd, cmnd, hamlet, category_text, coefficient_milli, injury_pct,
    related_name, relation, allowance_vnd, supplement_vnd, caregiver_vnd, arrears_months, arrears_vnd,
    one_time_vnd, funeral_vnd, carried_vnd, recovery_vnd, total_vnd, old_vnd, new_vnd, difference_vnd,
    proxy_name, proxy_match_name, proxy_cccd, account_no, bank_text, method_text, phone,
    reason, decision_no, decision_date, event_date, from_month, note, raw
)
SELECT
    sheet.roster_id, %(period_id)s::bigint, staged.row_number, staged.row_kind, staged.outcome, linked.person_id,
    coalesce(category.allowance_code, ''), coalesce(category.supplement_code, ''), coalesce(category.caregiver_code, ''),
    coalesce(category.quantity, 1),
    CASE
        WHEN staged.row_kind = 'data'
            THEN coalesce(commune.unit_code, nullif(sheet.unit_code, ''), linked.unit_code, '')
        ELSE ''
    END,
    coalesce(staged.commune_text, ''), coalesce(bank.bin, ''),
    coalesce(staged.stt::text, ''), coalesce(staged.source_code, ''), coalesce(staged.full_name, ''),
    coalesce(staged.match_name, ''), coalesce(staged.sort_key, ''),
    coalesce(array_to_string(staged.name_flags, ' '), ''),
    CASE staged.sex WHEN 'male' THEN 'm' WHEN 'female' THEN 'f' ELSE '' END,
    staged.birth_year, staged.birth_month, staged.birth_day, coalesce(staged.birth_is_estimated, false),
    coalesce(staged.cccd, ''), coalesce(staged.cmnd, ''), coalesce(staged.hamlet, ''), coalesce(staged.category_text, ''),
    staged.coefficient_milli, staged.injury_pct, coalesce(staged.related_name, ''), coalesce(staged.relation, ''),
    coalesce(staged.allowance_vnd, 0), coalesce(staged.supplement_vnd, 0), coalesce(staged.caregiver_vnd, 0),
    staged.arrears_months, coalesce(staged.arrears_vnd, 0), coalesce(staged.one_time_vnd, 0),
    coalesce(staged.funeral_vnd, 0), coalesce(staged.carried_vnd, 0), coalesce(staged.recovery_vnd, 0), staged.total_vnd,
    staged.old_vnd, staged.new_vnd, staged.diff_vnd,
    coalesce(staged.proxy_name, ''), coalesce(proxy.match_name, ''), coalesce(staged.proxy_cccd, ''),
    coalesce(staged.account_no, ''), coalesce(staged.bank_text, ''), coalesce(staged.method_text, ''),
    coalesce(staged.phone, ''), coalesce(staged.reason, ''), coalesce(staged.decision_no, ''), staged.decision_date,
    staged.event_date, staged.from_month, coalesce(staged.note, ''), coalesce(staged.raw, '')
FROM rosters_staged AS staged
JOIN unnest(%(sheet_nos)s::integer[], %(roster_ids)s::bigint[], %(sheet_units)s::text[])
    AS sheet (sheet_no, roster_id, unit_code) USING (sheet_no)
LEFT JOIN rosters_staged_person AS linked ON linked.line = staged.line
LEFT JOIN rosters_staged_category AS category ON category.line = staged.line
LEFT JOIN unnest(%(commune_texts)s::text[], %(commune_codes)s::text[]) AS commune (text, unit_code)
    ON commune.text = staged.commune_text
LEFT JOIN unnest(%(bank_texts)s::text[], %(bank_bins)s::text[]) AS bank (text, bin) ON bank.text = staged.bank_text
LEFT JOIN unnest(%(proxy_texts)s::text[], %(proxy_names)s::text[]) AS proxy (text, match_name)
    ON proxy.text = staged.proxy_name;
