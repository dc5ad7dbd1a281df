-- Keep the bytes of a file as they came; the same bytes are kept once.
-- Returns nothing.
INSERT INTO rosters_original (sha256, bytes, byte_count, file_name, at, by)
VALUES (%(sha256)s::text, %(bytes)s::bytea, %(byte_count)s::bigint, %(file_name)s::text, %(at)s::timestamptz, %(by)s::text)
ON CONFLICT (sha256) DO NOTHING;
