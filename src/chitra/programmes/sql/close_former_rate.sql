-- Ends the rate that still applies when a new one begins.
-- Returns nothing.
UPDATE programmes_rate
SET applies_until = %(applies_from)s::date
WHERE
    category_code = %(category_code)s::text
    AND applies_from < %(applies_from)s::date
    AND (applies_until IS NULL OR applies_until > %(applies_from)s::date)
