-- Note where a form led.
-- Returns nothing.
UPDATE web_submission SET outcome = %(outcome)s::text WHERE key = %(key)s::uuid;
