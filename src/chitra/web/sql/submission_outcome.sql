-- Find where an officer's form led.
-- Returns the page, or no row when the key is somebody else's.
SELECT submission.outcome
FROM web_submission AS submission
WHERE submission.key = %(key)s::uuid AND submission.officer_id = %(officer_id)s::bigint;
