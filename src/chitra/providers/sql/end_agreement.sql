-- Ends an agreement that still runs on the last day it is to have.
-- Returns whose it is; no row when it has ended or had not begun.
UPDATE providers_agreement AS agreement
SET valid_until = %(until)s::date
FROM territory_organisation AS organisation
WHERE
    agreement.id = %(id)s::bigint
    AND organisation.id = agreement.organisation_id
    AND agreement.valid_from < %(until)s::date
    AND (agreement.valid_until IS NULL OR agreement.valid_until > %(until)s::date)
RETURNING organisation.code, agreement.programme_code
