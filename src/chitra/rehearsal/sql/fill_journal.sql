-- Fill the journals of some organisations with so many entries each, as years of work would.
-- Returns how many were written.
SELECT count(audit_append(
    code, %(at)s::timestamptz + number * interval '1 minute', 'lan.dailoc', 'report', 'period', number::text,
    '{"count":' || number || ',"name":"bench"}'
))
FROM unnest(%(codes)s::text[]) AS code, generate_series(1, %(entries)s::integer) AS number;
