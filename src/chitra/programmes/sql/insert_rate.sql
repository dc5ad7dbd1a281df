-- Stores a rate that an officer entered.
-- Returns its id.
INSERT INTO programmes_rate (
    category_code, amount_vnd, coefficient_milli, standard_vnd, unit, applies_from, applies_until, in_force_from,
    in_force_is_assumed, legal_basis, source_document, confidence, is_derived, entered_at, entered_by
)
VALUES (
    %(category_code)s::text, %(amount_vnd)s::bigint, %(coefficient_milli)s::integer, %(standard_vnd)s::bigint,
    %(unit)s::text, %(applies_from)s::date, %(applies_until)s::date, %(in_force_from)s::date, FALSE,
    %(legal_basis)s::text, %(source_document)s::text, 'entered', FALSE, %(at)s::timestamptz, %(by)s::text
)
RETURNING id
