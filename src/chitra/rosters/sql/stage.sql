-- Make the tables of the session in which one file waits, if they are missing.
-- Returns nothing. The law of a month stays until the session ends. Columns are those of the reader (chitra.formats.lists.columns), led by the number of their sheet.
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_staged (
    line bigint GENERATED ALWAYS AS IDENTITY,
    sheet_no integer,
    row_number integer,
    row_kind text,
    outcome text,
    reasons text[],
    stt integer,
    source_code text,
    full_name text,
    match_name text,
    sort_key text,
    name_flags text[],
    name_note text,
    sex text,
    birth_year smallint,
    birth_month smallint,
    birth_day smallint,
    birth_is_estimated boolean,
    birth_raw text,
    cccd text,
    cmnd text,
    phone text,
    hamlet text,
    commune_text text,
    category_text text,
    coefficient_milli integer,
    injury_pct smallint,
    allowance_vnd bigint,
    supplement_vnd bigint,
    caregiver_vnd bigint,
    arrears_months smallint,
    arrears_vnd bigint,
    carried_vnd bigint,
    funeral_vnd bigint,
    one_time_vnd bigint,
    recovery_vnd bigint,
    total_vnd bigint,
    proxy_name text,
    proxy_match_name text,
    proxy_cccd text,
    account_no text,
    bank_text text,
    bank_key text,
    method_text text,
    relation text,
    related_name text,
    note text,
    reason text,
    decision_no text,
    decision_date date,
    event_date date,
    from_month date,
    old_vnd bigint,
    new_vnd bigint,
    diff_vnd bigint,
    raw text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_staged_finding (
    sheet_no integer,
    row_number integer,
    column_letter text,
    code text,
    severity text,
    value text,
    expected text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_staged_person (
    line bigint,
    person_id bigint,
    unit_code text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_spoken (
    code text,
    holds text,
    roster_id bigint,
    row_id bigint,
    severity text,
    field text,
    value text,
    expected text
) ON COMMIT DELETE ROWS;
-- What is judged is copied once, so that thirty rules read a small table and not the rows of all lists under row security. What
-- most rules look at comes first: a column costs whatever stands before it.
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_listed ON COMMIT DELETE ROWS AS
SELECT
    id, roster_id, allowance_vnd, supplement_vnd, caregiver_vnd, arrears_vnd, carried_vnd, funeral_vnd, recovery_vnd, row_number, quantity,
    month, listed_on, person_id, kind, category_code, unit_code, cccd, programme_code, organisation_id, organisation_code, proxy_name,
    account_no, match_name, full_name, source_code, supplement_code, caregiver_code, birth_year, birth_month, hamlet, bin, bank_text,
    category_text, commune_text, proxy_match_name, proxy_cccd, reason, event_date, from_month, old_vnd, new_vnd, difference_vnd,
    owns_card, known_cccd, known_unit_code, known_match_name, died_month, is_provisional
FROM rosters_judged
LEFT JOIN LATERAL (
    SELECT
        (person.cccd = rosters_judged.cccd AND person.merged_into_id IS NULL) IS TRUE AS owns_card,
        person.cccd AS known_cccd, person.unit_code AS known_unit_code, person.match_name AS known_match_name, person.died_month, person.is_provisional
    FROM beneficiaries_person AS person
    WHERE person.id = rosters_judged.person_id
    LIMIT 1
) AS known ON true
WITH NO DATA;
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_law_known (
    programme_code text,
    list_month date,
    listed_on date,
    last_rate_id bigint
) ON COMMIT PRESERVE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_law (
    programme_code text,
    list_month date,
    listed_on date,
    category_code text,
    due_vnd bigint,
    known_vnd bigint,
    due_is_derived boolean,
    known_is_derived boolean
) ON COMMIT PRESERVE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS rosters_rise (
    programme_code text,
    list_month date,
    category_code text,
    past_month date,
    then_vnd bigint,
    now_vnd bigint,
    is_derived boolean
) ON COMMIT PRESERVE ROWS;
CREATE INDEX IF NOT EXISTS rosters_law_category ON rosters_law (category_code, list_month);
CREATE INDEX IF NOT EXISTS rosters_rise_category ON rosters_rise (category_code, list_month);
