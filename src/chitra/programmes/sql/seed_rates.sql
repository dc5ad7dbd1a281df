-- Stores rates that are not stored yet. The file's last day is inclusive, ours is not.
-- Returns nothing.
INSERT INTO programmes_rate (
    category_code, amount_vnd, coefficient_milli, standard_vnd, unit, applies_from, applies_until, in_force_from,
    in_force_is_assumed, legal_basis, source_document, confidence, is_derived, entered_by
)
SELECT
    category_code, amount_vnd, coefficient_milli, standard_vnd, unit, applies_from, last_day + 1, in_force_from,
    in_force_is_assumed, legal_basis, 'benefit_rates.csv', confidence, is_derived, ''
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    category_code text, amount_vnd bigint, coefficient_milli integer, standard_vnd bigint, unit text, applies_from date,
    last_day date, in_force_from date, in_force_is_assumed boolean, legal_basis text, confidence text, is_derived boolean
)
ON CONFLICT DO NOTHING
