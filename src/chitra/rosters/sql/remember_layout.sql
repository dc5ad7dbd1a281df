-- Remember which column holds what under a header, as an officer confirmed it.
-- Returns nothing.
INSERT INTO rosters_layout (organisation_id, fingerprint, columns, at, by)
VALUES (%(organisation_id)s::bigint, %(fingerprint)s::text, %(columns)s::jsonb, %(at)s::timestamptz, %(by)s::text)
ON CONFLICT (organisation_id, fingerprint) DO UPDATE SET columns = excluded.columns, at = excluded.at, by = excluded.by;
