-- Find the period of an organisation, programme and month, and open it if there is none.
-- Returns its id.
SELECT ledger_open_period(
    %(organisation_id)s::bigint, %(organisation_code)s::text, %(programme_code)s::text, %(month)s::date,
    %(at)s::timestamptz
);
